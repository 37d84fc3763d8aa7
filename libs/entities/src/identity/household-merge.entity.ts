import { HOUSEHOLD_DOCUMENTS, HOUSEHOLD_MERGE_STATES, type HouseholdDocument, type HouseholdMergeState } from '@jishan/contracts';
import { Check, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { oneOf } from '../checks';
import { CreatedColumn, DayColumn, IdColumn, IdKey, InstantColumn, TextColumn, VillageKey } from '../columns';
import { Household } from './household.entity';
import { Person } from './person.entity';

/** 并户 as it was filed; above what one person may give it waits here for another. What was done stands in `household_change` under the same id. */
@Entity('household_merge')
@Index('uq_household_merge_waiting', ['villageId', 'fromHouseholdId'], { unique: true, where: `status = 'waiting'` })
@Index('ix_household_merge_waiting', ['villageId', 'createdAt', 'id'], { where: `status = 'waiting'` })
@Check('ck_household_merge_status', oneOf('status', HOUSEHOLD_MERGE_STATES))
@Check('ck_household_merge_document', oneOf('document', HOUSEHOLD_DOCUMENTS))
@Check('ck_household_merge_document_day', `document_day <= (created_at AT TIME ZONE 'Asia/Shanghai')::date`)
@Check('ck_household_merge_apart', 'from_household_id <> to_household_id')
@Check('ck_household_merge_closed', `(status = 'waiting') = (closed_at IS NULL)`)
@Check('ck_household_merge_dropped', `(status = 'dropped') = (close_reason IS NOT NULL)`)
export class HouseholdMerge {
  @VillageKey() villageId: string;
  @IdKey() id: string;
  @IdColumn() fromHouseholdId: string;
  @ManyToOne(() => Household)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'from_household_id', referencedColumnName: 'id' },
  ])
  fromHousehold: Household;
  @IdColumn() toHouseholdId: string;
  @ManyToOne(() => Household)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'to_household_id', referencedColumnName: 'id' },
  ])
  toHousehold: Household;
  @TextColumn({ default: 'waiting' }) status: HouseholdMergeState;
  @TextColumn() document: HouseholdDocument;
  @DayColumn() documentDay: string;
  @TextColumn({ default: '' }) documentNumber: string;
  @TextColumn() reason: string;
  @IdColumn() recordedByPersonId: string;
  @ManyToOne(() => Person)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'recorded_by_person_id', referencedColumnName: 'id' },
  ])
  recordedBy: Person;
  @TextColumn() recordedByRole: string;
  @CreatedColumn() createdAt: Date;
  @IdColumn({ nullable: true }) closedByPersonId: string | null;
  @ManyToOne(() => Person)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'closed_by_person_id', referencedColumnName: 'id' },
  ])
  closedBy: Person | null;
  @InstantColumn({ nullable: true }) closedAt: Date | null;
  /** Why it was dropped. */
  @TextColumn({ nullable: true }) closeReason: string | null;
}
