import { APPLICATION_STATUSES, RECORDING_ROLES, type ApplicationStatus } from '@jishan/contracts';
import { Check, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { oneOf } from '../checks';
import { CreatedColumn, IdColumn, IdKey, InstantColumn, TextColumn, VillageKey, WholeColumn } from '../columns';
import { Household, Person } from '../identity';
import { MediaVoice } from '../platform';
import { PointsRule } from './points-rule.entity';

/**
 * 申请. Its state moves by conditional updates; `credited` and `reversed` only by the books' functions, what lies between the first check and
 * the credit only by the panel's.
 */
@Entity('points_application')
@Index('ix_points_application_queue', ['villageId', 'submittedAt', 'id'], { where: "status = 'submitted'" })
@Index('ix_points_application_household', ['villageId', 'householdId', 'submittedAt', 'id'])
@Index('ix_points_application_history', ['villageId', 'householdId', 'ruleId', 'submittedAt', 'id', 'status'])
@Index('ix_points_application_recorded', ['villageId', 'filedByPersonId', 'submittedAt', 'id'], { where: 'filed_by_role IS NOT NULL' })
@Index('ix_points_application_decided', ['villageId', 'decidedAt', 'id'], { where: 'decided_at IS NOT NULL' })
@Index('ix_points_application_decided_by', ['villageId', 'decidedByPersonId', 'decidedAt', 'id'], {
  where: 'decided_by_person_id IS NOT NULL',
})
@Check('ck_points_application_status', oneOf('status', APPLICATION_STATUSES))
@Index('ix_points_application_public', ['villageId', 'publicUntil', 'id'], { where: "status IN ('publicized', 'objected', 'overturned')" })
// A household's years of credited deeds are not gone through to count the few that wait.
@Index('ix_points_application_under_way', ['villageId', 'householdId'], {
  where: "status IN ('submitted', 'in_review', 'publicized', 'objected', 'overturned')",
})
@Index('uq_points_application_voice', ['villageId', 'voiceId'], { unique: true, where: 'voice_id IS NOT NULL' })
@Index('ix_points_application_panel', ['villageId', 'id'], { where: "status IN ('in_review', 'objected')" })
@Check(
  'ck_points_application_public',
  "status NOT IN ('publicized', 'objected', 'overturned', 'upheld') OR agreed_points > 0 AND public_until > public_from",
)
@Check(
  'ck_points_application_filed_by_role',
  `filed_by_role IS NULL OR ${oneOf('filed_by_role', RECORDING_ROLES)} AND filed_by_person_id <> member_id`,
)
@Check('ck_points_application_withdrawn_by', "withdrawn_by_person_id IS NULL OR status = 'withdrawn'")
@Check('ck_points_application_credited', "(status IN ('credited', 'reversed')) = (points_awarded IS NOT NULL)")
export class PointsApplication {
  @VillageKey() villageId: string;
  @IdKey() id: string;
  @IdColumn() householdId: string;
  @ManyToOne(() => Household)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'household_id', referencedColumnName: 'id' },
  ])
  household: Household;
  /** Who did the deed. */
  @IdColumn() memberId: string;
  @ManyToOne(() => Person)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'member_id', referencedColumnName: 'id' },
  ])
  member: Person;
  /** Who pressed the button; differs from the member for a proxy. */
  @IdColumn() filedByPersonId: string;
  /** Set when it was filed in office, under a rule that cadres start. */
  @TextColumn({ nullable: true }) filedByRole: string | null;
  @IdColumn() ruleId: string;
  @ManyToOne(() => PointsRule)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'rule_id', referencedColumnName: 'id' },
  ])
  rule: PointsRule;
  @TextColumn() text: string;
  /** What was said instead of the text, or beside it. */
  @IdColumn({ nullable: true }) voiceId: string | null;
  @ManyToOne(() => MediaVoice)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'voice_id', referencedColumnName: 'id' },
  ])
  voice: MediaVoice | null;
  @TextColumn({ default: 'submitted' }) status: ApplicationStatus;
  @WholeColumn({ nullable: true }) pointsAwarded: number | null;
  @InstantColumn() submittedAt: Date;
  @InstantColumn({ nullable: true }) decidedAt: Date | null;
  @IdColumn({ nullable: true }) decidedByPersonId: string | null;
  @TextColumn({ nullable: true }) decidedByRole: string | null;
  @TextColumn({ nullable: true }) decisionReason: string | null;
  /** Full lane: who passed the first check, what the panel agreed on, and its 公示. Written by the panel's functions only. */
  @InstantColumn({ nullable: true }) checkedAt: Date | null;
  @IdColumn({ nullable: true }) checkedByPersonId: string | null;
  /** Sent again after a return; null: since it was submitted. The village's days for the first check begin here. */
  @InstantColumn({ nullable: true }) waitsSince: Date | null;
  /** Who answered the last return, and who took the case back; differ from the member for a helper. */
  @IdColumn({ nullable: true }) supplementedByPersonId: string | null;
  @ManyToOne(() => Person)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'supplemented_by_person_id', referencedColumnName: 'id' },
  ])
  supplementedBy: Person | null;
  @IdColumn({ nullable: true }) withdrawnByPersonId: string | null;
  @ManyToOne(() => Person)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'withdrawn_by_person_id', referencedColumnName: 'id' },
  ])
  withdrawnBy: Person | null;
  /** When those who may check were told that its first check is late. */
  @InstantColumn({ nullable: true }) checkToldAt: Date | null;
  @WholeColumn({ nullable: true }) agreedPoints: number | null;
  @InstantColumn({ nullable: true }) publicFrom: Date | null;
  @InstantColumn({ nullable: true }) publicUntil: Date | null;
  @WholeColumn({ default: 1 }) version: number;
  @CreatedColumn() createdAt: Date;
}
