import { identityRoutes, PERSON_NAME_MAX_CHARS, REASON_MAX_CHARS } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { fieldError } from '@/api/errors';
import { useVillageCall } from '@/api/hooks';
import * as texts from '@/texts/zh-CN';
import { Button, Card, ErrorNote, Field, FieldFrame, Segmented, SwitchRow } from '@/ui';
import { useRosterForm } from './use-roster-form';

const t = texts.roster;
const PHONE_CHARS = 11;
type Form = ReturnType<typeof useRosterForm>;

function Group({ form }: { form: Form }) {
  const village = useVillageCall(identityRoutes.villageHome, {});
  return (
    <FieldFrame label={t.inGroup} error={form.faults.groupId}>
      <Segmented
        wrap
        label={t.inGroup}
        options={(village.data?.groups ?? []).map(group => ({ value: group.id, text: group.name }))}
        value={form.values.groupId}
        onChange={groupId => form.set({ groupId })}
      />
      <ErrorNote error={village.error} />
    </FieldFrame>
  );
}

function Who({ form, head }: { form: Form; head: boolean }) {
  const { values, set, faults, error } = form;
  return (
    <>
      <Field
        name="name"
        label={head ? t.headName : t.name}
        value={values.name}
        // Who was looked up was somebody of the other name.
        onChange={name => set({ name, namesake: false })}
        maxChars={PERSON_NAME_MAX_CHARS}
        error={faults.name ?? fieldError(error, '/name')}
      />
      {!head && <SwitchRow title={t.minor} note={t.minorNote} on={values.minor} onChange={minor => set({ minor })} />}
      <Field
        name="phone"
        kind="phone"
        label={t.newPhone}
        optional={texts.common.optional}
        hint={t.newPhoneHint}
        value={values.phone}
        onChange={phone => set({ phone })}
        maxChars={PHONE_CHARS}
        error={faults.phone ?? fieldError(error, '/phone')}
      />
    </>
  );
}

/** Into a household, or a household of its own. */
export function RosterForm({ into }: { into: { readonly id: string; readonly name: string } | undefined }) {
  const form = useRosterForm(into?.id);
  const { values, set, faults, error } = form;
  return (
    <>
      <View className="note">{into ? t.formLead(into.name) : t.formHouseholdLead}</View>
      <View className="note">{t.formAside}</View>
      <Card>
        <Who form={form} head={!into} />
        {!into && <Group form={form} />}
        <Field
          name="reason"
          lines={2}
          label={t.reason}
          placeholder={t.reasonHint}
          value={values.reason}
          onChange={reason => set({ reason })}
          maxChars={REASON_MAX_CHARS}
          error={faults.reason ?? fieldError(error, '/reason')}
        />
        <ErrorNote error={error} />
        {form.asksNamesake && (
          <SwitchRow title={t.namesake} note={t.namesakeNote} on={values.namesake} onChange={namesake => set({ namesake })} />
        )}
        <Button block size="big" busy={form.busy} busyText={texts.common.sending} onPress={form.send}>
          {t.send}
        </Button>
      </Card>
    </>
  );
}
