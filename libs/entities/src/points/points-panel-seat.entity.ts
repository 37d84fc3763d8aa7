import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { IdColumn, InstantColumn, TextColumn, VillageKey, WholeColumn } from '../columns';
import { Person } from '../identity';
import { PointsPanel } from './points-panel.entity';

/** Who was drawn, of whom, and how they voted. A vote is cast once and never changed. */
@Entity('points_panel_seat')
@Index('uq_points_panel_seat_person', ['villageId', 'applicationId', 'round', 'personId'], { unique: true })
@Index('ix_points_panel_seat_person', ['villageId', 'personId', 'applicationId'], { where: 'relieved_at IS NULL' })
@Index('ix_points_panel_seat_voted', ['villageId', 'personId', 'votedAt', 'applicationId', 'round'], { where: 'voted_at IS NOT NULL' })
@Check(
  'ck_points_panel_seat_vote',
  '(voted_at IS NULL) = (agrees IS NULL) AND (voted_at IS NULL) = (reason IS NULL) AND (points IS NULL OR agrees)',
)
@Check('ck_points_panel_seat_relieved', 'relieved_at IS NULL OR voted_at IS NULL')
export class PointsPanelSeat {
  @VillageKey() villageId: string;
  @PrimaryColumn('uuid') applicationId: string;
  @PrimaryColumn('integer') round: number;
  @PrimaryColumn('integer') seat: number;
  @ManyToOne(() => PointsPanel)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'application_id', referencedColumnName: 'applicationId' },
    { name: 'round', referencedColumnName: 'round' },
  ])
  panel: PointsPanel;
  @IdColumn() personId: string;
  @ManyToOne(() => Person)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'person_id', referencedColumnName: 'id' },
  ])
  person: Person;
  /** Everybody who could have been drawn for this seat, in the order of their ids. */
  @Column('uuid', { array: true }) pool: string[];
  @InstantColumn() askedAt: Date;
  @InstantColumn({ nullable: true }) relievedAt: Date | null;
  @InstantColumn({ nullable: true }) votedAt: Date | null;
  @Column('boolean', { nullable: true }) agrees: boolean | null;
  @WholeColumn({ nullable: true }) points: number | null;
  @TextColumn({ nullable: true }) reason: string | null;
}
