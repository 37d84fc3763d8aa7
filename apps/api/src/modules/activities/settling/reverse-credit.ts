import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import type { VillageActor } from '../../../platform/auth/actor';
import { BooksCommands, callerItem, type CallerItem } from '../../../platform/db/books-commands';
import type { SetCommand } from '../../../platform/db/set-command';
import type { Call } from '../../../platform/http/call';
import { actingRole } from '../activities.access';

interface ReverseItem extends CallerItem {
  readonly activityId: string;
  readonly personId: string;
  readonly reason: string;
  readonly transferId: string;
  readonly actorHouseholdId: string | null;
  readonly actorRole: string;
}

/** Takes one person's points back (302_reverse.sql). */
@Injectable()
export class ReverseActivityCredit {
  private readonly command: SetCommand<ReverseItem, { activityId: string; personId: string; balance: number }>;

  constructor(books: BooksCommands) {
    this.command = books.command('activities_reverse');
  }

  async run(call: Call, who: VillageActor, activityId: string, personId: string, reason: string): Promise<void> {
    const { replayed } = await this.command.call({
      ...callerItem(call),
      activityId,
      personId,
      reason: reason.trim(),
      transferId: uuidv7(),
      actorHouseholdId: who.householdId,
      actorRole: actingRole(who),
    });
    if (replayed) call.markReplayed();
  }
}
