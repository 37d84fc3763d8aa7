import { RULE_SET_STATUSES, type RuleSetStatus } from '@jishan/contracts';
import { Check, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { oneOf } from '../checks';
import { CreatedColumn, DayColumn, IdColumn, IdKey, InstantColumn, TextColumn, VillageKey, WholeColumn } from '../columns';
import { RuleDecision } from './rule-decision.entity';

/**
 * One version of the village's 积分细则. In force is, of those that were adopted, the one whose day came last: a version that was adopted
 * for a coming day needs nobody to switch it on. Drafts have no number yet. Written by the functions of the rule sets only.
 */
@Entity('points_rule_set')
@Index('uq_points_rule_set_version', ['villageId', 'version'], { unique: true })
@Index('uq_points_rule_set_in_force', ['villageId'], { unique: true, where: "status = 'in_force'" })
@Index('uq_points_rule_set_adopted', ['villageId'], { unique: true, where: "status = 'adopted'" })
@Check('ck_points_rule_set_status', oneOf('status', RULE_SET_STATUSES))
@Check('ck_points_rule_set_draft', "(status = 'draft') = (version IS NULL) AND (status = 'draft') = (effective_from IS NULL)")
@Check('ck_points_rule_set_month_cap', 'household_month_cap > 0')
@Check(
  'ck_points_rule_set_copied',
  'num_nonnulls(copied_from_name, copied_from_title, copied_from_day) IN (0, 3) AND (copied_from_version IS NULL OR copied_from_name IS NOT NULL)',
)
export class RuleSet {
  @VillageKey() villageId: string;
  @IdKey() id: string;
  @WholeColumn({ nullable: true }) version: number | null;
  @TextColumn() status: RuleSetStatus;
  @TextColumn({ default: '' }) title: string;
  /** Midnight of the day that was decided, or the moment of the adoption when that is today. */
  @InstantColumn({ nullable: true }) effectiveFrom: Date | null;
  @IdColumn({ nullable: true }) decisionId: string | null;
  @ManyToOne(() => RuleDecision)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'decision_id', referencedColumnName: 'id' },
  ])
  decision: RuleDecision | null;
  /** Which version it was copied from; null: from nothing, or from a template. */
  @IdColumn({ nullable: true }) basedOnId: string | null;
  /** Another village's or an office's published standard that it was copied from, as it was called then: theirs may be taken back. */
  @TextColumn({ nullable: true }) copiedFromName: string | null;
  @TextColumn({ nullable: true }) copiedFromTitle: string | null;
  @WholeColumn({ nullable: true }) copiedFromVersion: number | null;
  @DayColumn({ nullable: true }) copiedFromDay: string | null;
  /** What a household can be credited in a month for deeds that it reported itself. */
  @WholeColumn({ nullable: true }) householdMonthCap: number | null;
  /** Rises with every edit of a draft: its ETag. */
  @WholeColumn({ default: 1 }) revision: number;
  @CreatedColumn() createdAt: Date;
}
