import { Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { IdColumn, VillageKey } from '../columns';
import { MediaObject } from '../platform';
import { ChecklistRequestEvent } from './checklist-request-event.entity';

/** A photo that came with an event: the materials, an answer, a step's result. */
@Entity('checklist_request_photo')
export class ChecklistRequestPhoto {
  @VillageKey() villageId: string;
  @PrimaryColumn('uuid') requestId: string;
  @PrimaryColumn('integer') eventSeq: number;
  @PrimaryColumn('integer') position: number;
  @ManyToOne(() => ChecklistRequestEvent)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'request_id', referencedColumnName: 'requestId' },
    { name: 'event_seq', referencedColumnName: 'seq' },
  ])
  event: ChecklistRequestEvent;
  @IdColumn() mediaId: string;
  @ManyToOne(() => MediaObject)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'media_id', referencedColumnName: 'id' },
  ])
  media: MediaObject;
}
