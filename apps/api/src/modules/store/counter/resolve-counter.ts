import {
  PICKUP_LOCK_SECONDS,
  PICKUP_WRONG_TRIES,
  type CounterHousehold,
  type PickupMeans,
  type ResolveCounter as Question,
} from '@jishan/contracts';
import { Injectable } from '@nestjs/common';
import type { VillageActor } from '../../../platform/auth/actor';
import { UnitOfWork } from '../../../platform/db/unit-of-work';
import type { Tx } from '../../../platform/db/tx';
import { Problem } from '../../../platform/errors/problem';
import { Limiter } from '../../../platform/limits';
import { householdsOf } from '../../identity';
import { PickupCodes } from '../redemptions/pickup-codes';
import { pickupOf, pickupsToName } from '../redemptions/pickups';
import { RedemptionsQueries } from '../redemptions/redemptions.queries';
import { codeExpired, codeInvalid, codeLocked, digitsNeedHousehold, noLongerWaiting } from '../store.errors';
import { counterHousehold, householdOfCard } from './counter.queries';

/** Who was found, and by what. */
interface Found {
  readonly householdId: string;
  readonly means: PickupMeans;
  readonly redemptionId: string | null;
}

/** What stands on the counter: a pick-up QR, a household's card, eight digits with the household, or the household by name. */
@Injectable()
export class ResolveCounter {
  constructor(
    private readonly work: UnitOfWork,
    private readonly limiter: Limiter,
    private readonly codes: PickupCodes,
    private readonly redemptions: RedemptionsQueries,
  ) {}

  /** Five wrong tries of a keeper, or five for one household, and nothing is looked at for a quarter of an hour. */
  async byCode(who: VillageActor, question: Question): Promise<CounterHousehold> {
    const counters = [
      `pickup ${who.villageId} ${who.accountId}`,
      ...(question.householdId ? [`pickup ${who.villageId} ${question.householdId}`] : []),
    ];
    // What is not looked at is no guess: a household that is locked does not lock its keeper.
    await this.limiter
      .hitAll(
        counters.map(key => ({ key, limit: PICKUP_WRONG_TRIES })),
        PICKUP_LOCK_SECONDS,
      )
      .catch(refuseLocked);
    const looked = await this.work.read(who.villageId, tx => this.look(tx, who, question));
    // Right, or right once: neither is a guess.
    if (!(looked instanceof Problem) || looked.code !== 'STORE.CODE_INVALID')
      for (const counter of counters) await this.limiter.takeBack(counter);
    if (looked instanceof Problem) throw looked;
    return looked;
  }

  byName(who: VillageActor, householdId: string): Promise<CounterHousehold> {
    return this.work.read(who.villageId, tx => this.answer(tx, who, { householdId, means: 'name', redemptionId: null }));
  }

  private async look(tx: Tx, who: VillageActor, question: Question): Promise<CounterHousehold | Problem> {
    const found =
      question.code !== undefined ? await this.readCode(tx, who, question.code.trim()) : await this.readDigits(tx, who, question);
    if (found instanceof Problem) return found;
    return this.answer(tx, who, found);
  }

  private async readCode(tx: Tx, who: VillageActor, code: string): Promise<Found | Problem> {
    if (!this.codes.isQr(code)) {
      const householdId = await householdOfCard(tx, code);
      return householdId ? { householdId, means: 'card', redemptionId: null } : codeInvalid();
    }
    const read = this.codes.readQr(code, who.villageId);
    if (read.kind === 'expired') return codeExpired();
    if (read.kind === 'bad') return codeInvalid();
    const pickup = await pickupOf(tx, read.redemptionId);
    // Somebody left since it was drawn: whoever may still fetch it draws it anew.
    if (pickup && !this.codes.qrIsOf(read, pickup)) return codeExpired();
    return this.waiting(tx, read.redemptionId, 'qr');
  }

  private async readDigits(tx: Tx, who: VillageActor, question: Question): Promise<Found | Problem> {
    const { digits, householdId } = question;
    if (digits === undefined || householdId === undefined) return digitsNeedHousehold();
    const pickup = (await pickupsToName(tx, householdId)).find(one => this.codes.digitsMatch(digits, who.villageId, one));
    return pickup ? this.waiting(tx, pickup.redemptionId, 'digits') : codeInvalid();
  }

  /** A second scan is told plainly what happened at the first. */
  private async waiting(tx: Tx, redemptionId: string, means: PickupMeans): Promise<Found | Problem> {
    const redemption = await this.redemptions.one(tx, redemptionId);
    if (!redemption) return codeInvalid();
    return redemption.status === 'reserved' ? { householdId: redemption.householdId, means, redemptionId } : noLongerWaiting(redemption);
  }

  private async answer(tx: Tx, who: VillageActor, found: Found): Promise<CounterHousehold> {
    const household = await counterHousehold(tx, found.householdId);
    return {
      householdId: household.id,
      householdName: household.name,
      groupName: household.group_name,
      memberNames: household.member_names,
      spendable: household.spendable,
      helpers: household.helpers,
      own: (await householdsOf(tx, who.personId)).includes(household.id),
      means: found.means,
      ticket: found.means === 'name' ? null : this.codes.ticket({ villageId: who.villageId, accountId: who.accountId, ...found }),
      redemptionId: found.redemptionId,
      open: await this.redemptions.openOf(tx, household.id),
    };
  }
}

function refuseLocked(error: unknown): never {
  if (error instanceof Problem && error.code === 'REQUEST.TOO_MANY')
    throw codeLocked(Number(error.details['seconds'] ?? PICKUP_LOCK_SECONDS));
  throw error;
}
