import { randomUUID } from 'node:crypto';
import { pointsRoutes, routePath, storeRoutes } from '@jishan/contracts';
import { RULE_POINTS, type CountyVillage, type Pending } from '../../tools/county/make-county';
import { COMMAND_KINDS, verdict, type Command, type CommandKind, type Line, type Told } from './history';
import type { Random } from './random';

/** A command with the one who gives it and how it travels. */
export interface Errand {
  readonly command: Command;
  readonly path: string;
  readonly token: string;
  readonly body: string;
}

interface Known {
  readonly village: CountyVillage;
  readonly member: CountyVillage['members'][number];
  readonly id: string;
  readonly points: number;
  readonly lines: readonly Line[];
}

/** How often each is wanted, of a hundred. */
const shares: Readonly<Record<CommandKind, number>> = { approve: 25, reverse: 10, reserve: 33, cancel: 7, handOver: 12, sale: 13 };
/** Shares of wishes that somebody else has just had, too. */
const contested = 0.25;

/** What the people of the county know of each other's doings: whom to hand over to, what to cancel. Knows only what was acknowledged. */
export class Floor {
  private readonly waiting: Known[];
  private readonly credited: Known[] = [];
  private readonly open: Known[] = [];
  private readonly taken: Known[] = [];

  constructor(
    private readonly villages: readonly CountyVillage[],
    private readonly prices: readonly number[],
    pending: readonly Pending[],
  ) {
    this.waiting = pending.map(({ village, member, applicationId }) => ({
      village,
      member,
      id: applicationId,
      points: RULE_POINTS,
      lines: [],
    }));
  }

  next(random: Random): Errand {
    let draw = random.whole(100);
    const kind = COMMAND_KINDS.find(one => (draw -= shares[one]) < 0) ?? 'reserve';
    if (kind === 'approve') return this.onKnown(random, kind, this.waiting) ?? this.purchase(random, 'reserve');
    if (kind === 'reverse') return this.onKnown(random, kind, this.credited) ?? this.purchase(random, 'reserve');
    if (kind === 'reserve' || kind === 'sale') return this.purchase(random, kind);
    return this.onKnown(random, kind, this.open) ?? this.purchase(random, 'reserve');
  }

  /** What others may build upon. */
  learn(told: Told, errand: Errand): void {
    const village = this.villages.find(one => one.id === errand.command.villageId);
    const member = village?.members.find(one => one.householdId === errand.command.householdId);
    if (!village || !member || verdict(told) !== 'done') return;
    const { causeId: id, points, lines, kind } = errand.command;
    if (kind === 'approve') this.credited.push({ village, member, id, points, lines });
    if (kind === 'reserve') this.open.push({ village, member, id, points, lines });
  }

  /** Mostly a fresh one; sometimes one that somebody is dealing with at this moment, or was. */
  private onKnown(random: Random, kind: 'approve' | 'reverse' | 'cancel' | 'handOver', from: Known[]): Errand | undefined {
    const isOld = this.taken.length > 0 && random.chance(contested);
    const fits = (one: Known): boolean => (one.lines.length === 0) === (kind === 'approve' || kind === 'reverse');
    const known = isOld ? random.pick(this.taken.slice(-40).filter(fits)) : from.splice(random.whole(from.length), 1)[0];
    if (!known) return undefined;
    if (!isOld) this.taken.push(known);
    return this.errandOn(kind, known);
  }

  private errandOn(kind: 'approve' | 'reverse' | 'cancel' | 'handOver', { village, member, id, points, lines }: Known): Errand {
    const params = { villageId: village.id, applicationId: id, redemptionId: id };
    const [route, actor, body] = {
      approve: [pointsRoutes.approveApplication, village.keeper, {}] as const,
      reverse: [pointsRoutes.reverseCredit, village.keeper, { reason: '重复计分' }] as const,
      cancel: [storeRoutes.cancelRedemption, member, {}] as const,
      handOver: [storeRoutes.handOver, village.storeKeeper, { reason: '本人来取' }] as const,
    }[kind];
    const command = {
      kind,
      key: randomUUID(),
      villageId: village.id,
      accountId: actor.accountId,
      householdId: member.householdId,
      causeId: id,
      points,
      lines,
    };
    return { command, path: routePath(route, params), token: actor.token, body: JSON.stringify(body) };
  }

  private purchase(random: Random, kind: 'reserve' | 'sale'): Errand {
    const village = random.pick(this.villages);
    const member = random.pick(village?.members ?? []);
    if (!village || !member) throw new Error('a county without people');
    const first = random.whole(this.prices.length);
    const slots = random.chance(0.4) ? [first, (first + 1) % this.prices.length] : [first];
    const lines = slots.map(slot => ({ goodsId: village.goodsIds[slot] ?? '', quantity: 1 + random.whole(3) }));
    const points = slots.reduce((sum, slot, n) => sum + (this.prices[slot] ?? 0) * (lines[n]?.quantity ?? 0), 0);
    const [id, { householdId }] = [randomUUID(), member];
    const actor = kind === 'sale' ? village.storeKeeper : member;
    const command = { kind, key: randomUUID(), villageId: village.id, accountId: actor.accountId, householdId, causeId: id, points, lines };
    const wish = { id, lines, expectedPoints: points };
    const body = kind === 'sale' ? { ...wish, householdId, reason: '老人没有手机' } : wish;
    const route = kind === 'sale' ? storeRoutes.counterSale : storeRoutes.reserveGoods;
    return { command, path: routePath(route, { villageId: village.id }), token: actor.token, body: JSON.stringify(body) };
  }
}
