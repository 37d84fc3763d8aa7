import type { Page, PageQuery, RuleDecisionView, RuleSetListItem, RuleSetRule, RuleSetStatus, RuleSetView } from '@jishan/contracts';
import { mayInVillage } from '@jishan/contracts';
import { Injectable } from '@nestjs/common';
import type { VillageActor } from '../../../platform/auth/actor';
import type { Tx } from '../../../platform/db/tx';
import { notFound } from '../../../platform/errors/problem';
import { decodeCursor, pageLimit, pageOf } from '../../../platform/http/paging';
import { MediaLinks, type PhotoRow } from '../../../platform/media';
import { villageSettings } from '../../identity';
import { RULE_COLUMNS, type RuleRow } from '../points.view';
import { decisionSummary, SET_IN_FORCE } from './rules.queries';
import { ruleSetRule } from './rule-sets.view';

export interface RuleSetRow {
  id: string;
  version: number | null;
  status: RuleSetStatus;
  title: string;
  effective_from: Date | null;
  decision_id: string | null;
  household_month_cap: number | null;
  based_on_version: number | null;
  copied_from_name: string | null;
  copied_from_title: string | null;
  copied_from_version: number | null;
  copied_from_day: string | null;
  revision: number;
  first_day: string | null;
  rule_count: number;
  created_at: Date;
  decided_on: string | null;
  representatives: number;
  present: number;
  votes_for: number;
  votes_against: number;
  withdraw_reason: string | null;
  short_fund_percent: number | null;
  short_fund_reason: string | null;
}

/** The status as it is now: the note in the row may be a few minutes behind the day. */
const SET_COLUMNS = `s.id, s.version, s.title, s.effective_from, s.decision_id, s.household_month_cap, b.version AS based_on_version,
  s.copied_from_name, s.copied_from_title, s.copied_from_version, s.copied_from_day::text, s.revision, s.created_at,
  CASE WHEN s.status = 'draft' THEN rule_set_first_day(s.village_id)::text END AS first_day,
  CASE WHEN s.status = 'draft' THEN 'draft' WHEN s.id = f.id THEN 'in_force' WHEN s.status = 'adopted' AND s.effective_from > now() THEN 'adopted' ELSE 'retired' END AS status,
  (SELECT count(*)::int FROM points_rule r WHERE r.village_id = s.village_id AND r.rule_set_id = s.id) AS rule_count,
  d.decided_on::text, d.representatives, d.present, d.votes_for, d.votes_against, d.withdraw_reason, d.short_fund_percent, d.short_fund_reason
  FROM points_rule_set s LEFT JOIN LATERAL ${SET_IN_FORCE} f ON true
  LEFT JOIN points_rule_set b ON b.village_id = s.village_id AND b.id = s.based_on_id
  LEFT JOIN points_rule_decision d ON d.village_id = s.village_id AND d.id = s.decision_id`;

const listItem = (row: RuleSetRow): RuleSetListItem => ({
  id: row.id,
  version: row.version,
  status: row.status,
  title: row.title,
  effectiveFrom: row.effective_from?.toISOString() ?? null,
  ruleCount: row.rule_count,
  decision: decisionSummary(row),
  withdrawnReason: row.withdraw_reason,
  createdAt: row.created_at.toISOString(),
});

export function copiedFrom({
  copied_from_name: name,
  copied_from_title: title,
  copied_from_version: version,
  copied_from_day: day,
}: RuleSetRow) {
  return name === null || title === null || day === null ? null : { name, title, version, day };
}

/** Drafts are for those who work on them and the supervisor; every adopted version, old ones too, is for everybody. */
const maySeeDrafts = (who: VillageActor): boolean => mayInVillage(who.roles, 'points.rules.drafts.read');

/** The only reader of versions as a whole. */
@Injectable()
export class RuleSetsQueries {
  constructor(private readonly links: MediaLinks) {}

