import { Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { CreatedColumn, IdColumn, IdKey, TextColumn, VillageKey } from '../columns';
import { VillageGroup } from './village-group.entity';

/** 户: the holder of the points. `cardCode` is what the paper card's QR says. */
@Entity('household')
@Index('uq_household_card', ['villageId', 'cardCode'], { unique: true })
@Index('ix_household_group', ['villageId', 'groupId', 'id'])
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
}
