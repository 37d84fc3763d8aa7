import { Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { CreatedColumn, IdColumn, VillageKey } from '../columns';
import { Household } from '../identity';

/** A household that wants to stay off the 光荣榜. The row is the wish; it goes when the wish does (the audit keeps both). */
@Entity('points_honour_opt_out')
export class HonourOptOut {
  @VillageKey() villageId: string;
  @PrimaryColumn('uuid') householdId: string;
  @ManyToOne(() => Household)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'household_id', referencedColumnName: 'id' },
  ])
  household: Household;
  @IdColumn() setByPersonId: string;
  @CreatedColumn() createdAt: Date;
}
