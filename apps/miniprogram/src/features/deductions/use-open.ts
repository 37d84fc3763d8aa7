import { DEDUCTION_MAX_PHOTOS, deductionRoutes, identityRoutes, type RuleView } from '@jishan/contracts';
import { useState } from 'react';
import { useLastingId } from '@/api/lasting-id';
import { useCommand, useVillageCall } from '@/api/hooks';
import type { Found } from '@/features/people/use-roster';
import { usePhotos } from '@/features/photos/use-photos';
import { useVillageId } from '@/features/session/session';
import type { OutboxPhoto } from '@/outbox';
import * as texts from '@/texts/zh-CN';
import { confirm, toast } from '@/ui';
import { DEDUCTION_CHANGED } from './changed';

const t = texts.deductions;
const NONE: readonly OutboxPhoto[] = [];

interface Wish {
  readonly rule?: RuleView;
  readonly points: number;
  readonly household?: Found;
  readonly text: string;
}

/** The form of a case, and the question before the household is told. */
export function useOpenDeduction() {
  const creates = useLastingId('deduction');
  const [wish, setWish] = useState<Wish>({ points: 0, text: '' });
  const [tried, setTried] = useState(false);
  const home = useVillageCall(identityRoutes.villageHome, {});
  const photos = usePhotos(useVillageId(), DEDUCTION_MAX_PHOTOS, NONE, () => undefined);
  const open = useCommand(deductionRoutes.openDeduction, {
    refetches: DEDUCTION_CHANGED,
    creates,
    onDone: (answer, go) => {
      toast(answer.appealUntil === null ? t.formSentUntold : t.formSent, 'done');
      go.back();
    },
  });
  const { rule, household, points } = wish;
  const text = wish.text.trim();
  const have = photos.photos.length;
  const needed = Math.min(rule?.minPhotos ?? 0, DEDUCTION_MAX_PHOTOS);
  const unproved = have < needed ? texts.points.photosNeeded(needed, DEDUCTION_MAX_PHOTOS) : undefined;
  const ask = async () => {
    setTried(true);
    if (!rule || !household || text === '' || unproved || photos.fault) return;
    const days = home.data?.settings.deductionAppealDays ?? 0;
    if (!(await confirm({ title: t.formAsk, body: t.formAskBody(household.name, points, days), action: t.formSend }))) return;
    open.run({ body: { id: creates.id, householdId: household.id, ruleId: rule.id, points, text, photoIds: photos.arrived } });
  };
  return {
    wish,
    set: (values: Partial<Wish>) => setWish(before => ({ ...before, ...values })),
    choose: (chosen: RuleView) => setWish(before => ({ ...before, rule: chosen, points: chosen.pointsMin })),
    faults: {
      rule: tried && !rule ? t.formRuleMissing : undefined,
      household: tried && !household ? t.formHouseholdMissing : undefined,
      text: tried && text === '' ? t.formTextMissing : undefined,
      photos: tried ? (unproved ?? photos.fault) : undefined,
    },
    photos,
    busy: open.busy || photos.underWay,
    busyText: photos.underWay ? texts.sending.photosUnderWay : texts.common.sending,
    error: open.error,
    ask: () => void ask(),
  };
}
