import type { MergeHousehold as Wish, VillageRole } from '@jishan/contracts';
import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import type { VillageActor } from '../../../platform/auth/actor';
import { BooksCommands, callerItem, type CallerItem } from '../../../platform/db/books-commands';
import type { SetCommand } from '../../../platform/db/set-command';
import type { Call } from '../../../platform/http/call';
import { splittingRole } from '../points.access';

interface ByOffice extends CallerItem {
  readonly changeId: string;
  readonly actorHouseholdId: string | null;
  readonly actorRole: VillageRole;
}
interface MergeItem extends ByOffice, Omit<Wish, 'id'> {
  readonly householdId: string;
  readonly transferId: string;
}
type ConfirmItem = ByOffice & { readonly transferId: string };
type DropItem = ByOffice & { readonly reason: string };
interface Answer {
  readonly changeId: string;
}

/** A household goes into another one: filed, confirmed by a second person where it must be, or dropped (194_merge.sql). */
@Injectable()
export class MergeHousehold {
  private readonly filing: SetCommand<MergeItem, Answer>;
  private readonly confirming: SetCommand<ConfirmItem, Answer>;
  private readonly dropping: SetCommand<DropItem, Answer>;

  constructor(books: BooksCommands) {
    this.filing = books.command('points_merge');
    this.confirming = books.command('points_merge_confirm');
    this.dropping = books.command('points_merge_drop');
  }

  file(call: Call, who: VillageActor, householdId: string, { id, ...wish }: Wish): Promise<string> {
    return run(this.filing, call, {
      ...byOffice(call, who, id),
      ...wish,
      householdId,
      reason: wish.reason.trim(),
      documentNumber: wish.documentNumber.trim(),
      transferId: uuidv7(),
    });
  }

  confirm(call: Call, who: VillageActor, changeId: string): Promise<string> {
    return run(this.confirming, call, { ...byOffice(call, who, changeId), transferId: uuidv7() });
  }

  drop(call: Call, who: VillageActor, changeId: string, reason: string): Promise<string> {
    return run(this.dropping, call, { ...byOffice(call, who, changeId), reason: reason.trim() });
  }
}

const byOffice = (call: Call, who: VillageActor, changeId: string): ByOffice => ({
  ...callerItem(call),
  changeId,
  actorHouseholdId: who.householdId,
  actorRole: splittingRole(who),
});

async function run<Item extends ByOffice>(command: SetCommand<Item, Answer>, call: Call, item: Item): Promise<string> {
  const { answer, replayed } = await command.call(item);
  if (replayed) call.markReplayed();
  return answer.changeId;
}
