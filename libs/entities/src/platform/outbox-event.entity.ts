import { Check, Entity, Index } from 'typeorm';
import { CreatedColumn, IdColumn, IdKey, InstantColumn, JsonColumn, TextColumn, VillageKey, WholeColumn } from '../columns';

/** A reaction that is owed: written in the transaction of its cause, carried out after it, at least once. */
@Entity('outbox_event')
@Index('ix_outbox_event_due', ['dueAt'], { where: 'done_at IS NULL AND set_aside_at IS NULL' })
@Index('ix_outbox_event_set_aside', ['setAsideAt'], { where: 'set_aside_at IS NOT NULL' })
@Check('ck_outbox_event_set_aside', 'done_at IS NULL OR set_aside_at IS NULL')
export class OutboxEvent {
  @VillageKey() villageId: string;
  @IdKey() id: string;
  @TextColumn() topic: string;
  @IdColumn() subjectId: string;
  @JsonColumn() payload: Record<string, unknown>;
  @CreatedColumn() createdAt: Date;
  @InstantColumn({ default: () => 'now()' }) dueAt: Date;
  @WholeColumn({ default: 0 }) attempts: number;
  @InstantColumn({ nullable: true }) doneAt: Date | null;
  /** It failed too often: nobody tries it again until somebody puts it back. */
  @InstantColumn({ nullable: true }) setAsideAt: Date | null;
  @TextColumn({ nullable: true }) lastFault: string | null;
}
