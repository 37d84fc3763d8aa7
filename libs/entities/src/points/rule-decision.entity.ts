import { Check, Entity } from 'typeorm';
import { CreatedColumn, DayColumn, IdColumn, IdKey, InstantColumn, TextColumn, VillageKey, WholeColumn } from '../columns';

/**
 * What the 村民代表会议 decided about a version. Two thirds of its members make a quorum and more than half of those present carry it
 * (村民委员会组织法 第二十六条); a decision that does not is no row.
 */
@Entity('points_rule_decision')
@Check('ck_points_rule_decision_quorum', 'representatives > 0 AND present <= representatives AND present * 3 >= representatives * 2')
@Check('ck_points_rule_decision_votes', 'votes_for >= 0 AND votes_against >= 0 AND votes_for + votes_against <= present')
@Check('ck_points_rule_decision_carried', 'votes_for * 2 > present')
@Check('ck_points_rule_decision_withdrawn', '(withdrawn_at IS NULL) = (withdraw_reason IS NULL)')
@Check(
  'ck_points_rule_decision_short_fund',
  "(short_fund_percent IS NULL) = (short_fund_reason IS NULL) AND (short_fund_percent IS NULL OR short_fund_percent < 100) AND short_fund_reason <> ''",
)
export class RuleDecision {
  @VillageKey() villageId: string;
  @IdKey() id: string;
  /** The version it is about, also when the adoption was taken back before its day. */
  @IdColumn() ruleSetId: string;
  @DayColumn() decidedOn: string;
  @WholeColumn() representatives: number;
  @WholeColumn() present: number;
  @WholeColumn() votesFor: number;
  @WholeColumn() votesAgainst: number;
  @IdColumn() recordedByPersonId: string;
  @CreatedColumn() createdAt: Date;
  @InstantColumn({ nullable: true }) withdrawnAt: Date | null;
  @TextColumn({ nullable: true }) withdrawReason: string | null;
  /** The secretary's, when rules that give more were adopted on a fund that did not reach, and how far it reached. */
  @WholeColumn({ nullable: true }) shortFundPercent: number | null;
  @TextColumn({ nullable: true }) shortFundReason: string | null;
}
