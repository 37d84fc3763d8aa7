import { UNDO_MINUTES, UNDO_REASON } from '@jishan/contracts';
import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import type { VillageActor } from '../../../platform/auth/actor';
import { BooksCommands, callerItem, type CallerItem } from '../../../platform/db/books-commands';
import type { SetCommand } from '../../../platform/db/set-command';
import type { Call } from '../../../platform/http/call';
import { decidingRole } from '../points.access';

interface ReverseItem extends CallerItem {
  readonly applicationId: string;
  readonly reason: string;
  readonly actorHouseholdId: string | null;
  readonly actorRole: string;
  readonly transferId: string;
  readonly undoMinutes?: number;
}

/** Takes a credit back by a new transfer (applications/120_reverse.sql); the old entries stay. */
@Injectable()
export class ReverseCredit {
  private readonly command: SetCommand<ReverseItem, { applicationId: string; balance: number }>;

  constructor(books: BooksCommands) {
    this.command = books.command('points_reverse');
  }

  /** The own slip, within the time for it. */
  undo(call: Call, who: VillageActor, applicationId: string): Promise<void> {
    return this.run(call, who, applicationId, UNDO_REASON, UNDO_MINUTES);
  }

  async run(call: Call, who: VillageActor, applicationId: string, reason: string, undoMinutes?: number): Promise<void> {
    const item = {
      ...callerItem(call),
      applicationId,
      reason: reason.trim(),
      actorHouseholdId: who.householdId,
      actorRole: decidingRole(who),
      transferId: uuidv7(),
      undoMinutes,
    };
    const { replayed } = await this.command.call(item);
    if (replayed) call.markReplayed();
  }
}
