import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/tx';
import { OtherDeeds, type CreditedDeed } from '../points';

/** What activities and honours credited, for the simulator of rules. An honour is the household's, so it stands in for a member, as in its cap. */
@Injectable()
export class DeedsQueries extends OtherDeeds {
  between(tx: Tx, from: string, until: string, limit: number): Promise<CreditedDeed[]> {
    return tx.query<CreditedDeed[]>(
      `SELECT coalesce(r.origin_rule_id, r.id) AS "lineId", r.category, d.household_id AS "householdId", d.member_id AS "memberId", d.points, d.day::text AS day, d.at
       FROM (
         SELECT p.village_id, a.rule_id, p.household_id, p.person_id AS member_id, p.points, (a.starts_at AT TIME ZONE 'Asia/Shanghai')::date AS day, s.at, p.id
         FROM activity a JOIN activity_presence p ON p.village_id = a.village_id AND p.activity_id = a.id AND p.points > 0 AND p.reversed_at IS NULL
         JOIN activity_settlement s ON s.village_id = p.village_id AND s.id = p.settlement_id
         WHERE a.village_id = $1 AND a.starts_at >= ($2::date)::timestamp AT TIME ZONE 'Asia/Shanghai' AND a.starts_at < ($3::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'
         UNION ALL
         SELECT h.village_id, h.rule_id, h.household_id, h.household_id, h.points, h.granted_on, coalesce(h.confirmed_at, h.granted_at), h.id FROM honour h
         WHERE h.village_id = $1 AND h.points IS NOT NULL AND h.revoked_at IS NULL AND h.granted_on BETWEEN $2::date AND $3::date
       ) d JOIN points_rule r ON r.village_id = d.village_id AND r.id = d.rule_id
       ORDER BY d.at, d.id LIMIT $4`,
      [tx.villageId, from, until, limit],
    );
  }
}
