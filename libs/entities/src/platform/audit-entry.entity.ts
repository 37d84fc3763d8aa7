import { Column, Entity, Index } from 'typeorm';
import { CreatedColumn, IdColumn, IdKey, JsonColumn, TextColumn, VillageKey } from '../columns';

/** Who did what to what, in which role. Ids only, never names. Append-only by privilege. */
@Entity('audit_entry')
@Index('ix_audit_entry_village_created', ['villageId', 'createdAt'])
export class AuditEntry {
  @VillageKey() villageId: string;
  @IdKey() id: string;
  @IdColumn({ nullable: true }) accountId: string | null;
  @IdColumn({ nullable: true }) personId: string | null;
  /** The offices the person held at that moment, filled in by the database; none: as a villager, or by the clock. */
  @Column('text', { array: true, default: () => "'{}'" }) roles: string[];
  @TextColumn() action: string;
  @IdColumn({ nullable: true }) objectId: string | null;
  @JsonColumn({ default: () => "'{}'" }) details: Record<string, unknown>;
  @TextColumn() requestId: string;
  @TextColumn({ nullable: true }) ip: string | null;
  @CreatedColumn() createdAt: Date;
}
