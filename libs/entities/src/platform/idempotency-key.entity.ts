import { Entity, Index, PrimaryColumn } from 'typeorm';
import { BytesColumn, CreatedColumn, JsonColumn, TextColumn, VillageKey } from '../columns';

/** Key, effect and answer in one transaction; kept 35 days. Villages' NIL id stands for what belongs to no village. */
@Entity('idempotency_key')
@Index('ix_idempotency_key_created', ['createdAt'])
export class IdempotencyKey {
  @VillageKey() villageId: string;
  @PrimaryColumn('uuid') accountId: string;
  @PrimaryColumn('text') key: string;
  /** SHA-256 of operation, path and body. */
  @BytesColumn() requestHash: Buffer;
  @TextColumn() operation: string;
  @JsonColumn({ nullable: true }) answer: unknown;
  @CreatedColumn() createdAt: Date;
}
