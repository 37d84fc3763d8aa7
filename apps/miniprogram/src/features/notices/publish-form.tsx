import {
  identityRoutes,
  NOTICE_AUDIENCES,
  NOTICE_CATEGORIES,
  NOTICE_MAX_PHOTOS,
  NOTICE_ROLES,
  NOTICE_TEXT_MAX_CHARS,
  NOTICE_TITLE_MAX_CHARS,
  noticeAudienceTitles,
  roleTitles,
  type NoticeAudience,
  type NoticeCategory,
} from '@jishan/contracts';
import { useVillageCall } from '@/api/hooks';
import { VoiceField } from '@/features/voice/voice-field';
import { FormFoot } from '@/features/writing/form-foot';
import { WrittenPhotos } from '@/features/writing/written-fields';
import { sayUntil } from '@/formats/dates';
import * as texts from '@/texts/zh-CN';
import { Card, Field, FieldFrame, Segmented, SwitchRow } from '@/ui';
import { DEADLINE_DAYS, deadlineAfter, type DeadlineDays } from './deadline';
import { categoryTitle } from './looks';
import { nearDayIn } from './near-day';
import { Ticks } from './tick';
import { usePublish } from './use-publish';

const CATEGORIES = NOTICE_CATEGORIES.map(category => ({ value: category, text: categoryTitle(category) }));
const AUDIENCES = NOTICE_AUDIENCES.map(audience => ({ value: audience, text: noticeAudienceTitles[audience] }));
const ROLES = NOTICE_ROLES.map(role => ({ value: role, text: roleTitles[role] }));
const DEADLINES = DEADLINE_DAYS.map(days => ({ value: days, text: texts.publish.deadlines[days] }));

type Form = ReturnType<typeof usePublish>;

/** Advice, no fault: it may be sent. */
function nearDayNote(words: string): string | undefined {
  const day = nearDayIn(words);
  return day && texts.publish.nearDay(day);
}

function Audience({ form, groups }: { form: Form; groups: readonly { readonly id: string; readonly name: string }[] }) {
  const { fields, set } = form;
  return (
    <Card>
      <FieldFrame label={texts.publish.audience}>
        <Segmented<NoticeAudience>
          label={texts.publish.audience}
          options={AUDIENCES}
          value={fields.audience}
          onChange={audience => set({ audience })}
        />
      </FieldFrame>
      {fields.audience === 'groups' && (
        <Ticks
          label={texts.publish.groups}
          options={groups.map(group => ({ value: group.id, text: group.name }))}
          chosen={fields.groupIds}
          error={form.faults.audience}
          onChange={groupIds => set({ groupIds })}
        />
      )}
      {fields.audience === 'roles' && (
        <Ticks
          label={texts.publish.roles}
          options={ROLES}
          chosen={fields.roles}
          error={form.faults.audience}
          onChange={roles => set({ roles })}
        />
      )}
    </Card>
  );
}

function Options({ form }: { form: Form }) {
  const { fields, set } = form;
  const t = texts.publish;
  return (
    <Card>
      <SwitchRow title={t.pin} note={t.pinNote} on={fields.pinned} onChange={pinned => set({ pinned })} />
      <SwitchRow
        title={t.mustConfirm}
        note={t.mustConfirmNote}
        on={fields.mustAcknowledge}
        onChange={mustAcknowledge => set({ mustAcknowledge })}
      />
      {fields.mustAcknowledge && (
        <FieldFrame label={t.deadline} hint={t.deadlineNote(sayUntil(deadlineAfter(fields.days)))}>
          <Segmented<DeadlineDays> label={t.deadline} options={DEADLINES} value={fields.days} onChange={days => set({ days })} />
        </FieldFrame>
      )}
    </Card>
  );
}

export function PublishForm() {
  const form = usePublish();
  const village = useVillageCall(identityRoutes.villageHome, {});
  const groups = village.data?.groups ?? [];
  const { fields, set } = form;
  const t = texts.publish;
  const whom = (): string => {
    if (fields.audience === 'groups')
      return groups
        .filter(group => fields.groupIds.includes(group.id))
        .map(group => group.name)
        .join('、');
    return fields.audience === 'roles' ? fields.roles.map(role => roleTitles[role]).join('、') : noticeAudienceTitles.village;
  };
  return (
    <>
      <Card>
        <Field
          name="title"
          label={t.heading}
          placeholder={t.headingPlaceholder}
          hint={nearDayNote(fields.title)}
          value={fields.title}
          onChange={title => set({ title })}
          maxChars={NOTICE_TITLE_MAX_CHARS}
          showCount
          error={form.faults.title}
        />
        <Field
          name="text"
          lines={6}
          label={t.text}
          placeholder={t.textPlaceholder}
          hint={nearDayNote(fields.text)}
          value={fields.text}
          onChange={text => set({ text })}
          maxChars={NOTICE_TEXT_MAX_CHARS}
          showCount
          error={form.faults.text}
        />
        <VoiceField warn label={t.voice} voice={form.voice} error={form.voiceError} only={texts.voice.onlyNotice} />
        <WrittenPhotos label={t.photos} photos={form.photos} max={NOTICE_MAX_PHOTOS} error={form.photosError} />
        <FieldFrame label={t.category}>
          <Segmented<NoticeCategory>
            wrap
            label={t.category}
            options={CATEGORIES}
            value={fields.category}
            onChange={category => set({ category })}
          />
        </FieldFrame>
      </Card>
      <Audience form={form} groups={groups} />
      <Options form={form} />
      <FormFoot error={form.error} busy={form.busy} onSend={() => void form.send(whom())}>
        {t.send}
      </FormFoot>
    </>
  );
}
