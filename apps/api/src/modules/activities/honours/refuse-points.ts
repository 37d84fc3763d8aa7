import { Injectable } from '@nestjs/common';
import type { VillageActor } from '../../../platform/auth/actor';
import { BooksCommands, callerItem, type CallerItem } from '../../../platform/db/books-commands';
import type { SetCommand } from '../../../platform/db/set-command';
import type { Call } from '../../../platform/http/call';
import { actingRole } from '../activities.access';

interface RefuseItem extends CallerItem {
  readonly honourId: string;
  readonly reason: string;
  readonly actorHouseholdId: string | null;
  readonly actorRole: string;
}

/** The second officer's no to points that one person may not give (307_refuse_points.sql). */
@Injectable()
export class RefuseHonourPoints {
  private readonly command: SetCommand<RefuseItem, { honourId: string }>;

  constructor(books: BooksCommands) {
    this.command = books.command('honours_refuse_points');
  }

  async run(call: Call, who: VillageActor, honourId: string, reason: string): Promise<void> {
    const { replayed } = await this.command.call({
      ...callerItem(call),
      honourId,
      reason: reason.trim(),
      actorHouseholdId: who.householdId,
      actorRole: actingRole(who),
    });
    if (replayed) call.markReplayed();
  }
}
