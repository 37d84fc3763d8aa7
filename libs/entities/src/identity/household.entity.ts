import { Check, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { CreatedColumn, IdColumn, IdKey, InstantColumn, TextColumn, VillageKey } from '../columns';
import { VillageGroup } from './village-group.entity';

/** 户: the holder of the points. `cardCode` is what the paper card's QR says. */
@Entity('household')
@Index('uq_household_card', ['villageId', 'cardCode'], { unique: true })
@Index('ix_household_group', ['villageId', 'groupId', 'id'])
@Index('ix_household_merged_into', ['villageId', 'mergedIntoHouseholdId'], { where: 'merged_into_household_id IS NOT NULL' })
@Check('ck_household_closed', '(closed_at IS NULL) = (merged_into_household_id IS NULL)')
export class Household {
  @VillageKey() villageId: string;
  @IdKey() id: string;
  @TextColumn() name: string;
  @IdColumn({ nullable: true }) groupId: string | null;
  @ManyToOne(() => VillageGroup)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'group_id', referencedColumnName: 'id' },
  ])
  group: VillageGroup | null;
  /** The head is a member; kept without a foreign key because the two rows would need each other first. */
  @IdColumn({ nullable: true }) headPersonId: string | null;
  @TextColumn() cardCode: string;
  @CreatedColumn() createdAt: Date;
  /** 并户: from then on nobody lives there, and what still comes to it goes to the household that it went into. Never opened again. */
  @InstantColumn({ nullable: true }) closedAt: Date | null;
  @IdColumn({ nullable: true }) mergedIntoHouseholdId: string | null;
  @ManyToOne(() => Household)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'merged_into_household_id', referencedColumnName: 'id' },
  ])
  mergedInto: Household | null;
}
