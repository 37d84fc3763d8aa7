import {
  ACTIVITY_MAX_PHOTOS,
  activitiesRoutes,
  hasPersonalNumber,
  lintRule,
  type ActivityAudience,
  type PublishActivity,
  type RuleView,
} from '@jishan/contracts';
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import { useLastingId } from '@/api/lasting-id';
import { useWriting } from '@/features/writing/use-writing';
import * as texts from '@/texts/zh-CN';
import { confirm, toast } from '@/ui';
import { capacityFault } from './capacity-field';
import { sayTimes } from './looks';
import { PRESET_HOUR, presetDay, timesOf, type Deadline, type Length } from './times';

export const NO_RULE = '';

export interface ActivityFields extends Readonly<Record<string, unknown>> {
  readonly title: string;
  readonly text: string;
  readonly place: string;
  readonly day: string;
  readonly hour: string;
  readonly length: Length;
  readonly deadline: Deadline;
  readonly capacity: string;
  readonly audience: ActivityAudience;
  readonly groupIds: readonly string[];
  readonly ruleId: string;
  readonly points: number;
  readonly walkIns: boolean;
}
const BLANK: ActivityFields = {
  title: '',
  text: '',
  place: '',
  day: '',
  hour: PRESET_HOUR,
  length: '2',
  deadline: 'start',
  capacity: '',
  audience: 'village',
  groupIds: [],
  ruleId: NO_RULE,
  points: 0,
  walkIns: true,
};

const t = texts.activities;
const numbers = (words: string): string | undefined => (hasPersonalNumber(words) ? t.numbers : undefined);

/** What is wrong with it, by field; nothing where it may go. */
export function faultsOf(fields: ActivityFields, now: number = Date.now()) {
  return {
    title: fields.title.trim() === '' ? t.nameMissing : numbers(fields.title),
    text: numbers(fields.text),
    place: fields.place.trim() === '' ? t.placeMissing : numbers(fields.place),
    hour: Date.parse(timesOf(fields, now).endsAt) <= now ? t.over : undefined,
    capacity: capacityFault(fields.capacity),
    audience: fields.audience === 'groups' && fields.groupIds.length === 0 ? t.groupsMissing : undefined,
  };
}

const bodyOf = (id: string, fields: ActivityFields, photoIds: readonly string[]): PublishActivity => ({
  id,
  title: fields.title.trim(),
  text: fields.text.trim(),
  place: fields.place.trim(),
  ...timesOf(fields),
  ...(fields.capacity.trim() === '' ? {} : { capacity: Number(fields.capacity) }),
  audience: fields.audience,
  ...(fields.audience === 'groups' ? { groupIds: fields.groupIds } : {}),
  ...(fields.ruleId === NO_RULE ? {} : { ruleId: fields.ruleId, points: fields.points }),
  walkIns: fields.walkIns,
  photoIds,
});

/** Written at leisure as a draft; published at once and online. */
export function usePublishActivity(today: string) {
  const creates = useLastingId('activity');
  const [tried, setTried] = useState(false);
  const writing = useWriting('activity', BLANK, ACTIVITY_MAX_PHOTOS);
  const { photos } = writing;
  const { day } = writing.fields;
  // A draft from last week may name a day that is past.
  const fields: ActivityFields = { ...writing.fields, day: day === '' ? presetDay() : day < today ? today : day };
  const publish = useCommand(activitiesRoutes.publishActivity, {
    refetches: [activitiesRoutes.activities],
    creates,
    // It went out the first time: the draft must not go out again under another id.
    onTaken: go => {
      writing.finish();
      toast(t.stands, 'done');
      go.instead('activity', { id: creates.id });
    },
    onDone: (activity, go) => {
      writing.finish();
      toast(t.done, 'done');
      go.instead('activity', { id: activity.id });
    },
  });
  const faults = faultsOf(fields);
  const finding = fields.ruleId === NO_RULE ? undefined : lintRule({ title: fields.title, standard: fields.text })[0];
  const send = async (whom: string) => {
    setTried(true);
    if (Object.values(faults).some(Boolean) || photos.fault || finding) return;
    const { startsAt, endsAt } = timesOf(fields);
    if (await confirm({ title: t.askTitle, body: t.askBody(whom, sayTimes(startsAt, endsAt)), action: t.send }))
      publish.run({
        body: bodyOf(creates.id, fields, photos.arrived),
      });
  };
  const chooseRule = (rule: RuleView | undefined) => writing.set({ ruleId: rule?.id ?? NO_RULE, points: rule?.pointsMin ?? 0 });
  return {
    ...writing,
    fields,
    chooseRule,
    send,
    finding,
    busy: publish.busy,
    error: publish.error,
    faults: tried ? faults : ({} as Partial<typeof faults>),
    photosError: tried ? photos.fault : undefined,
  };
}
