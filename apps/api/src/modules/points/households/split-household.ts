import { householdDocumentTitles, VILLAGE_UTC_OFFSET_MINUTES, type SplitHousehold as Wish, type VillageRole } from '@jishan/contracts';
import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import type { VillageActor } from '../../../platform/auth/actor';
import { BooksCommands, callerItem, type CallerItem } from '../../../platform/db/books-commands';
import type { SetCommand } from '../../../platform/db/set-command';
import type { Call } from '../../../platform/http/call';
import { documentDayAhead } from '../points.errors';

interface SplitItem extends CallerItem, Omit<Wish, 'id'> {
  readonly changeId: string;
  readonly householdId: string;
  readonly newHouseholdId: string;
  readonly documentTitle: string;
  readonly transferId: string;
  readonly actorHouseholdId: string | null;
  readonly actorRole: VillageRole;
}
interface SplitAnswer {
  readonly changeId: string;
  readonly householdId: string;
}

const RECORDERS: readonly VillageRole[] = ['secretary', 'village_admin', 'cadre'];
const MINUTE_MS = 60_000;

/** Some people of a household move into a new one, their points with them (190_split.sql). */
@Injectable()
export class SplitHousehold {
  private readonly command: SetCommand<SplitItem, SplitAnswer>;

  constructor(books: BooksCommands) {
    this.command = books.command('points_split');
  }

  async run(call: Call, who: VillageActor, householdId: string, { id, ...wish }: Wish, now: Date = new Date()): Promise<string> {
    if (wish.documentDay > new Date(now.getTime() + VILLAGE_UTC_OFFSET_MINUTES * MINUTE_MS).toISOString().slice(0, 10))
      throw documentDayAhead();
    const { answer, replayed } = await this.command.call({
      ...callerItem(call),
      ...wish,
      changeId: id,
      householdId,
      newHouseholdId: uuidv7(),
      personIds: [...new Set(wish.personIds)],
      name: wish.name.trim(),
      reason: wish.reason.trim(),
      documentNumber: wish.documentNumber.trim(),
      documentTitle: householdDocumentTitles[wish.document],
      transferId: uuidv7(),
      actorHouseholdId: who.householdId,
      actorRole: RECORDERS.find(role => who.roles.includes(role)) ?? 'cadre',
    });
    if (replayed) call.markReplayed();
    return answer.changeId;
  }
}
