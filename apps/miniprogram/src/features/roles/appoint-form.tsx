import { REASON_MAX_CHARS, ROLE_MAX_PHOTOS, roleTitles, VILLAGE_ROLES, type VillageRole } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { FormPhotos } from '@/features/photos/form-photos';
import { todayOf } from '@/formats/calendar-day';
import * as texts from '@/texts/zh-CN';
import { Button, Card, DateField, ErrorNote, Field, FieldFrame, Segmented } from '@/ui';
import { FindAppointee } from './find-appointee';
import { useAppoint } from './use-appoint';

const t = texts.roles;
type Form = ReturnType<typeof useAppoint>;
type Granted = keyof typeof t.about;
const isGranted = (role: VillageRole): role is Granted => role in t.about;
const ROLES = VILLAGE_ROLES.filter(isGranted).map(value => ({ value, text: roleTitles[value] }));
const COUNT_MAX_CHARS = 4;

function Count({ name, unit, form }: { name: 'present' | 'votesFor' | 'votesAgainst'; unit: string; form: Form }) {
  return (
    <Field
      name={name}
      kind="digits"
      label={t[name]}
      unit={unit}
      value={form.values[name]}
      onChange={typed => form.set({ [name]: typed })}
      maxChars={COUNT_MAX_CHARS}
      error={form.faults[name]}
    />
  );
}

/** As it stands in the minutes of the meeting that elected the reviewer. */
function Election({ form }: { form: Form }) {
  return (
    <Card title={t.election}>
      <DateField
        name="heldOn"
        label={t.heldOn}
        until={todayOf()}
        value={form.values.heldOn}
        onChange={heldOn => form.set({ heldOn })}
        error={form.faults.heldOn}
      />
      <Count name="present" unit={texts.common.units.people} form={form} />
      <View className="pair">
        <Count name="votesFor" unit={texts.common.units.votes} form={form} />
        <Count name="votesAgainst" unit={texts.common.units.votes} form={form} />
      </View>
    </Card>
  );
}

function Why({ form }: { form: Form }) {
  const { values, set, faults, photos } = form;
  return (
    <Card>
      <Field
        name="reason"
        lines={3}
        label={t.reason}
        placeholder={t.reasonPlaceholder}
        value={values.reason}
        onChange={reason => set({ reason })}
        maxChars={REASON_MAX_CHARS}
        error={faults.reason}
      />
      <FieldFrame
        label={t.photos}
        hint={t.photosHint}
        optional={values.role === 'reviewer' ? undefined : texts.common.optional}
        error={form.photosError}
        count={{ used: photos.photos.length, max: ROLE_MAX_PHOTOS }}
      >
        <FormPhotos photos={photos} max={ROLE_MAX_PHOTOS} />
      </FieldFrame>
      <ErrorNote error={form.error} />
      <Button block size="big" busy={form.busy} busyText={form.busyText} onPress={form.ask}>
        {t.send}
      </Button>
    </Card>
  );
}

export function AppointForm() {
  const form = useAppoint();
  const { values, set, faults } = form;
  const chosen = values.role;
  return (
    <>
      <Card>
        <FindAppointee chosen={values.person} error={faults.person} onChange={person => set({ person })} />
        <FieldFrame label={t.role} error={faults.role}>
          <Segmented<VillageRole | ''> wrap label={t.role} options={ROLES} value={chosen ?? ''} onChange={role => role && set({ role })} />
          {chosen && isGranted(chosen) && <View className="note stack">{t.about[chosen]}</View>}
        </FieldFrame>
      </Card>
      {chosen === 'reviewer' && <Election form={form} />}
      <Why form={form} />
    </>
  );
}
