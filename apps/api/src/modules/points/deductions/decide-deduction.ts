import {
  capPeriodTitles,
  deductionStatusTitles,
  type AppealDeduction,
  type AppealSpoken,
  type DecideAppeal,
  type OpenDeduction,
} from '@jishan/contracts';
import { audit } from '../../../platform/audit/audit';
import type { VillageActor } from '../../../platform/auth/actor';
import { addWorkingDays, villageDay } from '../../../platform/calendar';
import type { Tx } from '../../../platform/db/tx';
import type { Call } from '../../../platform/http/call';
import { carryVoice } from '../../../platform/media';
import { villageSettings } from '../../identity';
import { midnightAfter } from '../panel/panel.terms';
import { ownHouseholds } from '../points.access';
import { deductionRule, textNeeded, voiceRefusals } from '../points.errors';
import { ruleInForce } from '../rules/rules.queries';
import { throughDoor } from '../through-door';
import { refuseCase } from './case.rules';
import { deductingRole } from './deductions.access';

/** Calls a function of 180_deductions.sql. */
const through = (tx: Tx, call: string, values: readonly unknown[]): Promise<void> =>
  throughDoor(tx, call, values, { status: deductionStatusTitles, period: capPeriodTitles });

/** Notice to the household; nothing is taken before its window is over. */
export async function openDeduction(tx: Tx, call: Call, who: VillageActor, wish: OpenDeduction): Promise<void> {
  const rule = await ruleInForce(tx, wish.ruleId);
  if (rule.category !== 'negative') throw deductionRule();
  const refusal = refuseCase(rule, wish);
  if (refusal) throw refusal;
  const { deductionAppealDays } = await villageSettings(tx);
  const item = {
    ...wish,
    text: wish.text.trim(),
    appealUntil: midnightAfter(deductionAppealDays, new Date()).toISOString(),
    personId: who.personId,
    accountId: who.accountId,
    role: deductingRole(who),
  };
  await through(tx, 'points_deduction_open($1::jsonb)', [JSON.stringify(item)]);
  await audit(tx, call, 'points.deduction.opened', wish.id);
}

/** The household's word, written or spoken. */
export async function appealDeduction(tx: Tx, call: Call, who: VillageActor, id: string, appeal: AppealDeduction): Promise<void> {
  const text = appeal.text.trim();
  if (text === '' && appeal.voiceId === undefined) throw textNeeded();
  const { appealWorkingDays } = await villageSettings(tx);
  const households = await ownHouseholds(tx, who);
  await carryVoice(tx, who, 'points_deduction_appeal_voice', appeal.voiceId, voiceRefusals, () =>
    through(tx, 'points_deduction_appeal($1, $2, $3::uuid[], $4, $5::jsonb, $6, $7::date, NULL, $8)', [
      id,
      who.personId,
      households,
      text,
      JSON.stringify(appeal.photoIds),
      who.accountId,
      addWorkingDays(villageDay(new Date()), appealWorkingDays),
      appeal.voiceId ?? null,
    ]),
  );
  await audit(tx, call, 'points.deduction.appealed', id);
}

/** Where nobody of the house can read a notice, its window begins when one of them has heard it. */
export async function tellDeduction(tx: Tx, call: Call, who: VillageActor, id: string, personId: string): Promise<void> {
  const { deductionAppealDays } = await villageSettings(tx);
  await through(tx, 'points_deduction_told($1, $2, $3, $4, $5)', [
    id,
    who.personId,
    deductingRole(who),
    personId,
    midnightAfter(deductionAppealDays, new Date()).toISOString(),
  ]);
  await audit(tx, call, 'points.deduction.told', id);
}

/** What the household says, under the name of the office that writes it down. */
export async function appealSpoken(tx: Tx, call: Call, who: VillageActor, id: string, appeal: AppealSpoken): Promise<void> {
  const { appealWorkingDays } = await villageSettings(tx);
  await through(tx, 'points_deduction_appeal_spoken($1, $2, $3, $4, $5, $6::jsonb, $7, $8::date)', [
    id,
    who.personId,
    deductingRole(who),
    appeal.personId,
    appeal.text.trim(),
    JSON.stringify(appeal.photoIds),
    who.accountId,
    addWorkingDays(villageDay(new Date()), appealWorkingDays),
  ]);
  await audit(tx, call, 'points.deduction.appeal_spoken', id);
}

/** By somebody who did not open it, nor lives there. */
export async function decideAppeal(tx: Tx, call: Call, who: VillageActor, id: string, { upheld, reason }: DecideAppeal): Promise<void> {
  await through(tx, 'points_deduction_decide($1, $2, $3, $4, $5)', [id, who.personId, deductingRole(who), upheld, reason.trim()]);
  await audit(tx, call, 'points.deduction.decided', id, { upheld });
}

export async function withdrawDeduction(tx: Tx, call: Call, who: VillageActor, id: string, reason: string): Promise<void> {
  await through(tx, 'points_deduction_withdraw($1, $2, $3)', [id, who.personId, reason.trim()]);
  await audit(tx, call, 'points.deduction.withdrawn', id);
}

export async function reverseDeduction(tx: Tx, call: Call, who: VillageActor, id: string, reason: string): Promise<void> {
  await through(tx, 'points_deduction_reverse($1, $2, $3, $4)', [id, who.personId, deductingRole(who), reason.trim()]);
  await audit(tx, call, 'points.deduction.reversed', id);
}
