import { PANEL_OUTCOMES, PANEL_PURPOSES, type PanelOutcome, type PanelPurpose } from '@jishan/contracts';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { oneOf } from '../checks';
import { IdColumn, InstantColumn, TextColumn, VillageKey, WholeColumn } from '../columns';
import { PointsApplication } from './points-application.entity';

/**
 * One round of a panel on an application: the first one, and one more for each time that an objection stops its 公示. The seed is the
 * database's own; with it and the pools on the seats anybody can draw again. Written by the panel's functions only.
 */
@Entity('points_panel')
@Index('ix_points_panel_open', ['villageId', 'dueOn'], { where: 'outcome IS NULL' })
@Index('ix_points_panel_answered', ['villageId', 'decidedAt', 'applicationId'], { where: `purpose = 'objection' AND outcome IS NOT NULL` })
@Check('ck_points_panel_purpose', oneOf('purpose', PANEL_PURPOSES))
@Check('ck_points_panel_outcome', oneOf('outcome', PANEL_OUTCOMES))
@Check('ck_points_panel_decided', '(outcome IS NULL) = (decided_at IS NULL)')
@Check('ck_points_panel_size', 'needed > 0 AND needed <= size')
export class PointsPanel {
  @VillageKey() villageId: string;
  @PrimaryColumn('uuid') applicationId: string;
  @PrimaryColumn('integer') round: number;
  @ManyToOne(() => PointsApplication)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'application_id', referencedColumnName: 'id' },
  ])
  application: PointsApplication;
  @TextColumn() purpose: PanelPurpose;
  @TextColumn() seed: string;
  /** The roles that are drawn from before the secretary and the supervisor stand in. */
  @Column('text', { array: true }) poolRoles: string[];
  @WholeColumn() size: number;
  @WholeColumn() needed: number;
  @InstantColumn() openedAt: Date;
  @Column('date') dueOn: string;
  @TextColumn({ nullable: true }) outcome: PanelOutcome | null;
  @InstantColumn({ nullable: true }) decidedAt: Date | null;
  /** Who moved it here: passed the first check, or objected first. */
  @IdColumn({ nullable: true }) openedByPersonId: string | null;
}
