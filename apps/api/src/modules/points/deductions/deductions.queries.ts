import {
  mayInVillage,
  type DeductionsQuery,
  type DeductionStatus,
  type DeductionView,
  type Page,
  type PageQuery,
  type PhotoView,
  type VoiceView,
} from '@jishan/contracts';
import { Injectable } from '@nestjs/common';
import type { VillageActor } from '../../../platform/auth/actor';
import { villageDay } from '../../../platform/calendar';
import type { Tx } from '../../../platform/db/tx';
import { notFound } from '../../../platform/errors/problem';
import { newestPage } from '../../../platform/http/newest-page';
import { decodeCursor, pageLimit, pageOf } from '../../../platform/http/paging';
import { MediaLinks, type PhotoRow } from '../../../platform/media';
import { ofAnotherHouse } from '../../identity';
import { ownHouseholds, recusedHouseholds } from '../points.access';
import { roleTitle } from '../points.view';
import { mayWith } from './deductions.access';

interface DeductionRow {
  id: string;
  status: DeductionStatus;
  household_id: string;
  household_name: string;
  group_name: string | null;
  title: string;
  standard: string;
  points: number;
  text: string;
  opened_by_person_id: string;
  opened_by_role: string;
  opened_at: Date;
  /** To the microsecond, as the cursor needs it. */
  opened_key: string;
  /** Null also where the one on record runs for nobody: it is stopped when it would be over. */
  appeal_until: Date | null;
  told_at: Date | null;
  told_by_role: string | null;
  told_name: string | null;
  appealed_by_person_id: string | null;
  appeal_filed_by_role: string | null;
  spoken_name: string | null;
  appeal_helper_name: string | null;
  due: boolean;
  /** Somebody of the house has an account now; asked while notice is given. */
  reads: boolean;
  appeal_text: string | null;
  appeal_voice_id: string | null;
  appeal_milliseconds: number | null;
  appealed_at: Date | null;
  decide_due_on: string | null;
  decided_by_role: string | null;
  decided_at: Date | null;
  answer: string | null;
  upheld: boolean | null;
  posted: number | null;
  waived: number | null;
  posted_at: Date | null;
  closed_at: Date | null;
  close_reason: string | null;
}
interface PhotoOfRow extends PhotoRow {
  deduction_id: string;
  stage: 'evidence' | 'appeal';
}
type Photos = ReadonlyMap<string, readonly PhotoView[]>;
interface CaseMedia {
  readonly photos: Photos;
  readonly appealVoice: VoiceView | null;
}

/** On whose side somebody stands: theirs, and those whose cases they do not judge. */
interface Side {
  readonly own: readonly string[];
  readonly recused: readonly string[];
}
const sideOf = async (tx: Tx, who: VillageActor): Promise<Side> => ({
  own: await ownHouseholds(tx, who),
  recused: await recusedHouseholds(tx, who),
});

/** `d` is the deduction, from the table or from a page of it. */
const columnsFrom = (
  source: string,
): string => `d.id, d.status, d.household_id, h.name AS household_name, g.name AS group_name, r.title, r.standard, d.points, d.text, d.opened_by_person_id, d.opened_by_role, d.opened_at, d.opened_at::text AS opened_key, w.appeal_until, w.reads, d.told_at, d.told_by_role, t.name AS told_name, d.appealed_by_person_id, d.appeal_filed_by_role, k.name AS spoken_name, x.name AS appeal_helper_name,
  d.status = 'notified' AND coalesce(w.appeal_until <= now(), false) AS due, d.appeal_text, d.appeal_voice_id, v.milliseconds AS appeal_milliseconds, d.appealed_at, d.decide_due_on::text AS decide_due_on, d.decided_by_role, d.decided_at, d.answer, d.upheld, d.posted, d.waived, d.posted_at, d.closed_at, d.close_reason
  FROM ${source} d
  CROSS JOIN LATERAL (SELECT d.status = 'notified' AND points_deduction_reads(d.village_id, d.household_id) AS reads,
    CASE WHEN d.status <> 'notified' OR points_deduction_runs(d.village_id, d.household_id, d.told_at) THEN d.appeal_until END AS appeal_until) w
  JOIN points_rule r ON r.village_id = d.village_id AND r.id = d.rule_id
  JOIN household h ON h.village_id = d.village_id AND h.id = d.household_id
  LEFT JOIN village_group g ON g.village_id = h.village_id AND g.id = h.group_id
  LEFT JOIN media_voice v ON v.village_id = d.village_id AND v.id = d.appeal_voice_id
  LEFT JOIN person t ON t.village_id = d.village_id AND t.id = d.told_person_id
  LEFT JOIN person k ON k.village_id = d.village_id AND k.id = d.appeal_spoken_by_person_id
  LEFT JOIN person x ON x.village_id = d.village_id AND x.id = d.appealed_by_person_id AND d.appeal_filed_by_role IS NULL
    AND ${ofAnotherHouse('x', 'd.household_id', 'd.appealed_at')}`;
