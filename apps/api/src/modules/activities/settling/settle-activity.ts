import type { SettleResult } from '@jishan/contracts';
import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import type { VillageActor } from '../../../platform/auth/actor';
import { BooksCommands, callerItem, type CallerItem } from '../../../platform/db/books-commands';
import type { SetCommand } from '../../../platform/db/set-command';
import type { Call } from '../../../platform/http/call';
import { actingRole } from '../activities.access';

interface SettleItem extends CallerItem {
  readonly activityId: string;
  readonly settlementId: string;
  readonly expectedPersons: number;
  readonly actorHouseholdId: string | null;
  readonly actorRole: string;
}

/** Gives the points to everybody present, in one statement (301_settle.sql). */
@Injectable()
export class SettleActivity {
  private readonly command: SetCommand<SettleItem, SettleResult>;

  constructor(books: BooksCommands) {
    this.command = books.command('activities_settle');
  }

  async run(call: Call, who: VillageActor, activityId: string, expectedPersons: number): Promise<SettleResult> {
    const { answer, replayed } = await this.command.call({
      ...callerItem(call),
      activityId,
      settlementId: uuidv7(),
      expectedPersons,
      actorHouseholdId: who.householdId,
      actorRole: actingRole(who),
    });
    if (replayed) call.markReplayed();
    return answer;
  }
}
