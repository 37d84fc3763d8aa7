import { CHECKLIST_POSTS, STEP_RESULTS, type ChecklistPost, type StepResult, type VillageRole } from '@jishan/contracts';
import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { oneOf } from '../checks';
import { FlagColumn, IdColumn, InstantColumn, TextColumn, VillageKey, WholeColumn } from '../columns';
import { ChecklistRequest } from './checklist-request.entity';

/** A step as the item said it when the request was started, and what became of it. */
@Entity('checklist_request_step')
@Check('ck_checklist_request_step_position', 'position >= 1')
@Check('ck_checklist_request_step_post', oneOf('post', CHECKLIST_POSTS))
@Check('ck_checklist_request_step_result', oneOf('result', STEP_RESULTS))
@Check('ck_checklist_request_step_clock', '(started_at IS NULL) = (due_on IS NULL)')
@Check('ck_checklist_request_step_done', '(done_at IS NULL) = (done_by_person_id IS NULL) AND (done_at IS NULL OR started_at IS NOT NULL)')
export class ChecklistRequestStep {
  @VillageKey() villageId: string;
  @PrimaryColumn('uuid') requestId: string;
  @PrimaryColumn('integer') position: number;
  @ManyToOne(() => ChecklistRequest)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'request_id', referencedColumnName: 'id' },
  ])
  request: ChecklistRequest;
  @TextColumn() title: string;
  @TextColumn({ nullable: true }) detail: string | null;
  @TextColumn() post: ChecklistPost;
  @WholeColumn() dueDays: number;
  @TextColumn({ nullable: true }) decidingBody: string | null;
  @TextColumn() result: StepResult;
  @FlagColumn() published: boolean;
  @InstantColumn({ nullable: true }) startedAt: Date | null;
  /** The village's calendar day whose end is the limit; moved on by the time spent waiting for the applicant. */
  @Column('date', { nullable: true }) dueOn: string | null;
  @InstantColumn({ nullable: true }) doneAt: Date | null;
  @IdColumn({ nullable: true }) doneByPersonId: string | null;
  @TextColumn({ nullable: true }) doneByRole: VillageRole | null;
  @TextColumn({ nullable: true }) note: string | null;
}