const COLUMNS = columnsFrom('points_deduction');

/** The only reader of deductions: they are for the household and for those in office, and stand in no list for others. */
@Injectable()
export class DeductionsQueries {
  constructor(private readonly links: MediaLinks) {}

  /** For those in office, the newest first; never those of the own, a represented or a relative's household. */
  async list(tx: Tx, who: VillageActor, query: DeductionsQuery): Promise<Page<DeductionView>> {
    const limit = pageLimit(query.limit);
    const before = decodeCursor<[string, string]>(query.cursor, ['instant', 'string']);
    const side = await sideOf(tx, who);
    const rows = await tx.query<DeductionRow[]>(
      `SELECT ${COLUMNS} WHERE d.village_id = $1 AND d.household_id <> ALL ($2) AND (d.status IN ('notified', 'appealed')) = $3 AND ($4::timestamptz IS NULL OR (d.opened_at, d.id) < ($4, $5::uuid))
       ORDER BY d.opened_at DESC, d.id DESC LIMIT $6`,
      [tx.villageId, side.recused, query.scope !== 'closed', before?.[0] ?? null, before?.[1] ?? null, limit + 1],
    );
    return this.page(tx, who, rows, limit, side);
  }

  /** Of the households one may act for. */
  async mine(tx: Tx, who: VillageActor, query: PageQuery): Promise<Page<DeductionView>> {
    const side = await sideOf(tx, who);
    const { source, values, limit } = newestPage(tx.villageId, side.own, query, {
      table: 'points_deduction',
      time: 'opened_at',
    });
    const rows = await tx.query<DeductionRow[]>(`SELECT ${columnsFrom(source)} ORDER BY d.opened_at DESC, d.id DESC`, [...values]);
    return this.page(tx, who, rows, limit, side);
  }

  /** @throws RESOURCE.NOT_FOUND when it is missing, or neither one's own nor one's business. */
  async one(tx: Tx, who: VillageActor, id: string): Promise<DeductionView> {
    const rows = await tx.query<DeductionRow[]>(`SELECT ${COLUMNS} WHERE d.village_id = $1 AND d.id = $2`, [tx.villageId, id]);
    const side = await sideOf(tx, who);
    const inOffice = mayInVillage(who.roles, 'points.deduction.read');
    const mine = rows.filter(row => side.own.includes(row.household_id) || (inOffice && !side.recused.includes(row.household_id)));
    const [view] = await this.views(tx, who, mine, side);
    if (!view) throw notFound();
    return view.may.tell || view.may.appealSpoken ? { ...view, grownUps: await this.grownUps(tx, view.householdId) } : view;
  }

  private grownUps(tx: Tx, householdId: string): Promise<DeductionView['grownUps']> {
    return tx.query('SELECT id, name FROM person WHERE village_id = $1 AND household_id = $2 AND NOT minor ORDER BY name, id', [
      tx.villageId,
      householdId,
    ]);
  }

