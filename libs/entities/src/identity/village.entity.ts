import type { VillageSettings } from '@jishan/contracts';
import { Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { InstantColumn, JsonColumn, WholeColumn } from '../columns';
import { Organization } from './organization.entity';

/** What a village adds to its organisation. Its id is the organisation's. */
@Entity('village')
export class Village {
  @PrimaryColumn('uuid') id: string;
  @ManyToOne(() => Organization) @JoinColumn({ name: 'id' }) organization: Organization;
  @JsonColumn({ default: () => "'{}'" }) settings: Partial<VillageSettings>;
  @WholeColumn({ default: 1 }) version: number;
  /** Set by a failed verification of the books; writes to them stop until it is cleared. */
  @InstantColumn({ nullable: true }) booksStoppedAt: Date | null;
}
