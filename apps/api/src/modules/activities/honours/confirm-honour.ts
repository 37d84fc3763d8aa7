import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import type { VillageActor } from '../../../platform/auth/actor';
import { BooksCommands, callerItem, type CallerItem } from '../../../platform/db/books-commands';
import type { SetCommand } from '../../../platform/db/set-command';
import type { Call } from '../../../platform/http/call';
import { actingRole } from '../activities.access';

interface ConfirmItem extends CallerItem {
  readonly honourId: string;
  readonly transferId: string;
  readonly actorHouseholdId: string | null;
  readonly actorRole: string;
}

/** The second officer's word for points that one person may not give (306_confirm.sql). */
@Injectable()
export class ConfirmHonour {
  private readonly command: SetCommand<ConfirmItem, { honourId: string }>;

  constructor(books: BooksCommands) {
    this.command = books.command('honours_confirm');
  }

  async run(call: Call, who: VillageActor, honourId: string): Promise<void> {
    const { replayed } = await this.command.call({
      ...callerItem(call),
      honourId,
      transferId: uuidv7(),
      actorHouseholdId: who.householdId,
      actorRole: actingRole(who),
    });
    if (replayed) call.markReplayed();
  }
}
