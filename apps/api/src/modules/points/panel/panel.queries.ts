import type {
  Page,
  PanelItem,
  PanelOutcome,
  PanelPurpose,
  PanelQuery,
  PanelRecord,
  PanelRound,
  VoteView,
  WaitingCount,
} from '@jishan/contracts';
import { Injectable } from '@nestjs/common';
import type { VillageActor } from '../../../platform/auth/actor';
import { villageDay } from '../../../platform/calendar';
import type { Tx } from '../../../platform/db/tx';
import { notFound } from '../../../platform/errors/problem';
import { decodeCursor, pageLimit, pageOf } from '../../../platform/http/paging';
import { MediaLinks } from '../../../platform/media';
import { APPLICATION_COLUMNS, ApplicationsQueries, CAP_USED, type QueueRow } from '../applications/applications.queries';
import { recusedHouseholds } from '../points.access';
import { heardObjections } from './heard-objections';

interface PanelRow extends QueueRow {
  round: number;
  purpose: PanelPurpose;
  due_on: string;
  outcome: PanelOutcome | null;
  agreed_points: number | null;
  voted_at: Date | null;
  /** To the microsecond, as the cursor needs it. */
  voted_key: string | null;
}

interface VoteRow {
  application_id: string;
  round: number;
  person_id: string;
  agrees: boolean;
  points: number | null;
  reason: string;
}

/** The seats of `$2` in the village `$1`: `k` the seat, `n` its round; to be joined to `a`, the application. */
const SEATS = `JOIN points_panel_seat k ON k.village_id = a.village_id AND k.application_id = a.id AND k.person_id = $2 AND k.relieved_at IS NULL
  JOIN points_panel n ON n.village_id = k.village_id AND n.application_id = k.application_id AND n.round = k.round
  WHERE a.village_id = $1 AND a.household_id <> ALL ($3)`;
const SEAT_COLUMNS = `k.round, n.purpose, n.due_on::text AS due_on, n.outcome, a.agreed_points, k.voted_at, k.voted_at::text AS voted_key, ${CAP_USED}, ${APPLICATION_COLUMNS} ${SEATS}`;
/** The two statuses said outright: those under way have an index of their own. */
const WAITS_FOR_VOTE = `a.status IN ('in_review', 'objected') AND k.voted_at IS NULL AND n.outcome IS NULL AND a.status = CASE n.purpose WHEN 'panel' THEN 'in_review' ELSE 'objected' END`;

const VOTED_BEFORE = `k.voted_at IS NOT NULL AND ($4::timestamptz IS NULL OR (k.voted_at, k.application_id, k.round) < ($4, $5::uuid, $6::integer))
  ORDER BY k.voted_at DESC, k.application_id DESC, k.round DESC LIMIT $7`;
/** First the page by the seats' own index: so many tables are joined to it that the planner no longer looks for an order of them (join_collapse_limit). */
const VOTED_PAGE = `SELECT k.application_id FROM points_panel_seat k JOIN points_application a ON a.village_id = k.village_id AND a.id = k.application_id
  WHERE k.village_id = $1 AND k.person_id = $2 AND k.relieved_at IS NULL AND a.household_id <> ALL ($3) AND ${VOTED_BEFORE}`;

/** The only reader of panels. */
@Injectable()
export class PanelQueries {
  constructor(
    private readonly applications: ApplicationsQueries,
    private readonly links: MediaLinks,
  ) {}

  /** What waits for this person's vote, oldest first; or what they have voted on, newest first. */
  async queue(tx: Tx, who: VillageActor, query: PanelQuery): Promise<Page<PanelItem>> {
    const limit = pageLimit(query.limit);
    const after = decodeCursor<[string, string, number]>(query.cursor, ['instant', 'string', 'number']);
    const voted = query.scope === 'voted';
    const rows = await tx.query<PanelRow[]>(
      voted
        ? `SELECT ${SEAT_COLUMNS} AND a.id = ANY (ARRAY(${VOTED_PAGE})) AND ${VOTED_BEFORE}`
        : `SELECT ${SEAT_COLUMNS} AND ${WAITS_FOR_VOTE}
             AND ($4::timestamptz IS NULL OR (a.submitted_at, a.id, k.round) > ($4, $5::uuid, $6::integer)) ORDER BY a.submitted_at, a.id, k.round LIMIT $7`,
      [
        tx.villageId,
        who.personId,
        await recusedHouseholds(tx, who),
        after?.[0] ?? null,
        after?.[1] ?? null,
        Math.trunc(after?.[2] ?? 0) % 1_000,
        limit + 1,
      ],
    );
    const page = pageOf(
      rows,
      limit,
      row => row,
      row => [(voted ? row.voted_key : row.submitted_key) ?? '', row.id, row.round],
    );
    return { ...page, items: await this.items(tx, who, page.items) };
  }

  /** How many wait for this person's vote; none of them is read. */
  async count(tx: Tx, who: VillageActor): Promise<WaitingCount> {
    const [counted] = await tx.query<WaitingCount[]>(
      `SELECT count(*)::int AS waiting FROM points_application a ${SEATS} AND ${WAITS_FOR_VOTE}`,
      [tx.villageId, who.personId, await recusedHouseholds(tx, who)],
    );
    return { waiting: counted?.waiting ?? 0 };
  }

