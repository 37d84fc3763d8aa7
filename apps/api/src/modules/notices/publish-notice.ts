import { inboxTopics, NOTICE_DEADLINE_MAX_DAYS, NOTICE_DELIVERY_MAX_PERSONS, type PublishNotice } from '@jishan/contracts';
import { audit } from '../../platform/audit/audit';
import type { VillageActor } from '../../platform/auth/actor';
import { officeOf } from '../../platform/auth/office';
import type { Tx } from '../../platform/db/tx';
import { Problem } from '../../platform/errors/problem';
import type { Call } from '../../platform/http/call';
import { carryVoice } from '../../platform/media';
import { owe } from '../../platform/outbox/outbox';

const DAY_MS = 86_400_000;

const VOICE_REFUSALS = { unknown: () => new Problem('NOTICES.VOICE_UNKNOWN'), used: () => new Problem('NOTICES.VOICE_USED') };

/** Publishes to everybody on the roster it is meant for, phone or not: notice, photos, voice and receipts at once, the inbox lines after it. */
export async function publishNotice(tx: Tx, call: Call, who: VillageActor, wish: PublishNotice, now: Date = new Date()): Promise<void> {
  refuseTerms(wish, now);
  await refuseUnknownGroups(tx, wish);
  await insertNotice(tx, who, wish);
  await attachPhotos(tx, who, wish);
  const personIds = await addressEverybody(tx, wish.id);
  if (personIds.length === 0) throw new Problem('NOTICES.AUDIENCE_EMPTY');
  for (let from = 0; from < personIds.length; from += NOTICE_DELIVERY_MAX_PERSONS)
    await owe(tx, inboxTopics.noticePublished, wish.id, {
      title: wish.title.trim(),
      mustAcknowledge: wish.mustAcknowledge,
      spoken: wish.voiceId !== undefined,
      personIds: personIds.slice(from, from + NOTICE_DELIVERY_MAX_PERSONS),
    });
  await audit(tx, call, 'notice.published', wish.id, { audience: wish.audience, persons: personIds.length });
}

function refuseTerms(wish: PublishNotice, now: Date): void {
  const chosen = wish.audience === 'groups' ? wish.groupIds : wish.audience === 'roles' ? wish.roles : ['village'];
  if (!chosen || chosen.length === 0) throw new Problem('NOTICES.AUDIENCE_NEEDED');
  if (!wish.mustAcknowledge) return;
  if (!wish.acknowledgeBy) throw new Problem('NOTICES.DEADLINE_NEEDED');
  const left = Date.parse(wish.acknowledgeBy) - now.getTime();
  if (!(left > 0 && left <= NOTICE_DEADLINE_MAX_DAYS * DAY_MS))
    throw new Problem('NOTICES.DEADLINE_WRONG', { days: NOTICE_DEADLINE_MAX_DAYS });
}

async function refuseUnknownGroups(tx: Tx, wish: PublishNotice): Promise<void> {
  if (wish.audience !== 'groups') return;
  const known = await tx.query<unknown[]>('SELECT 1 FROM village_group WHERE village_id = $1 AND id = ANY($2::uuid[])', [
    tx.villageId,
    wish.groupIds ?? [],
  ]);
  if (known.length !== (wish.groupIds ?? []).length) throw new Problem('NOTICES.GROUP_UNKNOWN');
}

/** The id is asked for before the voice: what stands already has used its own, and must be told that it stands. */
async function insertNotice(tx: Tx, who: VillageActor, wish: PublishNotice): Promise<void> {
  const inserted = await carryVoice(tx, who, 'notice_voice', wish.voiceId, VOICE_REFUSALS, () =>
    tx.query<unknown[]>(
      `INSERT INTO notice (village_id, id, author_person_id, author_role, title, text, category, audience, group_ids, roles, pinned, must_acknowledge, acknowledge_by, voice_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) ON CONFLICT (village_id, id) DO NOTHING RETURNING 1`,
      [
        tx.villageId,
        wish.id,
        who.personId,
        officeOf(who, ['secretary', 'cadre']),
        wish.title.trim(),
        wish.text.trim(),
        wish.category,
        wish.audience,
        wish.audience === 'groups' ? wish.groupIds : [],
        wish.audience === 'roles' ? wish.roles : [],
        wish.pinned,
        wish.mustAcknowledge,
        wish.mustAcknowledge ? wish.acknowledgeBy : null,
        wish.voiceId ?? null,
      ],
    ),
  );
  if (inserted.length === 0) throw new Problem('NOTICES.ID_TAKEN');
}

/** Only photos that the same account uploaded in this village. */
async function attachPhotos(tx: Tx, who: VillageActor, wish: PublishNotice): Promise<void> {
  if (wish.photoIds.length === 0) return;
  const attached = await tx.query<unknown[]>(
    `INSERT INTO notice_photo (village_id, notice_id, position, media_id)
     SELECT o.village_id, $2, p.position, o.id FROM unnest($3::uuid[]) WITH ORDINALITY p(id, position)
     JOIN media_object o ON o.village_id = $1 AND o.id = p.id AND o.uploaded_by_account_id = $4 RETURNING 1`,
    [tx.villageId, wish.id, wish.photoIds, who.accountId],
  );
  if (attached.length !== wish.photoIds.length) throw new Problem('NOTICES.PHOTO_UNKNOWN');
}

/** A receipt for everybody it is meant for. Not for children, and not for the author, who knows it. */
async function addressEverybody(tx: Tx, noticeId: string): Promise<string[]> {
  const rows = await tx.query<{ person_id: string }[]>(
    `INSERT INTO notice_receipt (village_id, notice_id, person_id)
     SELECT n.village_id, n.id, p.id FROM notice n
     JOIN person p ON p.village_id = n.village_id AND p.id <> n.author_person_id AND NOT p.minor
     LEFT JOIN household h ON h.village_id = p.village_id AND h.id = p.household_id
     WHERE n.village_id = $1 AND n.id = $2 AND CASE n.audience
       WHEN 'village' THEN true
       WHEN 'groups' THEN h.group_id = ANY(n.group_ids)
       ELSE ('household_head' = ANY(n.roles) AND h.head_person_id = p.id)
         OR EXISTS (SELECT 1 FROM village_role r WHERE r.village_id = p.village_id AND r.person_id = p.id AND r.role = ANY(n.roles)) END
     RETURNING person_id`,
    [tx.villageId, noticeId],
  );
  return rows.map(row => row.person_id);
}
