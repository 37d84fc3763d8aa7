import { Check, Column, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { FlagColumn, IdColumn, IdKey, InstantColumn, TextColumn, VillageKey, WholeColumn } from '../columns';
import { Household } from '../identity';
import { MediaObject } from '../platform';
import { PointsRule } from '../points';

/** 荣誉 of one household. Granted and revoked by the books' functions; whether it is shown, the household says. */
@Entity('honour')
@Index('uq_honour_once', ['villageId', 'householdId', 'title', 'period'], { unique: true, where: 'revoked_at IS NULL' })
@Index('ix_honour_household', ['villageId', 'householdId', 'grantedOn', 'grantedAt', 'id'])
@Index('ix_honour_granted', ['villageId', 'grantedOn', 'grantedAt', 'id'])
@Check('ck_honour_points', 'points IS NULL OR points > 0')
@Check('ck_honour_rule', 'rule_id IS NOT NULL OR num_nonnulls(points, points_asked) = 0')
@Check('ck_honour_asked', 'points_asked > 0 AND (points IS NULL OR points = points_asked)')
@Check(
  'ck_honour_two',
  'num_nonnulls(confirmed_by_person_id, confirmed_at) = CASE WHEN points_asked IS NOT NULL AND points IS NOT NULL THEN 2 ELSE 0 END AND confirmed_by_person_id <> granted_by_person_id',
)
@Check(
  'ck_honour_points_refused',
  "num_nonnulls(points_refused_at, points_refused_by_person_id, points_refuse_reason) IN (0, 3) AND (points_refused_at IS NULL OR points_asked IS NOT NULL AND points IS NULL) AND points_refused_by_person_id <> granted_by_person_id AND points_refuse_reason <> ''",
)
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
  /** Null: the honour alone. */
  @IdColumn({ nullable: true }) ruleId: string | null;
  @ManyToOne(() => PointsRule)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'rule_id', referencedColumnName: 'id' },
  ])
  rule: PointsRule | null;
  @TextColumn() title: string;
  @TextColumn() period: string;
  @Column('date') grantedOn: string;
  @TextColumn() citation: string;
  /** Null: the honour alone. */
  @WholeColumn({ nullable: true }) points: number | null;
  /** More than one person may give: `points` come when a second one has confirmed them. */
  @WholeColumn({ nullable: true }) pointsAsked: number | null;
  @IdColumn({ nullable: true }) confirmedByPersonId: string | null;
  @InstantColumn({ nullable: true }) confirmedAt: Date | null;
  /** The second one's no; the honour itself stays. */
  @InstantColumn({ nullable: true }) pointsRefusedAt: Date | null;
  @IdColumn({ nullable: true }) pointsRefusedByPersonId: string | null;
  @TextColumn({ nullable: true }) pointsRefuseReason: string | null;
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
