import { type GrantHonours as Wish, type GrantHonoursResult } from '@jishan/contracts';
import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import type { VillageActor } from '../../../platform/auth/actor';
import { villageDay } from '../../../platform/calendar';
import { BooksCommands, callerItem, type CallerItem } from '../../../platform/db/books-commands';
import type { SetCommand } from '../../../platform/db/set-command';
import { UnitOfWork } from '../../../platform/db/unit-of-work';
import type { Call } from '../../../platform/http/call';
import { refuseForbidden } from '../../points';
import { actingRole } from '../activities.access';
import { honourDateWrong, honourPhotoUnknown } from '../activities.errors';

interface GrantItem extends CallerItem {
  readonly honours: readonly { readonly id: string; readonly householdId: string }[];
  readonly ruleId: string | null;
  readonly points: number | null;
  readonly title: string;
  readonly period: string;
  readonly grantedOn: string;
  readonly citation: string;
  readonly mediaId: string | null;
  readonly actorHouseholdId: string | null;
  readonly actorRole: string;
}

const DAY_MS = 86_400_000;
const YEAR_DAYS = 366;

/** An honour for households of one choice, with points or without (303_honours.sql). */
@Injectable()
export class GrantHonours {
  private readonly command: SetCommand<GrantItem, GrantHonoursResult>;

  constructor(
    books: BooksCommands,
    private readonly work: UnitOfWork,
  ) {
    this.command = books.command('honours_grant');
  }

  async run(call: Call, who: VillageActor, wish: Wish, now: Date = new Date()): Promise<GrantHonoursResult> {
    const forbidden = refuseForbidden({ title: wish.title, standard: wish.points === undefined ? '' : wish.citation });
    if (forbidden) throw forbidden;
    refuseDay(wish.grantedOn, now);
    if (wish.photoId !== undefined) await this.refusePhoto(who, wish.photoId);
    const { answer, replayed } = await this.command.call({
      ...callerItem(call),
      honours: wish.householdIds.map(householdId => ({ id: uuidv7(), householdId })),
      ruleId: wish.ruleId ?? null,
      points: wish.points ?? null,
      title: wish.title.trim(),
      period: wish.period.trim(),
      grantedOn: wish.grantedOn,
      citation: wish.citation.trim(),
      mediaId: wish.photoId ?? null,
      actorHouseholdId: who.householdId,
      actorRole: actingRole(who),
    });
    if (replayed) call.markReplayed();
    return answer;
  }

  /** Only a photo that the same account uploaded in this village. */
  private async refusePhoto(who: VillageActor, photoId: string): Promise<void> {
    const [known] = await this.work.read(who.villageId, tx =>
      tx.query<unknown[]>('SELECT 1 FROM media_object WHERE village_id = $1 AND id = $2 AND uploaded_by_account_id = $3', [
        who.villageId,
        photoId,
        who.accountId,
      ]),
    );
    if (!known) throw honourPhotoUnknown();
  }
}

/** By the village's calendar. */
function refuseDay(grantedOn: string, now: Date): void {
  const earliest = villageDay(new Date(now.getTime() - YEAR_DAYS * DAY_MS));
  if (grantedOn > villageDay(now) || grantedOn < earliest) throw honourDateWrong();
}
