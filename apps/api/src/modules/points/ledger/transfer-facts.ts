import type { TransferKind } from '@jishan/contracts';
import { ofAnotherHouse } from '../../identity';

/** What stands behind a transfer `t`, as joins for SQL that reads entries. Each is one look-up by a key, so a page stays a page. */

/** The application `p` that was credited or taken back, or the presence `ap` of somebody at an activity: what a helper can have handed in. */
export const DEED_OF_TRANSFER = `LEFT JOIN points_application p ON t.kind IN ('award', 'award_reversal') AND p.village_id = t.village_id AND p.id = t.cause_id
     LEFT JOIN activity_presence ap ON t.kind IN ('activity', 'activity_reversal') AND ap.village_id = t.village_id AND ap.id = t.cause_id`;

/**
 * The rule `r` under which points were given or taken: of the application `p`, the deduction `d`, the activity that somebody was at, the honour.
 * Thanks, goods and what the office posts have none.
 */
export const RULE_OF_TRANSFER = `${DEED_OF_TRANSFER}
     LEFT JOIN points_deduction d ON t.kind IN ('deduction', 'deduction_reversal') AND d.village_id = t.village_id AND d.id = t.cause_id
     LEFT JOIN activity ac ON ac.village_id = ap.village_id AND ac.id = ap.activity_id
     LEFT JOIN honour ho ON t.kind IN ('honour', 'honour_reversal') AND ho.village_id = t.village_id AND ho.id = t.cause_id
     LEFT JOIN points_rule r ON r.village_id = t.village_id AND r.id = coalesce(p.rule_id, d.rule_id, ac.rule_id, ho.rule_id)`;

/** What a person does at the store for a household; with these the ledger names who did it, helper or member. */
const FETCHED: readonly TransferKind[] = ['hold', 'release', 'capture', 'counter_sale'];

/** That the person `m` was then of another household. */
const byHelper = (household: string): string =>
  `t.kind IN (${FETCHED.map(kind => `'${kind}'`).join(', ')}) AND ${ofAnotherHouse('m', household, 't.at')}`;

/** Who acts for another household is its helper, not its member; as they lived then. `household` is SQL. */
export const memberAndHelper = (household: string): string =>
  `CASE WHEN NOT (${byHelper(household)}) THEN m.name END AS member_name, coalesce(f.name, c.name, CASE WHEN ${byHelper(household)} THEN m.name END) AS helper_name`;

/** The persons `m`, `f` and `c` that `memberAndHelper` names; joined behind the application `p` and the presence `ap`. Whom an office ticked on its list, no helper brought. */
export const actorsOfTransfer = (household: string): string =>
  `LEFT JOIN person m ON m.village_id = t.village_id AND m.id = t.member_id
     LEFT JOIN person f ON ${filedByHelper('p', household)}
     LEFT JOIN person c ON c.village_id = ap.village_id AND c.id = ap.recorded_by_person_id AND ap.means <> 'list' AND ${ofAnotherHouse('c', household, 'ap.recorded_at')}`;

/** That `f` filed the application `of` for a house that was not theirs; what an office recorded was filed by nobody's helper. */
export const filedByHelper = (of: string, household: string): string =>
  `f.village_id = ${of}.village_id AND f.id = ${of}.filed_by_person_id AND ${of}.filed_by_role IS NULL
       AND ${ofAnotherHouse('f', household, `${of}.submitted_at`)}`;
