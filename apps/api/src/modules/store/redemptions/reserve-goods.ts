import type { RedemptionResult, ReserveGoods as Wish } from '@jishan/contracts';
import { Injectable } from '@nestjs/common';
import type { VillageActor } from '../../../platform/auth/actor';
import { BooksCommands, callerItem, type CallerItem } from '../../../platform/db/books-commands';
import type { SetCommand } from '../../../platform/db/set-command';
import type { Call } from '../../../platform/http/call';
import { notFound } from '../../../platform/errors/problem';
import { spoken } from '../store.errors';

interface ReserveItem extends CallerItem, Omit<Wish, 'householdId'> {
  readonly householdId: string;
  readonly actorHouseholdId: string | null;
  readonly actorRole: string;
}

/** Holds points and stock in one statement (redemptions/210_place.sql). */
@Injectable()
export class ReserveGoods {
  private readonly command: SetCommand<ReserveItem, RedemptionResult>;

  constructor(books: BooksCommands) {
    this.command = books.command('store_reserve');
  }

  async run(call: Call, who: VillageActor, wish: Wish): Promise<RedemptionResult> {
    const householdId = wish.householdId ?? who.householdId;
    if (!householdId) throw notFound();
    try {
      const { answer, replayed } = await this.command.call({
        ...callerItem(call),
        ...wish,
        householdId,
        actorHouseholdId: who.householdId,
        actorRole: 'villager',
      });
      if (replayed) call.markReplayed();
      return answer;
    } catch (error) {
      throw spoken(error);
    }
  }
}
