import { activitiesRoutes, identityRoutes, lintRule, type RuleView } from '@jishan/contracts';
import { useState } from 'react';
import { ProblemError } from '@/api/errors';
import { useCommand, useVillageCall } from '@/api/hooks';
import type { Found } from '@/features/people/use-roster';
import { useWriting } from '@/features/writing/use-writing';
import { todayOf } from '@/formats/calendar-day';
import * as texts from '@/texts/zh-CN';
import { confirm, toast } from '@/ui';

interface HonourFields extends Readonly<Record<string, unknown>> {
  /** `NO_RULE`: the honour alone, by a name of its own. */
  readonly ruleId: string;
  readonly title: string;
  readonly period: string;
  readonly citation: string;
  readonly withPoints: boolean;
  /** With their names: a draft that is opened again says whom. */
  readonly households: readonly Found[];
}
export const NO_RULE = 'none';
const BLANK: HonourFields = { ruleId: '', title: '', period: '', citation: '', withPoints: true, households: [] };
const ONE_PHOTO = 1;

const t = texts.honours;

/** Whom a refusal is about. */
const refusedOne = (error: unknown, chosen: readonly Found[]): Found | undefined =>
  error instanceof ProblemError ? chosen.find(({ id }) => id === error.details['householdId']) : undefined;

/** With a rule its title is the honour's: what the representatives decided is what is granted. Without one it is the honour alone. */
export function useGrant(rules: readonly RuleView[]) {
  const [tried, setTried] = useState(false);
  const [seenTo, setSeenTo] = useState<unknown>();
  const writing = useWriting('honour', BLANK, ONE_PHOTO);
  const { fields, photos } = writing;
  const rule = rules.find(one => one.id === fields.ruleId);
  const alone = fields.ruleId === NO_RULE;
  const above = useVillageCall(identityRoutes.villageHome, {}).data?.settings.twoDecideAbovePoints ?? 0;
  const grant = useCommand(activitiesRoutes.grantHonours, {
    refetches: [activitiesRoutes.honours],
    onDone: ({ granted, waiting }, go) => {
      writing.finish();
      toast(waiting > 0 ? t.doneTwo(granted) : t.done(granted), 'done');
      go.instead('honours');
    },
  });
  const faults = {
    rule: rule || alone ? undefined : t.ruleMissing,
    title: alone && fields.title.trim() === '' ? t.nameMissing : undefined,
    period: fields.period.trim() === '' ? t.periodMissing : undefined,
    households: fields.households.length === 0 ? t.householdsMissing : undefined,
  };
  const finding = rule && fields.withPoints ? lintRule({ title: rule.title, standard: fields.citation })[0] : undefined;
  const send = async () => {
    setTried(true);
    if (Object.values(faults).some(Boolean) || photos.fault || finding) return;
    const title = rule?.title ?? fields.title.trim();
    const points = rule && fields.withPoints ? rule.pointsMin : 0;
    const count = fields.households.length;
    const whom = t.whom(fields.households.map(({ name }) => name));
    const body = above > 0 && points > above ? t.askBodyTwo(whom, title, points) : t.askBody(whom, title, points, count);
    if (!(await confirm({ title: t.askTitle(count), body, action: t.form }))) return;
    const [photoId] = photos.arrived;
    grant.run({
      body: {
        title,
        period: fields.period.trim(),
        grantedOn: todayOf(),
        citation: fields.citation.trim(),
        householdIds: fields.households.map(({ id }) => id),
        ...(rule ? { ruleId: rule.id } : {}),
        ...(points > 0 ? { points } : {}),
        ...(photoId ? { photoId } : {}),
      },
    });
  };
  const error = grant.error === seenTo ? undefined : grant.error;
  const refused = refusedOne(error, fields.households);
  const takeOut = () => {
    setSeenTo(grant.error);
    writing.set({ households: fields.households.filter(({ id }) => id !== refused?.id) });
  };
  return {
    ...writing,
    rule,
    alone,
    finding,
    send,
    busy: grant.busy,
    error,
    refused,
    takeOut,
    faults: tried ? faults : ({} as Partial<typeof faults>),
    photosError: tried ? photos.fault : undefined,
  };
}
