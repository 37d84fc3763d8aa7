import { DECISION_MAX_PHOTOS, mayOverrideShortFund, ruleSetRoutes, type RuleSetView } from '@jishan/contracts';
import { useState } from 'react';
import { ProblemError } from '@/api/errors';
import { useCommand } from '@/api/hooks';
import { usePhotos } from '@/features/photos/use-photos';
import { useMembership, useVillageId } from '@/features/session/session';
import { sayDay, todayOf } from '@/formats/calendar-day';
import type { OutboxPhoto } from '@/outbox';
import * as texts from '@/texts/zh-CN';
import { confirm, toast } from '@/ui';
import { readDecision, type AdoptFaults, type AdoptValues } from './adopt-values';
import { VERSION_CHANGED } from './changed';

const NO_PHOTOS: readonly OutboxPhoto[] = [];
const forgetKept = (): void => undefined;

/** The decision as it is written down, and the question before it counts. */
export function useAdopt(set: RuleSetView) {
  const t = texts.ruleSets;
  const [values, setValues] = useState<AdoptValues>({
    decidedOn: todayOf(),
    representatives: '',
    present: '',
    votesFor: '',
    votesAgainst: '0',
    effective: 'first',
    otherDay: '',
  });
  // As the server says it: a village's first rules may begin today, the next ones after a whole day.
  const first = set.effectiveFirst ?? todayOf();
  const [tried, setTried] = useState(false);
  // Asked for only where the server says that the fund does not reach.
  const [short, setShort] = useState<{ readonly reason: string }>();
  const maySayWhy = mayOverrideShortFund(useMembership()?.roles ?? []);
  const photos = usePhotos(useVillageId(), DECISION_MAX_PHOTOS, NO_PHOTOS, forgetKept);
  const adopt = useCommand(ruleSetRoutes.adoptRuleSet, {
    refetches: VERSION_CHANGED,
    onDone: (_answer, go) => {
      toast(t.adopted, 'done');
      go.back();
    },
    onRefused: error => {
      if (error instanceof ProblemError && error.is('FUND.COVERAGE_SHORT')) setShort(before => before ?? { reason: '' });
    },
  });
  const { decision, faults } = readDecision(values, first, Date.now());
  const photosFault = photos.refused ? t.minutesRefused : photos.photos.length === 0 ? t.minutesMissing : photos.fault;
  const reason = short?.reason.trim() ?? '';
  const reasonMissing = short !== undefined && maySayWhy && reason === '';
  const none: AdoptFaults = {};
  const ask = async () => {
    setTried(true);
    if (!decision || photosFault !== undefined || reasonMissing) return;
    const now = decision.effectiveOn === todayOf();
    const body = now ? t.adoptNow(set.rules.length) : t.adoptLater(set.rules.length, sayDay(decision.effectiveOn));
    if (await confirm({ title: t.adoptAsk, body, action: t.adoptAction }))
      adopt.run({
        params: { ruleSetId: set.id },
        body: { ...decision, photoIds: photos.arrived, ...(reason ? { shortFundReason: reason } : {}) },
        version: set.revision,
      });
  };
  return {
    first,
    values,
    change: (change: Partial<AdoptValues>) => setValues(before => ({ ...before, ...change })),
    wrong: tried ? faults : none,
    photos,
    photosError: tried ? photosFault : undefined,
    short,
    maySayWhy,
    sayWhy: (typed: string) => setShort({ reason: typed }),
    reasonWrong: tried && reasonMissing ? t.reasonMissing : undefined,
    busy: adopt.busy || photos.underWay,
    error: adopt.error,
    ask: () => void ask(),
  };
}
