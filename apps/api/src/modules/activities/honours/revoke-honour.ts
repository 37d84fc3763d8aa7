import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import type { VillageActor } from '../../../platform/auth/actor';
import { BooksCommands, callerItem, type CallerItem } from '../../../platform/db/books-commands';
import type { SetCommand } from '../../../platform/db/set-command';
import type { Call } from '../../../platform/http/call';
import { actingRole } from '../activities.access';

interface RevokeItem extends CallerItem {
  readonly honourId: string;
  readonly reason: string;
  readonly transferId: string;
  readonly actorHouseholdId: string | null;
  readonly actorRole: string;
}

/** Takes an honour and its points back (304_revoke.sql). */
@Injectable()
export class RevokeHonour {
  private readonly command: SetCommand<RevokeItem, { honourId: string }>;

  constructor(books: BooksCommands) {
    this.command = books.command('honours_revoke');
  }

  async run(call: Call, who: VillageActor, honourId: string, reason: string): Promise<void> {
    const { replayed } = await this.command.call({
      ...callerItem(call),
      honourId,
      reason: reason.trim(),
      transferId: uuidv7(),
      actorHouseholdId: who.householdId,
      actorRole: actingRole(who),
    });
    if (replayed) call.markReplayed();
  }
}
