import { DEDUCTION_STATUSES, type DeductionStatus, type VillageRole } from '@jishan/contracts';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { oneOf } from '../checks';
import { IdColumn, IdKey, InstantColumn, TextColumn, VillageKey, WholeColumn } from '../columns';
import { Household } from '../identity';
import { MediaVoice } from '../platform';
import { PointsRule } from './points-rule.entity';

/**
 * 扣分: a case against a household. Nothing is posted before the household was heard or let the window pass, and never by the word of
 * whoever opened it against an appeal: the checks say so.
 */
@Entity('points_deduction')
@Index('ix_points_deduction_household', ['villageId', 'householdId', 'openedAt', 'id'])
@Index('ix_points_deduction_opened', ['villageId', 'openedAt', 'id'])
@Index('ix_points_deduction_open', ['villageId', 'householdId'], { where: `status IN ('notified', 'appealed')` })
@Index('ix_points_deduction_overdue', ['villageId', 'decideDueOn'], { where: `status = 'appealed' AND overdue_told_at IS NULL` })
@Index('ix_points_deduction_due', ['villageId', 'appealUntil'], { where: `status = 'notified'` })
@Index('uq_points_deduction_appeal_voice', ['villageId', 'appealVoiceId'], { unique: true, where: 'appeal_voice_id IS NOT NULL' })
@Check('ck_points_deduction_points', 'points > 0')
@Check(
  'ck_points_deduction_appeal',
  `num_nonnulls(appeal_text, appealed_by_person_id, appealed_at) IN (0, 3) AND (status <> 'appealed' OR appealed_at IS NOT NULL) AND appealed_at < appeal_until`,
)
@Check(
  'ck_points_deduction_decided',
  `num_nonnulls(decided_by_person_id, decided_by_role, decided_at, answer, upheld) IN (0, 5) AND (decided_at IS NULL OR appealed_at IS NOT NULL) AND (status = 'cancelled') = coalesce(upheld, false)`,
)
@Check(
  'ck_points_deduction_decide_due',
  '(decide_due_on IS NULL) = (appealed_at IS NULL) AND (overdue_told_at IS NULL OR decide_due_on IS NOT NULL)',
)
@Check('ck_points_deduction_apart', 'decided_by_person_id <> opened_by_person_id')
@Check(
  'ck_points_deduction_posted',
  `num_nonnulls(posted, waived, posted_at) = CASE WHEN status IN ('posted', 'reversed') THEN 3 ELSE 0 END AND (posted IS NULL OR posted >= 0 AND waived >= 0 AND posted + waived = points)`,
)
@Check(
  'ck_points_deduction_heard',
  `posted_at IS NULL OR coalesce(NOT upheld, false) OR appealed_at IS NULL AND posted_at >= coalesce(appeal_until, 'infinity')`,
)
@Check(
  'ck_points_deduction_told',
  `num_nonnulls(told_at, told_by_person_id, told_by_role, told_person_id) IN (0, 4) AND (told_at IS NULL OR coalesce(told_at < appeal_until, false))`,
)
@Check(
  'ck_points_deduction_spoken',
  `num_nonnulls(appeal_spoken_by_person_id, appeal_filed_by_role) IN (0, 2) AND (appeal_filed_by_role IS NULL OR appealed_at IS NOT NULL AND appealed_by_person_id IS DISTINCT FROM opened_by_person_id AND appealed_by_person_id IS DISTINCT FROM decided_by_person_id)`,
)
@Check(
  'ck_points_deduction_closed',
  `num_nonnulls(closed_by_person_id, closed_at, close_reason) = CASE WHEN status IN ('withdrawn', 'reversed') THEN 3 ELSE 0 END`,
)
@Check('ck_points_deduction_status', oneOf('status', DEDUCTION_STATUSES))
export class PointsDeduction {
  @VillageKey() villageId: string;
  @IdKey() id: string;
  @IdColumn() householdId: string;
  @ManyToOne(() => Household)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'household_id', referencedColumnName: 'id' },
  ])
  household: Household;
  @IdColumn() ruleId: string;
  @ManyToOne(() => PointsRule)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'rule_id', referencedColumnName: 'id' },
  ])
  rule: PointsRule;
  /** What the rule takes; `posted` and `waived` are what became of it. */
  @WholeColumn() points: number;
  @TextColumn() text: string;
  @TextColumn() status: DeductionStatus;
  @IdColumn() openedByPersonId: string;
  @TextColumn() openedByRole: VillageRole;
  @InstantColumn() openedAt: Date;
  /** Null: nobody of the house can read the notice, and nobody has told them yet. Nothing is ever due then. */
  @InstantColumn({ nullable: true }) appealUntil: Date | null;
  /** To their face, where nobody of the house has an account: who told whom. */
  @InstantColumn({ nullable: true }) toldAt: Date | null;
  @IdColumn({ nullable: true }) toldByPersonId: string | null;
  @TextColumn({ nullable: true }) toldByRole: VillageRole | null;
  @IdColumn({ nullable: true }) toldPersonId: string | null;
  @TextColumn({ nullable: true }) appealText: string | null;
  /** What was said instead of the appeal's text, or beside it. */
  @IdColumn({ nullable: true }) appealVoiceId: string | null;
  @ManyToOne(() => MediaVoice)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'appeal_voice_id', referencedColumnName: 'id' },
  ])
  appealVoice: MediaVoice | null;
  @IdColumn({ nullable: true }) appealedByPersonId: string | null;
  @InstantColumn({ nullable: true }) appealedAt: Date | null;
  /** Spoken by somebody of the house, and written down by `appealedByPersonId` in this office. */
  @IdColumn({ nullable: true }) appealSpokenByPersonId: string | null;
  @TextColumn({ nullable: true }) appealFiledByRole: VillageRole | null;
  /** The last day on which it should be weighed; kept, so that a later change of the setting moves no appeal. */
  @Column('date', { nullable: true }) decideDueOn: string | null;
  @InstantColumn({ nullable: true }) overdueToldAt: Date | null;
  @IdColumn({ nullable: true }) decidedByPersonId: string | null;
  @TextColumn({ nullable: true }) decidedByRole: VillageRole | null;
  @InstantColumn({ nullable: true }) decidedAt: Date | null;
  @TextColumn({ nullable: true }) answer: string | null;
  /** The appeal's: true, and nothing is taken. */
  @Column('boolean', { nullable: true }) upheld: boolean | null;
  @WholeColumn({ nullable: true }) posted: number | null;
  @WholeColumn({ nullable: true }) waived: number | null;
  @InstantColumn({ nullable: true }) postedAt: Date | null;
  /** Taken back before, or given back after the posting. */
  @IdColumn({ nullable: true }) closedByPersonId: string | null;
  @InstantColumn({ nullable: true }) closedAt: Date | null;
  @TextColumn({ nullable: true }) closeReason: string | null;
}
