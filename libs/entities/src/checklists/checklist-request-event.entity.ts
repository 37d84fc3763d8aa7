import { REQUEST_EVENT_KINDS, type RequestEventKind, type VillageRole } from '@jishan/contracts';
import { Check, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { oneOf } from '../checks';
import { CreatedColumn, IdColumn, TextColumn, VillageKey, WholeColumn } from '../columns';
import { ChecklistRequest } from './checklist-request.entity';

/** What happened to a request, in order. Append-only. */
@Entity('checklist_request_event')
@Check('ck_checklist_request_event_kind', oneOf('kind', REQUEST_EVENT_KINDS))
export class ChecklistRequestEvent {
  @VillageKey() villageId: string;
  @PrimaryColumn('uuid') requestId: string;
  @PrimaryColumn('integer') seq: number;
  @ManyToOne(() => ChecklistRequest)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'request_id', referencedColumnName: 'id' },
  ])
  request: ChecklistRequest;
  @TextColumn() kind: RequestEventKind;
  @WholeColumn({ nullable: true }) stepPosition: number | null;
  /** null: the clock. */
  @IdColumn({ nullable: true }) personId: string | null;
  /** null: the applicant's side, or the clock. */
  @TextColumn({ nullable: true }) role: VillageRole | null;
  @TextColumn({ nullable: true }) text: string | null;
  @CreatedColumn() at: Date;
}
