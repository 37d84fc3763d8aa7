import { Check, Column, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { FlagColumn, IdColumn, IdKey, InstantColumn, TextColumn, VillageKey, WholeColumn } from '../columns';
import { Household } from '../identity';
import { MediaObject } from '../platform';
import { PointsRule } from '../points';

/** 荣誉 of one household. Granted and revoked by the books' functions; whether it is shown, the household says. */
@Entity('honour')
@Index('uq_honour_once', ['villageId', 'householdId', 'title', 'period'], { unique: true, where: 'revoked_at IS NULL' })
@Index('ix_honour_granted', ['villageId', 'grantedOn', 'id'])
@Check('ck_honour_points', 'points IS NULL OR points > 0')
@Check('ck_honour_revoked', '(revoked_at IS NULL) = (revoke_reason IS NULL) AND (revoked_at IS NULL) = (revoked_by_person_id IS NULL)')
export class Honour {
  @VillageKey() villageId: string;
  @IdKey() id: string;
  @IdColumn() householdId: string;
  @ManyToOne(() => Household)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'household_id', referencedColumnName: 'id' },
  ])
  household: Household;
  @IdColumn() ruleId: string;
  @ManyToOne(() => PointsRule)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'rule_id', referencedColumnName: 'id' },
  ])
  rule: PointsRule;
  @TextColumn() title: string;
  @TextColumn() period: string;
  @Column('date') grantedOn: string;
  @TextColumn() citation: string;
  /** Null: the honour alone. */
  @WholeColumn({ nullable: true }) points: number | null;
  @IdColumn({ nullable: true }) mediaId: string | null;
  @ManyToOne(() => MediaObject)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'media_id', referencedColumnName: 'id' },
  ])
  media: MediaObject | null;
  @IdColumn() grantedByPersonId: string;
  @TextColumn() grantedByRole: string;
  @InstantColumn() grantedAt: Date;
  @FlagColumn(true) shown: boolean;
  @InstantColumn({ nullable: true }) revokedAt: Date | null;
  @IdColumn({ nullable: true }) revokedByPersonId: string | null;
  @TextColumn({ nullable: true }) revokeReason: string | null;
}