  /** One's own seat in the newest round of an application. */
  async one(tx: Tx, who: VillageActor, applicationId: string): Promise<PanelItem> {
    const rows = await tx.query<PanelRow[]>(`SELECT ${SEAT_COLUMNS} AND a.id = $4 ORDER BY k.round DESC LIMIT 1`, [
      tx.villageId,
      who.personId,
      await recusedHouseholds(tx, who),
      applicationId,
    ]);
    const [item] = await this.items(tx, who, rows);
    if (!item) throw notFound();
    return item;
  }

  private async items(tx: Tx, who: VillageActor, rows: readonly PanelRow[]): Promise<PanelItem[]> {
    const cases = await this.applications.queueItems(tx, who, rows);
    const votes = await this.votesOf(tx, who, rows);
    const reviewed = rows.filter(row => row.purpose !== 'panel').map(row => row.id);
    const objections = reviewed.length > 0 ? await heardObjections(tx, this.links, reviewed) : undefined;
    const today = villageDay(new Date());
    const items: PanelItem[] = [];
    for (const [index, row] of rows.entries()) {
      const one = cases[index];
      if (!one) continue;
      items.push({
        ...one,
        dueOn: row.due_on,
        overdue: row.outcome === null && row.due_on < today,
        purpose: row.purpose,
        objections: row.purpose === 'panel' ? [] : (objections?.get(row.id) ?? []),
        agreedPoints: row.purpose === 'panel' ? null : row.agreed_points,
        votes: row.voted_at === null ? null : (votes.get(`${row.id} ${row.round}`) ?? []),
        outcome: row.voted_at === null ? null : row.outcome,
      });
    }
    return items;
  }

  /** Of the rounds in which this person has voted, and of no other. */
  private async votesOf(tx: Tx, who: VillageActor, rows: readonly PanelRow[]): Promise<Map<string, VoteView[]>> {
    const found = await tx.query<VoteRow[]>(
      `SELECT s.application_id, s.round, s.person_id, s.agrees, s.points, s.reason FROM points_panel_seat s
       JOIN points_panel_seat mine ON mine.village_id = s.village_id AND mine.application_id = s.application_id AND mine.round = s.round AND mine.person_id = $3 AND mine.voted_at IS NOT NULL
       WHERE s.village_id = $1 AND s.application_id = ANY($2) AND s.voted_at IS NOT NULL ORDER BY s.application_id, s.round, s.seat`,
      [tx.villageId, rows.map(row => row.id), who.personId],
    );
    const votes = new Map<string, VoteView[]>();
    for (const row of found) {
      const key = `${row.application_id} ${row.round}`;
      const view = { mine: row.person_id === who.personId, agrees: row.agrees, points: row.points, reason: row.reason };
      votes.set(key, [...(votes.get(key) ?? []), view]);
    }
    return votes;
  }

  /** How the panels of an application were drawn and, once they are over, how they voted. Missing for whoever has to step aside, as in every queue. */
  async record(tx: Tx, who: VillageActor, applicationId: string): Promise<PanelRecord> {
    const rounds = await tx.query<RoundRow[]>(
      `SELECT p.round, p.purpose, p.seed, p.size, p.needed, p.opened_at, p.due_on::text AS due_on, p.outcome, p.decided_at
       FROM points_panel p JOIN points_application a ON a.village_id = p.village_id AND a.id = p.application_id
       WHERE p.village_id = $1 AND p.application_id = $2 AND a.household_id <> ALL ($3) ORDER BY p.round`,
      [tx.villageId, applicationId, await recusedHouseholds(tx, who)],
    );
    if (rounds.length === 0) throw notFound();
    const seats = await tx.query<SeatRow[]>(
      `SELECT s.round, s.seat, s.person_id, p.name, to_json(s.pool) AS pool, s.asked_at, s.relieved_at, s.voted_at, s.agrees, s.points, s.reason
       FROM points_panel_seat s JOIN person p ON p.village_id = s.village_id AND p.id = s.person_id
       WHERE s.village_id = $1 AND s.application_id = $2 ORDER BY s.round, s.seat`,
      [tx.villageId, applicationId],
    );
    return {
      rounds: rounds.map(round =>
        roundView(
          round,
          seats.filter(seat => seat.round === round.round),
        ),
      ),
    };
  }
}

interface RoundRow {
  round: number;
  purpose: PanelPurpose;
  seed: string;
  size: number;
  needed: number;
  opened_at: Date;
  due_on: string;
  outcome: PanelOutcome | null;
  decided_at: Date | null;
}
interface SeatRow {
  round: number;
  seat: number;
  person_id: string;
  name: string;
  pool: string[];
  asked_at: Date;
  relieved_at: Date | null;
  voted_at: Date | null;
  agrees: boolean | null;
  points: number | null;
  reason: string | null;
}

const roundView = (round: RoundRow, seats: readonly SeatRow[]): PanelRound => ({
  round: round.round,
  purpose: round.purpose,
  seed: round.outcome === null ? null : round.seed,
  seatsAtMost: round.size,
  needed: round.needed,
  openedAt: round.opened_at.toISOString(),
  dueOn: round.due_on,
  outcome: round.outcome,
  decidedAt: round.decided_at?.toISOString() ?? null,
  seats: seats.map(seat => ({
    seat: seat.seat,
    personId: seat.person_id,
    personName: seat.name,
    pool: seat.pool,
    askedAt: seat.asked_at.toISOString(),
    relievedAt: seat.relieved_at?.toISOString() ?? null,
    votedAt: seat.voted_at?.toISOString() ?? null,
    vote: round.outcome !== null && seat.agrees !== null ? { agrees: seat.agrees, points: seat.points, reason: seat.reason ?? '' } : null,
  })),
});
