import {
  PICKUP_MEANS,
  REDEMPTION_CHANNELS,
  REDEMPTION_STATUSES,
  type PickupMeans,
  type RedemptionChannel,
  type RedemptionStatus,
} from '@jishan/contracts';
import { Check, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { oneOf } from '../checks';
import { IdColumn, IdKey, InstantColumn, TextColumn, VillageKey, WholeColumn } from '../columns';
import { Household } from '../identity';

/** 兑换: reserved → fulfilled | cancelled | expired, fulfilled → returned. A sale at the counter is born fulfilled. Written by the books' functions only. */
@Entity('store_redemption')
@Index('ix_store_redemption_household', ['villageId', 'householdId', 'placedAt', 'id'])
@Index('ix_store_redemption_placed', ['villageId', 'placedAt', 'id'])
@Index('ix_store_redemption_status', ['villageId', 'status', 'placedAt', 'id'])
@Index('ix_store_redemption_due', ['expiresAt'], { where: "status = 'reserved'" })
@Check('ck_store_redemption_status', oneOf('status', REDEMPTION_STATUSES))
@Check('ck_store_redemption_channel', oneOf('channel', REDEMPTION_CHANNELS))
@Check('ck_store_redemption_means', oneOf('means', PICKUP_MEANS))
@Check('ck_store_redemption_points', 'points > 0')
@Check('ck_store_redemption_expiry', "(channel = 'reservation') = (expires_at IS NOT NULL)")
@Check(
  'ck_store_redemption_handed_over',
  "(status IN ('fulfilled', 'returned')) = (handed_over_at IS NOT NULL) AND (handed_over_at IS NULL) = (means IS NULL)",
)
@Check('ck_store_redemption_helper', 'helper_person_id IS NULL OR handed_over_at IS NOT NULL')
@Check('ck_store_redemption_closed', "(status IN ('cancelled', 'expired', 'returned')) = (closed_at IS NOT NULL)")
export class StoreRedemption {
  @VillageKey() villageId: string;
  @IdKey() id: string;
  @IdColumn() householdId: string;
  @ManyToOne(() => Household)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'household_id', referencedColumnName: 'id' },
  ])
  household: Household;
  @TextColumn() channel: RedemptionChannel;
  @TextColumn() status: RedemptionStatus;
  @WholeColumn() points: number;
  /** The lines in one sentence, as they were. */
  @TextColumn() title: string;
  /** Who pressed the button: a member, a helper, or the keeper at the counter. */
  @IdColumn() placedByPersonId: string;
  @InstantColumn() placedAt: Date;
  @InstantColumn({ nullable: true }) expiresAt: Date | null;
  @InstantColumn({ nullable: true }) handedOverAt: Date | null;
  @IdColumn({ nullable: true }) handedOverByPersonId: string | null;
  /** Who fetched it, when that was nobody of the household. */
  @IdColumn({ nullable: true }) helperPersonId: string | null;
  @TextColumn({ nullable: true }) means: PickupMeans | null;
  /** Why without code or card. */
  @TextColumn({ nullable: true }) handOverReason: string | null;
  @InstantColumn({ nullable: true }) closedAt: Date | null;
  @IdColumn({ nullable: true }) closedByPersonId: string | null;
  @TextColumn({ nullable: true }) closeReason: string | null;
  @WholeColumn({ default: 1 }) version: number;
}
