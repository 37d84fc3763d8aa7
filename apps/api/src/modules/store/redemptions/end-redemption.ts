import type { PickupMeans, RedemptionResult, ReturnRedemption } from '@jishan/contracts';
import { Injectable } from '@nestjs/common';
import type { VillageActor } from '../../../platform/auth/actor';
import { BooksCommands, callerItem, type CallerItem } from '../../../platform/db/books-commands';
import type { SetCommand } from '../../../platform/db/set-command';
import type { Call } from '../../../platform/http/call';

interface EndItem extends CallerItem {
  readonly redemptionId: string;
  readonly actorHouseholdId: string | null;
  readonly actorRole: string;
  /** Of a hand-over by card or code: another household's redemption is not found. */
  readonly householdId?: string;
  readonly means?: PickupMeans;
  readonly reason?: string;
  readonly restock?: boolean;
  readonly helperPersonId?: string;
}

/** How a keeper knew for whom the goods are. */
export interface Proof {
  readonly means: PickupMeans;
  readonly householdId?: string;
  readonly reason?: string;
  /** Who fetches it for a household that is not the own one. */
  readonly helperPersonId?: string;
}

type Command = SetCommand<EndItem, RedemptionResult>;

/** Cancels, hands over, takes back (redemptions/230_end.sql). Whoever comes second is told what the redemption has become. */
@Injectable()
export class EndRedemption {
  private readonly cancelling: Command;
  private readonly handingOver: Command;
  private readonly returning: Command;

  constructor(books: BooksCommands) {
    this.cancelling = books.command('store_cancel');
    this.handingOver = books.command('store_hand_over');
    this.returning = books.command('store_return');
  }

  cancel(call: Call, who: VillageActor, redemptionId: string): Promise<RedemptionResult> {
    return run(this.cancelling, call, { ...callerItem(call), redemptionId, actorHouseholdId: who.householdId, actorRole: 'villager' });
  }

  handOver(call: Call, who: VillageActor, redemptionId: string, proof: Proof): Promise<RedemptionResult> {
    return run(this.handingOver, call, {
      ...callerItem(call),
      redemptionId,
      actorHouseholdId: who.householdId,
      actorRole: 'store_keeper',
      ...proof,
    });
  }

  takeBack(call: Call, who: VillageActor, redemptionId: string, wish: ReturnRedemption): Promise<RedemptionResult> {
    return run(this.returning, call, {
      ...callerItem(call),
      redemptionId,
      actorHouseholdId: who.householdId,
      actorRole: 'store_keeper',
      reason: wish.reason.trim(),
      restock: wish.restock,
    });
  }
}

async function run(command: Command, call: Call, item: EndItem): Promise<RedemptionResult> {
  const { answer, replayed } = await command.call(item);
  if (replayed) call.markReplayed();
  return answer;
}
