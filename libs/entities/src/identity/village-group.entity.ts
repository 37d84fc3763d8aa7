import { Entity, Index } from 'typeorm';
import { IdKey, TextColumn, VillageKey, WholeColumn } from '../columns';

/** 村民小组. */
@Entity('village_group')
@Index('uq_village_group_name', ['villageId', 'name'], { unique: true })
export class VillageGroup {
  @VillageKey() villageId: string;
  @IdKey() id: string;
  @TextColumn() name: string;
  @WholeColumn({ default: 0 }) position: number;
}