  private async page(tx: Tx, who: VillageActor, rows: readonly DeductionRow[], limit: number, side: Side): Promise<Page<DeductionView>> {
    const page = pageOf(
      rows,
      limit,
      row => row,
      row => [row.opened_key, row.id],
    );
    return { ...page, items: await this.views(tx, who, page.items, side) };
  }

  private async views(tx: Tx, who: VillageActor, rows: readonly DeductionRow[], { own, recused }: Side): Promise<DeductionView[]> {
    if (rows.length === 0) return [];
    const photos = await this.photosOf(tx, rows);
    return rows.map(row =>
      deductionView(
        row,
        {
          photos,
          appealVoice: this.links.voiceOf({ villageId: tx.villageId, id: row.appeal_voice_id, milliseconds: row.appeal_milliseconds }),
        },
        mayWith(who, {
          status: row.status,
          due: row.due,
          own: own.includes(row.household_id),
          recused: recused.includes(row.household_id),
          openedByMe: row.opened_by_person_id === who.personId,
          wroteAppeal: row.appeal_filed_by_role !== null && row.appealed_by_person_id === who.personId,
          untold: row.appeal_until === null,
          reads: row.reads,
        }),
      ),
    );
  }

  private async photosOf(tx: Tx, rows: readonly DeductionRow[]): Promise<Photos> {
    const found = await tx.query<PhotoOfRow[]>(
      `SELECT p.deduction_id, p.stage, o.id, o.village_id AS "villageId", o.width, o.height, NULL AS "capturedAt"
       FROM points_deduction_photo p JOIN media_object o ON o.village_id = p.village_id AND o.id = p.media_id
       WHERE p.village_id = $1 AND p.deduction_id = ANY($2) ORDER BY p.deduction_id, p.stage, p.position`,
      [tx.villageId, rows.map(row => row.id)],
    );
    const photos = new Map<string, PhotoView[]>();
    for (const photo of found) {
      const key = `${photo.deduction_id} ${photo.stage}`;
      photos.set(key, [...(photos.get(key) ?? []), this.links.photo(photo)]);
    }
    return photos;
  }
}

function appealView(row: DeductionRow, { photos, appealVoice }: CaseMedia): DeductionView['appeal'] {
  if (!row.appealed_at || row.appeal_text === null || row.decide_due_on === null) return null;
  return {
    text: row.appeal_text,
    voice: appealVoice,
    photos: photos.get(`${row.id} appeal`) ?? [],
    at: row.appealed_at.toISOString(),
    dueOn: row.decide_due_on,
    overdue: row.status === 'appealed' && row.decide_due_on < villageDay(new Date()),
    spoken: row.spoken_name === null ? null : { by: row.spoken_name, role: roleTitle(row.appeal_filed_by_role) },
    helperName: row.appeal_helper_name,
  };
}

const deductionView = (row: DeductionRow, media: CaseMedia, may: DeductionView['may']): DeductionView => ({
  id: row.id,
  status: row.status,
  householdId: row.household_id,
  householdName: row.household_name,
  groupName: row.group_name,
  ruleTitle: row.title,
  standard: row.standard,
  points: row.points,
  text: row.text,
  photos: media.photos.get(`${row.id} evidence`) ?? [],
  openedByRole: roleTitle(row.opened_by_role),
  openedAt: row.opened_at.toISOString(),
  appealUntil: row.appeal_until?.toISOString() ?? null,
  told: row.told_at ? { at: row.told_at.toISOString(), role: roleTitle(row.told_by_role), to: row.told_name ?? '' } : null,
  grownUps: [],
  due: row.due,
  appeal: appealView(row, media),
  answer:
    row.decided_at && row.upheld !== null
      ? { upheld: row.upheld, reason: row.answer ?? '', role: roleTitle(row.decided_by_role), at: row.decided_at.toISOString() }
      : null,
  result: row.posted_at ? { posted: row.posted ?? 0, waived: row.waived ?? 0, at: row.posted_at.toISOString() } : null,
  closed: row.closed_at ? { reason: row.close_reason ?? '', at: row.closed_at.toISOString() } : null,
  may,
});
