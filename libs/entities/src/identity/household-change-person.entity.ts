import { Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { VillageKey } from '../columns';
import { HouseholdChange } from './household-change.entity';
import { Person } from './person.entity';

/** Who moved. With the change's hour it says of which household somebody was at any time (identity_household_at). Append-only. */
@Entity('household_change_person')
@Index('ix_household_change_person', ['villageId', 'personId'])
export class HouseholdChangePerson {
  @VillageKey() villageId: string;
  @PrimaryColumn('uuid') changeId: string;
  @PrimaryColumn('uuid') personId: string;
  @ManyToOne(() => HouseholdChange)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'change_id', referencedColumnName: 'id' },
  ])
  change: HouseholdChange;
  @ManyToOne(() => Person)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'person_id', referencedColumnName: 'id' },
  ])
  person: Person;
}
