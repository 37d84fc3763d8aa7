import { householdDocumentTitles, type SplitHousehold as Wish, type VillageRole } from '@jishan/contracts';
import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import type { VillageActor } from '../../../platform/auth/actor';
import { BooksCommands, callerItem, type CallerItem } from '../../../platform/db/books-commands';
import type { SetCommand } from '../../../platform/db/set-command';
import type { Call } from '../../../platform/http/call';
import { splittingRole } from '../points.access';

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

/** Some people of a household move into a new one, their points with them (190_split.sql). */
@Injectable()
export class SplitHousehold {
  private readonly command: SetCommand<SplitItem, SplitAnswer>;

  constructor(books: BooksCommands) {
    this.command = books.command('points_split');
  }

  async run(call: Call, who: VillageActor, householdId: string, { id, ...wish }: Wish): Promise<string> {
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
      actorRole: splittingRole(who),
    });
    if (replayed) call.markReplayed();
    return answer.changeId;
  }
}
