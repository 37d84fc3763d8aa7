import { activitiesRoutes, VILLAGE_UTC_OFFSET_MINUTES, type RuleView } from '@jishan/contracts';
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import { useWriting } from '@/features/writing/use-writing';
import * as texts from '@/texts/zh-CN';
import { confirm, toast } from '@/ui';

interface HonourFields extends Readonly<Record<string, unknown>> {
  readonly ruleId: string;
  readonly period: string;
  readonly citation: string;
  readonly withPoints: boolean;
  readonly householdIds: readonly string[];
}
const BLANK: HonourFields = { ruleId: '', period: '', citation: '', withPoints: true, householdIds: [] };
const ONE_PHOTO = 1;

const t = texts.honours;
/** By the village's calendar. */
const today = (now: number = Date.now()): string => new Date(now + VILLAGE_UTC_OFFSET_MINUTES * 60_000).toISOString().slice(0, 10);

/** The rule's title is the honour's: what the representatives decided is what is granted. */
export function useGrant(rules: readonly RuleView[]) {
  const [tried, setTried] = useState(false);
  const writing = useWriting('honour', BLANK, ONE_PHOTO);
  const { fields, photos } = writing;
  const rule = rules.find(one => one.id === fields.ruleId);
  const grant = useCommand(activitiesRoutes.grantHonours, {
    refetches: [activitiesRoutes.honours],
    onDone: ({ granted }, go) => {
      writing.finish();
      toast(t.done(granted), 'done');
      go.instead('honours');
    },
  });
  const faults = {
    rule: rule ? undefined : t.ruleMissing,
    period: fields.period.trim() === '' ? t.periodMissing : undefined,
    households: fields.householdIds.length === 0 ? t.householdsMissing : undefined,
  };
  const send = async () => {
    setTried(true);
    if (!rule || faults.period || faults.households || photos.fault) return;
    const points = fields.withPoints ? rule.pointsMin : 0;
    const count = fields.householdIds.length;
    if (!(await confirm({ title: t.askTitle(count), body: t.askBody(rule.title, points * count), action: t.form }))) return;
    const [photoId] = photos.arrived;
    grant.run({
      body: {
        title: rule.title,
        period: fields.period.trim(),
        grantedOn: today(),
        citation: fields.citation.trim(),
        ruleId: rule.id,
        householdIds: fields.householdIds,
        ...(points > 0 ? { points } : {}),
        ...(photoId ? { photoId } : {}),
      },
    });
  };
  return {
    ...writing,
    rule,
    send,
    busy: grant.busy,
    error: grant.error,
    faults: tried ? faults : ({} as Partial<typeof faults>),
    photosError: tried ? photos.fault : undefined,
  };
}
