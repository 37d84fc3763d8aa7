import { Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { IdColumn, VillageKey } from '../columns';
import { MediaObject } from '../platform';
import { RuleDecision } from './rule-decision.entity';

/** A page of the minutes. */
@Entity('points_rule_decision_photo')
export class RuleDecisionPhoto {
  @VillageKey() villageId: string;
  @PrimaryColumn('uuid') decisionId: string;
  @PrimaryColumn('integer') position: number;
  @ManyToOne(() => RuleDecision)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'decision_id', referencedColumnName: 'id' },
  ])
  decision: RuleDecision;
  @IdColumn() mediaId: string;
  @ManyToOne(() => MediaObject)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'media_id', referencedColumnName: 'id' },
  ])
  media: MediaObject;
}
