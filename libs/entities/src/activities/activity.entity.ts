import { ACTIVITY_AUDIENCES, VILLAGE_ROLES, type ActivityAudience, type VillageRole } from '@jishan/contracts';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { oneOf } from '../checks';
import { FlagColumn, IdColumn, IdKey, InstantColumn, TextColumn, VillageKey, WholeColumn } from '../columns';
import { Person } from '../identity';
import { PointsRule } from '../points';

/** 活动. Its words are never edited, place, times and seats only until it begins; `seatsTaken` is kept beside the sign-ups, so that the database itself refuses one too many. */
@Entity('activity')
@Index('ix_activity_starts', ['villageId', 'startsAt', 'id'])
@Index('ix_activity_coming', ['villageId', 'endsAt'], { where: 'cancelled_at IS NULL' })
@Check('ck_activity_audience', oneOf('audience', ACTIVITY_AUDIENCES))
@Check('ck_activity_author_role', oneOf('author_role', VILLAGE_ROLES))
@Check('ck_activity_times', 'ends_at > starts_at AND sign_up_until <= ends_at')
@Check('ck_activity_seats', 'seats_taken >= 0 AND (capacity IS NULL OR seats_taken <= capacity)')
@Check('ck_activity_points', '(rule_id IS NULL) = (points IS NULL) AND (points IS NULL OR points > 0)')
@Check(
  'ck_activity_cancelled',
  '(cancelled_at IS NULL) = (cancel_reason IS NULL) AND (cancelled_at IS NULL) = (cancelled_by_person_id IS NULL) AND (cancelled_at IS NULL OR settled_at IS NULL)',
)
export class Activity {
  @VillageKey() villageId: string;
  @IdKey() id: string;
  /** Of place, times and seats: what `If-Match` wants to hear from who changes them. */
  @WholeColumn({ default: 1 }) version: number;
  @IdColumn() authorPersonId: string;
  @ManyToOne(() => Person)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'author_person_id', referencedColumnName: 'id' },
  ])
  author: Person;
  @TextColumn() authorRole: VillageRole;
  @TextColumn() title: string;
  @TextColumn() text: string;
  @TextColumn() place: string;
  @InstantColumn() startsAt: Date;
  @InstantColumn() endsAt: Date;
  @InstantColumn() signUpUntil: Date;
  @WholeColumn({ nullable: true }) capacity: number | null;
  @WholeColumn({ default: 0 }) seatsTaken: number;
  /** The next place in the order of signing up. */
  @WholeColumn({ default: 1 }) nextPlace: number;
  @TextColumn() audience: ActivityAudience;
  @Column('uuid', { array: true, default: () => "'{}'" }) groupIds: string[];
  @FlagColumn() walkIns: boolean;
  /** Of the version that was in force when it was published; it stays the one that counts. */
  @IdColumn({ nullable: true }) ruleId: string | null;
  @ManyToOne(() => PointsRule)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'rule_id', referencedColumnName: 'id' },
  ])
  rule: PointsRule | null;
  @WholeColumn({ nullable: true }) points: number | null;
  @InstantColumn({ default: () => 'now()' }) publishedAt: Date;
  @InstantColumn({ nullable: true }) cancelledAt: Date | null;
  @IdColumn({ nullable: true }) cancelledByPersonId: string | null;
  @TextColumn({ nullable: true }) cancelReason: string | null;
  /** The first giving of points. Written by the books' function only. */
  @InstantColumn({ nullable: true }) settledAt: Date | null;
}