  /** Drafts first, the newest on top; then the versions, the newest on top. */
  async list(tx: Tx, who: VillageActor, query: PageQuery): Promise<Page<RuleSetListItem>> {
    const limit = pageLimit(query.limit);
    const after = decodeCursor<[number, string]>(query.cursor, ['number', 'string']);
    const rows = await tx.query<(RuleSetRow & { sort: number })[]>(
      `SELECT coalesce(s.version, 2147483647) AS sort, ${SET_COLUMNS}
       WHERE s.village_id = $1 AND ($2 OR s.status <> 'draft') AND ($3::int IS NULL OR (coalesce(s.version, 2147483647), s.id) < ($3, $4::uuid))
       ORDER BY 1 DESC, s.id DESC LIMIT $5`,
      [tx.villageId, maySeeDrafts(who), after ? Math.trunc(after[0]) : null, after?.[1] ?? null, limit + 1],
    );
    return pageOf(rows, limit, listItem, row => [row.sort, row.id]);
  }

  /** @throws RESOURCE.NOT_FOUND when it is missing, or a draft and not one's to see. */
  async one(tx: Tx, who: VillageActor, ruleSetId: string): Promise<RuleSetView> {
    const row = await readRuleSet(tx, ruleSetId);
    if (row.status === 'draft' && !maySeeDrafts(who)) throw notFound();
    return {
      ...listItem(row),
      decision: await this.decision(tx, row),
      householdMonthCap: row.household_month_cap,
      basedOnVersion: row.based_on_version,
      copiedFrom: copiedFrom(row),
      revision: row.revision,
      effectiveFirst: row.first_day,
      twoDecideAbove: (await villageSettings(tx)).twoDecideAbovePoints,
      rules: await readRuleSetRules(tx, ruleSetId),
    };
  }

  private async decision(tx: Tx, row: RuleSetRow): Promise<RuleDecisionView | null> {
    const summary = decisionSummary(row);
    if (!summary) return null;
    const photos = await tx.query<PhotoRow[]>(
      `SELECT o.id, o.village_id AS "villageId", o.width, o.height, NULL AS "capturedAt" FROM points_rule_decision_photo p
       JOIN media_object o ON o.village_id = p.village_id AND o.id = p.media_id WHERE p.village_id = $1 AND p.decision_id = $2 ORDER BY p.position`,
      [tx.villageId, row.decision_id],
    );
    const { short_fund_percent: percent, short_fund_reason: reason } = row;
    return {
      ...summary,
      minutes: photos.map(photo => this.links.photo(photo)),
      shortFund: percent !== null && reason !== null ? { percent, reason } : null,
    };
  }
}

export async function readRuleSet(tx: Tx, ruleSetId: string): Promise<RuleSetRow> {
  const [row] = await tx.query<RuleSetRow[]>(`SELECT ${SET_COLUMNS} WHERE s.village_id = $1 AND s.id = $2`, [tx.villageId, ruleSetId]);
  if (!row) throw notFound();
  return row;
}

export async function readRuleSetRules(tx: Tx, ruleSetId: string | null): Promise<RuleSetRule[]> {
  const rows = await tx.query<(RuleRow & { line_id: string })[]>(
    `SELECT coalesce(r.origin_rule_id, r.id) AS line_id, ${RULE_COLUMNS} FROM points_rule r
     JOIN points_rule_set s ON s.village_id = r.village_id AND s.id = r.rule_set_id WHERE r.village_id = $1 AND r.rule_set_id = $2 ORDER BY r.position, r.id`,
    [tx.villageId, ruleSetId],
  );
  return rows.map(ruleSetRule);
}

/** Null: the village has no rules yet. */
export async function setInForce(tx: Tx): Promise<string | null> {
  const [row] = await tx.query<{ id: string | null }[]>(`SELECT ${SET_IN_FORCE} AS id`, [tx.villageId]);
  return row?.id ?? null;
}
