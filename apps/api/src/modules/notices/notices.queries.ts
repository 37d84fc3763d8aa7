import type { NoticeListItem, NoticesQuery, NoticeView, Page } from '@jishan/contracts';
import { Injectable } from '@nestjs/common';
import type { VillageActor } from '../../platform/auth/actor';
import type { Tx } from '../../platform/db/tx';
import { notFound } from '../../platform/errors/problem';
import { decodeCursor, pageLimit, pageOf } from '../../platform/http/paging';
import { MediaLinks } from '../../platform/media';
import { seesEveryNotice, VISIBLE } from './notices.access';
import { COUNT_COLUMNS, noticeItem, noticeView, type NoticeDetailRow, type NoticeRow } from './notices.view';
import { mayWithdraw } from './withdraw-notice';

/** The exact moment as text: a Date would lose the microseconds that the order has. */
const ITEM_COLUMNS = `n.id, n.title, n.text, n.category, n.pinned, n.must_acknowledge, n.acknowledge_by, n.published_at, n.published_at::text AS published_key, n.withdrawn_at, n.voice_id,
  (SELECT count(*)::int FROM notice_photo f WHERE f.village_id = n.village_id AND f.notice_id = n.id) AS photo_count,
  me.person_id IS NOT NULL AS addressed, me.delivered_at, me.opened_at, me.acknowledged_at, me.told_in_person_at, c.*`;
const ITEM_SOURCE = `FROM notice n
  LEFT JOIN notice_receipt me ON me.village_id = n.village_id AND me.notice_id = n.id AND me.person_id = $2
  CROSS JOIN LATERAL (SELECT ${COUNT_COLUMNS} FROM notice_receipt r WHERE r.village_id = n.village_id AND r.notice_id = n.id) c`;

@Injectable()
export class NoticesQueries {
  constructor(private readonly links: MediaLinks) {}

  async list(tx: Tx, who: VillageActor, query: NoticesQuery): Promise<Page<NoticeListItem>> {
    const limit = pageLimit(query.limit);
    const before = decodeCursor<[string, string]>(query.cursor, ['instant', 'string']);
    const rows = await tx.query<NoticeRow[]>(
      `SELECT ${ITEM_COLUMNS} ${ITEM_SOURCE}
       WHERE n.village_id = $1 AND ${VISIBLE('$2::uuid', '$3::boolean')} AND ($4::text IS NULL OR n.category = $4) AND ($5 = 'all' OR (n.pinned AND n.withdrawn_at IS NULL))
         AND ($6::timestamptz IS NULL OR (n.published_at, n.id) < ($6, $7::uuid))
       ORDER BY n.published_at DESC, n.id DESC LIMIT $8`,
      [
        tx.villageId,
        who.personId,
        seesEveryNotice(who),
        query.category ?? null,
        query.shelf ?? 'all',
        before?.[0] ?? null,
        before?.[1] ?? null,
        limit + 1,
      ],
    );
    return pageOf(
      rows,
      limit,
      row => noticeItem(row, row.withdrawn_at === null || seesEveryNotice(who)),
      row => [row.published_key, row.id],
    );
  }

  async read(tx: Tx, who: VillageActor, noticeId: string): Promise<NoticeView> {
    const [row] = await tx.query<NoticeDetailRow[]>(
      `SELECT ${ITEM_COLUMNS}, n.audience, n.roles, n.author_person_id, a.name AS author_name, n.author_role, n.withdraw_reason, v.milliseconds AS voice_milliseconds,
         ARRAY(SELECT g.name FROM village_group g WHERE g.village_id = n.village_id AND g.id = ANY(n.group_ids) ORDER BY g.position, g.name) AS group_names
       ${ITEM_SOURCE} JOIN person a ON a.village_id = n.village_id AND a.id = n.author_person_id
         LEFT JOIN media_voice v ON v.village_id = n.village_id AND v.id = n.voice_id
       WHERE n.village_id = $1 AND n.id = $4 AND ${VISIBLE('$2::uuid', '$3::boolean')}`,
      [tx.villageId, who.personId, seesEveryNotice(who), noticeId],
    );
    if (!row) throw notFound();
    const photos = await tx.query<{ village_id: string; id: string; width: number; height: number }[]>(
      `SELECT o.village_id, o.id, o.width, o.height FROM notice_photo f JOIN media_object o ON o.village_id = f.village_id AND o.id = f.media_id
       WHERE f.village_id = $1 AND f.notice_id = $2 ORDER BY f.position`,
      [tx.villageId, noticeId],
    );
    const media = {
      photos: photos.map(photo =>
        this.links.photo({ villageId: photo.village_id, id: photo.id, width: photo.width, height: photo.height, capturedAt: null }),
      ),
      voice: this.links.voiceOf({ villageId: tx.villageId, id: row.voice_id, milliseconds: row.voice_milliseconds }),
    };
    return noticeView(
      row,
      media,
      row.withdrawn_at === null || seesEveryNotice(who),
      row.withdrawn_at === null && mayWithdraw(who, row.author_person_id),
    );
  }
}
