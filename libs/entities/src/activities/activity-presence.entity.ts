import { PRESENCE_MEANS, type PresenceMeans } from '@jishan/contracts';
import { Check, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { oneOf } from '../checks';
import { FlagColumn, IdColumn, InstantColumn, TextColumn, VillageKey, WholeColumn } from '../columns';
import { Household, Person } from '../identity';
import { Activity } from './activity.entity';
import { ActivitySettlement } from './activity-settlement.entity';

/**
 * Who was there, once per person. `id` is the cause of its transfer, so that one activity gives one person points once. An un-ticked row
 * stays as `present = false`; what was settled stays present for ever and can only be reversed.
 */
@Entity('activity_presence')
@Index('uq_activity_presence_id', ['villageId', 'id'], { unique: true })
@Index('ix_activity_presence_open', ['villageId', 'activityId'], { where: 'present AND settlement_id IS NULL' })
@Check('ck_activity_presence_means', oneOf('means', PRESENCE_MEANS))
@Check(
  'ck_activity_presence_settled',
  '(settlement_id IS NULL) = (points IS NULL) AND (settlement_id IS NULL OR present) AND (points IS NULL OR points >= 0)',
)
@Check(
  'ck_activity_presence_reversed',
  '(reversed_at IS NULL) = (reversal_reason IS NULL) AND (reversed_at IS NULL) = (reversed_by_person_id IS NULL) AND (reversed_at IS NULL OR points > 0)',
)
export class ActivityPresence {
  @VillageKey() villageId: string;
  @PrimaryColumn('uuid') activityId: string;
  @PrimaryColumn('uuid') personId: string;
  @IdColumn() id: string;
  @ManyToOne(() => Activity)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'activity_id', referencedColumnName: 'id' },
  ])
  activity: Activity;
  @ManyToOne(() => Person)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'person_id', referencedColumnName: 'id' },
  ])
  person: Person;
  /** Whose wallet it is for: where the person lived when they were there. */
  @IdColumn() householdId: string;
  @ManyToOne(() => Household)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'household_id', referencedColumnName: 'id' },
  ])
  household: Household;
  @FlagColumn() present: boolean;
  @TextColumn() means: PresenceMeans;
  @IdColumn() recordedByPersonId: string;
  @InstantColumn() recordedAt: Date;
  @IdColumn({ nullable: true }) settlementId: string | null;
  @ManyToOne(() => ActivitySettlement)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'settlement_id', referencedColumnName: 'id' },
  ])
  settlement: ActivitySettlement | null;
  /** 0 where the rule's cap was reached. */
  @WholeColumn({ nullable: true }) points: number | null;
  @InstantColumn({ nullable: true }) reversedAt: Date | null;
  @IdColumn({ nullable: true }) reversedByPersonId: string | null;
  @TextColumn({ nullable: true }) reversalReason: string | null;
}
