import { REQUEST_STATUSES, type RequestStatus } from '@jishan/contracts';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { oneOf } from '../checks';
import { CreatedColumn, IdColumn, IdKey, InstantColumn, TextColumn, VillageKey, WholeColumn } from '../columns';
import { Household, Person } from '../identity';
import { ChecklistItem } from './checklist-item.entity';

/** 办件. Everything that happens to it takes its row's lock first, so its steps and events follow one another. */
@Entity('checklist_request')
@Index('ix_checklist_request_running', ['villageId', 'id'], { where: "status IN ('open', 'waiting_for_applicant')" })
@Index('ix_checklist_request_household', ['villageId', 'householdId', 'startedAt', 'id'])
@Index('ix_checklist_request_applicant', ['villageId', 'applicantId'])
@Check('ck_checklist_request_status', oneOf('status', REQUEST_STATUSES))
@Check('ck_checklist_request_closed', "(status IN ('finished', 'refused', 'withdrawn')) = (closed_at IS NOT NULL)")
@Check('ck_checklist_request_paused', "(status = 'waiting_for_applicant') = (paused_on IS NOT NULL)")
@Check('ck_checklist_request_refused', "(status = 'refused') = (refusal_reason IS NOT NULL)")
@Check(
  'ck_checklist_request_rating',
  "(stars IS NULL) = (rated_at IS NULL) AND (stars IS NULL OR (stars BETWEEN 1 AND 5 AND status = 'finished'))",
)
@Check('ck_checklist_request_step', 'current_step BETWEEN 1 AND step_count')
export class ChecklistRequest {
  @VillageKey() villageId: string;
  @IdKey() id: string;
  @IdColumn() itemId: string;
  @ManyToOne(() => ChecklistItem)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'item_id', referencedColumnName: 'id' },
  ])
  item: ChecklistItem;
  @IdColumn() householdId: string;
  @ManyToOne(() => Household)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'household_id', referencedColumnName: 'id' },
  ])
  household: Household;
  @IdColumn() applicantId: string;
  @ManyToOne(() => Person)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'applicant_id', referencedColumnName: 'id' },
  ])
  applicant: Person;
  /** Who pressed the button; differs from the applicant for a proxy. */
  @IdColumn() filedByPersonId: string;
  @TextColumn() text: string;
  @TextColumn({ default: 'open' }) status: RequestStatus;
  @WholeColumn({ default: 1 }) currentStep: number;
  @WholeColumn() stepCount: number;
  /** The village's calendar day on which the applicant was asked: the clock stands still since. */
  @Column('date', { nullable: true }) pausedOn: string | null;
  /** When the current step's delay went to the secretary; cleared when the step is done. */
  @InstantColumn({ nullable: true }) escalatedAt: Date | null;
  @TextColumn({ nullable: true }) refusalReason: string | null;
  @WholeColumn({ nullable: true }) stars: number | null;
  @TextColumn({ nullable: true }) ratingText: string | null;
  @InstantColumn({ nullable: true }) ratedAt: Date | null;
  @WholeColumn({ default: 0 }) lastSeq: number;
  @CreatedColumn() startedAt: Date;
  @InstantColumn({ nullable: true }) closedAt: Date | null;
}
