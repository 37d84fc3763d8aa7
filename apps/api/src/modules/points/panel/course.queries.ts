import type { ApplicationCourse, ObjectionView, PanelOutcome } from '@jishan/contracts';
import type { Tx } from '../../../platform/db/tx';
import { notFound } from '../../../platform/errors/problem';
import { villageSettings } from '../../identity';
import { checkDueOn } from './panel.terms';

interface CourseRow {
  waits_since: Date;
  checked_at: Date | null;
  panel_due_on: string | null;
  agreed_at: Date | null;
  agreed_points: number | null;
  public_from: Date | null;
  public_until: Date | null;
  credited_at: Date | null;
}

/** The dates of an application on its way through the full lane. */
export async function readCourse(tx: Tx, applicationId: string): Promise<ApplicationCourse> {
  const [row] = await tx.query<CourseRow[]>(
    `SELECT coalesce(a.waits_since, a.submitted_at) AS waits_since, a.checked_at, p.due_on::text AS panel_due_on, CASE WHEN a.public_from IS NOT NULL THEN a.decided_at END AS agreed_at, a.agreed_points, a.public_from, a.public_until, t.at AS credited_at
     FROM points_application a
     LEFT JOIN LATERAL (SELECT due_on FROM points_panel p WHERE p.village_id = a.village_id AND p.application_id = a.id AND p.outcome IS NULL ORDER BY round DESC LIMIT 1) p ON true
     LEFT JOIN ledger_transfer t ON t.village_id = a.village_id AND t.kind = 'award' AND t.cause_id = a.id
     WHERE a.village_id = $1 AND a.id = $2`,
    [tx.villageId, applicationId],
  );
  if (!row) throw notFound();
  return {
    checkDueOn: checkDueOn(await villageSettings(tx), row.waits_since),
    checkedAt: row.checked_at?.toISOString() ?? null,
    panelDueOn: row.panel_due_on,
    agreedAt: row.agreed_at?.toISOString() ?? null,
    agreedPoints: row.agreed_points,
    publicFrom: row.public_from?.toISOString() ?? null,
    publicUntil: row.public_until?.toISOString() ?? null,
    objections: (await readObjections(tx, [applicationId])).get(applicationId) ?? [],
    creditedAt: row.credited_at?.toISOString() ?? null,
  };
}

interface ObjectionRow {
  application_id: string;
  reason: string;
  created_at: Date;
  outcome: PanelOutcome | null;
  decided_at: Date | null;
  answers: string[] | null;
}

/** What was objected to each of these applications and what came of it, never by whom. */
export async function readObjections(tx: Tx, applicationIds: readonly string[]): Promise<ReadonlyMap<string, readonly ObjectionView[]>> {
  const rows = await tx.query<ObjectionRow[]>(
    `SELECT o.application_id, o.reason, o.created_at, p.outcome, p.decided_at,
       CASE WHEN p.outcome IS NOT NULL THEN ARRAY(SELECT s.reason FROM points_panel_seat s WHERE s.village_id = p.village_id AND s.application_id = p.application_id AND s.round = p.round
         AND s.agrees = (p.outcome = 'agreed') AND s.reason <> '' ORDER BY s.seat) END AS answers
     FROM points_objection o JOIN points_panel p ON p.village_id = o.village_id AND p.application_id = o.application_id AND p.round = o.round
     WHERE o.village_id = $1 AND o.application_id = ANY ($2) ORDER BY o.created_at, o.id`,
    [tx.villageId, applicationIds],
  );
  const objections = new Map<string, ObjectionView[]>();
  for (const row of rows)
    objections.set(row.application_id, [
      ...(objections.get(row.application_id) ?? []),
      {
        reason: row.reason,
        at: row.created_at.toISOString(),
        outcome: row.outcome,
        decidedAt: row.decided_at?.toISOString() ?? null,
        answers: row.answers ?? [],
      },
    ]);
  return objections;
}
