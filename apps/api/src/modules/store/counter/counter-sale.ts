import type { CounterSale as Sale, RedemptionResult } from '@jishan/contracts';
import { Injectable } from '@nestjs/common';
import type { VillageActor } from '../../../platform/auth/actor';
import { BooksCommands, callerItem, type CallerItem } from '../../../platform/db/books-commands';
import type { SetCommand } from '../../../platform/db/set-command';
import type { Call } from '../../../platform/http/call';
import type { Proof } from '../redemptions/end-redemption';
import { spoken } from '../store.errors';

interface SaleItem
  extends CallerItem, Pick<Sale, 'id' | 'householdId' | 'lines' | 'expectedPoints'>, Pick<Proof, 'means' | 'reason' | 'helperPersonId'> {
  readonly actorHouseholdId: string | null;
  readonly actorRole: string;
}

/** Somebody without a phone: points and goods change hands at once (redemptions/210_place.sql). */
@Injectable()
export class CounterSale {
  private readonly command: SetCommand<SaleItem, RedemptionResult>;

  constructor(books: BooksCommands) {
    this.command = books.command('store_counter_sale');
  }

  async run(call: Call, who: VillageActor, sale: Sale, proof: Proof): Promise<RedemptionResult> {
    const { id, householdId, lines, expectedPoints } = sale;
    try {
      const { answer, replayed } = await this.command.call({
        ...callerItem(call),
        id,
        householdId,
        lines,
        expectedPoints,
        means: proof.means,
        reason: proof.reason,
        helperPersonId: proof.helperPersonId,
        actorHouseholdId: who.householdId,
        actorRole: 'store_keeper',
      });
      if (replayed) call.markReplayed();
      return answer;
    } catch (error) {
      throw spoken(error);
    }
  }
}
