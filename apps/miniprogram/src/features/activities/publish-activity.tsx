import {
  ACTIVITY_AUDIENCES,
  ACTIVITY_MAX_PHOTOS,
  ACTIVITY_PLACE_MAX_CHARS,
  ACTIVITY_TEXT_MAX_CHARS,
  ACTIVITY_TITLE_MAX_CHARS,
  activityAudienceTitles,
  identityRoutes,
  pointsRoutes,
  type ActivityAudience,
} from '@jishan/contracts';
import { useMemo } from 'react';
import { useVillageCall } from '@/api/hooks';
import { Ticks } from '@/features/notices/tick';
import { LintNote } from '@/features/rule-sets/lint-note';
import { Stepper } from '@/features/store/stepper';
import { FormFoot } from '@/features/writing/form-foot';
import { WrittenPhotos } from '@/features/writing/written-fields';
import * as texts from '@/texts/zh-CN';
import { Card, Field, FieldFrame, Segmented, SwitchRow } from '@/ui';
import { CapacityField } from './capacity-field';
import { sayTimes } from './looks';
import { daysAhead, DEADLINES, LENGTHS, START_HOURS, timesOf, type Deadline, type Length } from './times';
import { NO_RULE, usePublishActivity } from './use-publish-activity';
import './activities.scss';

const t = texts.activities;
const HOURS = START_HOURS.map(hour => ({ value: hour as string, text: `${hour}:00` }));
const LENGTH_OPTIONS = LENGTHS.map(length => ({ value: length, text: t.lengths[length] }));
const DEADLINE_OPTIONS = DEADLINES.map(deadline => ({ value: deadline, text: t.deadlines[deadline] }));
const AUDIENCES = ACTIVITY_AUDIENCES.map(audience => ({ value: audience, text: activityAudienceTitles[audience] }));

type Form = ReturnType<typeof usePublishActivity>;

function Times({ form, days }: { form: Form; days: ReturnType<typeof daysAhead> }) {
  const { fields, set } = form;
  const { startsAt, endsAt } = timesOf(fields);
  return (
    <Card>
      <FieldFrame label={t.day}>
        <Segmented scroll label={t.day} options={days} value={fields.day} onChange={day => set({ day })} />
      </FieldFrame>
      <FieldFrame label={t.hour} error={form.faults.hour}>
        <Segmented scroll label={t.hour} options={HOURS} value={fields.hour} onChange={hour => set({ hour })} />
      </FieldFrame>
      <FieldFrame label={t.length} hint={sayTimes(startsAt, endsAt)}>
        <Segmented<Length> scroll label={t.length} options={LENGTH_OPTIONS} value={fields.length} onChange={length => set({ length })} />
      </FieldFrame>
      <FieldFrame label={t.deadline}>
        <Segmented<Deadline>
          label={t.deadline}
          options={DEADLINE_OPTIONS}
          value={fields.deadline}
          onChange={deadline => set({ deadline })}
        />
      </FieldFrame>
    </Card>
  );
}

function Whom({ form, groups }: { form: Form; groups: readonly { readonly id: string; readonly name: string }[] }) {
  const { fields, set } = form;
  return (
    <Card>
      <FieldFrame label={t.audience}>
        <Segmented<ActivityAudience>
          label={t.audience}
          options={AUDIENCES}
          value={fields.audience}
          onChange={audience => set({ audience })}
        />
      </FieldFrame>
      {fields.audience === 'groups' && (
        <Ticks
          label={t.groups}
          options={groups.map(group => ({ value: group.id, text: group.name }))}
          chosen={fields.groupIds}
          error={form.faults.audience}
          onChange={groupIds => set({ groupIds })}
        />
      )}
      <CapacityField value={fields.capacity} onChange={capacity => set({ capacity })} error={form.faults.capacity} />
      <SwitchRow title={t.openDoor} note={t.openDoorNote} on={fields.walkIns} onChange={walkIns => set({ walkIns })} />
    </Card>
  );
}

/** Only rules that activities start; a range is chosen within. */
function Worth({ form }: { form: Form }) {
  const { fields, set } = form;
  const rules = useVillageCall(pointsRoutes.rules, {});
  const offered = (rules.data?.rules ?? []).filter(rule => rule.startedBy === 'activity');
  const chosen = offered.find(rule => rule.id === fields.ruleId);
  return (
    <Card>
      <FieldFrame label={t.rule} hint={t.ruleNote}>
        <Segmented
          wrap
          label={t.rule}
          options={[
            { value: NO_RULE, text: t.ruleNone },
            ...offered.map(rule => ({ value: rule.id, text: t.rulePoints(rule.title, rule.pointsMin) })),
          ]}
          value={chosen ? fields.ruleId : NO_RULE}
          onChange={ruleId => form.chooseRule(offered.find(rule => rule.id === ruleId))}
        />
      </FieldFrame>
      {chosen && chosen.pointsMax > chosen.pointsMin && (
        <FieldFrame label={t.pointsOf}>
          <Stepper
            name={t.pointsOf}
            value={fields.points}
            min={chosen.pointsMin}
            max={chosen.pointsMax}
            onChange={points => set({ points })}
          />
        </FieldFrame>
      )}
      {form.finding && <LintNote finding={form.finding} />}
    </Card>
  );
}

export function PublishActivityForm() {
  const days = useMemo(() => daysAhead(), []);
  const form = usePublishActivity(days[0]?.value ?? '');
  const village = useVillageCall(identityRoutes.villageHome, {});
  const groups = village.data?.groups ?? [];
  const { fields, set, faults } = form;
  const whom = (): string =>
    fields.audience === 'village'
      ? activityAudienceTitles.village
      : groups
          .filter(group => fields.groupIds.includes(group.id))
          .map(group => group.name)
          .join('、');
  return (
    <>
      <Card>
        <Field
          name="title"
          label={t.name}
          placeholder={t.namePlaceholder}
          value={fields.title}
          onChange={title => set({ title })}
          maxChars={ACTIVITY_TITLE_MAX_CHARS}
          showCount
          error={faults.title}
        />
        <Field
          name="place"
          label={t.place}
          placeholder={t.placePlaceholder}
          value={fields.place}
          onChange={place => set({ place })}
          maxChars={ACTIVITY_PLACE_MAX_CHARS}
          error={faults.place}
        />
        <Field
          name="text"
          lines={4}
          label={t.text}
          optional={texts.common.optional}
          placeholder={t.textPlaceholder}
          value={fields.text}
          onChange={text => set({ text })}
          maxChars={ACTIVITY_TEXT_MAX_CHARS}
          showCount
          error={faults.text}
        />
        <WrittenPhotos label={t.photos} photos={form.photos} max={ACTIVITY_MAX_PHOTOS} error={form.photosError} />
      </Card>
      <Times form={form} days={days} />
      <Whom form={form} groups={groups} />
      <Worth form={form} />
      <FormFoot error={form.error} busy={form.busy} onSend={() => void form.send(whom())}>
        {t.send}
      </FormFoot>
    </>
  );
}
