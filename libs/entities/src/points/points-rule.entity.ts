import {
  CAP_PERIODS,
  CAP_SUBJECTS,
  REVIEW_LANES,
  RULE_CATEGORIES,
  RULE_STARTERS,
  type CapPeriod,
  type CapSubject,
  type ReviewLane,
  type RuleCategory,
  type RuleStarter,
} from '@jishan/contracts';
import { Check, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { oneOf } from '../checks';
import { DayColumn, FlagColumn, IdColumn, IdKey, TextColumn, VillageKey, WholeColumn } from '../columns';
import { RuleSet } from './rule-set.entity';

/** One line of a rule set. Never edited once the set is adopted: applications and entries keep pointing at it. Written by the functions of the rule sets only. */
@Entity('points_rule')
@Index('ix_points_rule_set', ['villageId', 'ruleSetId', 'position'])
@Check('ck_points_rule_category', oneOf('category', RULE_CATEGORIES))
@Check('ck_points_rule_starter', oneOf('started_by', RULE_STARTERS))
@Check('ck_points_rule_points', 'points_min > 0 AND points_max >= points_min')
@Check('ck_points_rule_photos', 'min_photos >= 0 AND max_photos >= min_photos')
@Check(
  'ck_points_rule_cap',
  '(cap_times IS NULL) = (cap_period IS NULL) AND (cap_times IS NULL) = (cap_subject IS NULL) AND (cap_times IS NULL OR cap_times > 0)',
)
@Check('ck_points_rule_cap_period', oneOf('cap_period', CAP_PERIODS))
@Check('ck_points_rule_cap_subject', oneOf('cap_subject', CAP_SUBJECTS))
@Check('ck_points_rule_lane', oneOf('lane', REVIEW_LANES))
@Check('ck_points_rule_validity', 'valid_until >= valid_from')
@Index('ix_points_rule_origin', ['villageId', 'originRuleId'], { where: 'origin_rule_id IS NOT NULL' })
export class PointsRule {
  @VillageKey() villageId: string;
  @IdKey() id: string;
  @IdColumn() ruleSetId: string;
  @ManyToOne(() => RuleSet)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'rule_set_id', referencedColumnName: 'id' },
  ])
  ruleSet: RuleSet;
  /** The first rule of its line, over all versions: caps count along it. Null: this is the first. */
  @IdColumn({ nullable: true }) originRuleId: string | null;
  @ManyToOne(() => PointsRule)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'origin_rule_id', referencedColumnName: 'id' },
  ])
  originRule: PointsRule | null;
  @WholeColumn() position: number;
  @TextColumn() category: RuleCategory;
  @TextColumn() title: string;
  @TextColumn() standard: string;
  @WholeColumn() pointsMin: number;
  @WholeColumn() pointsMax: number;
  @TextColumn() unit: string;
  @WholeColumn({ nullable: true }) capTimes: number | null;
  @TextColumn({ nullable: true }) capPeriod: CapPeriod | null;
  @TextColumn({ nullable: true }) capSubject: CapSubject | null;
  @WholeColumn() minPhotos: number;
  @WholeColumn() maxPhotos: number;
  @FlagColumn() textRequired: boolean;
  @TextColumn() startedBy: RuleStarter;
  @TextColumn({ default: 'fast' }) lane: ReviewLane;
  @DayColumn({ nullable: true }) validFrom: string | null;
  @DayColumn({ nullable: true }) validUntil: string | null;
}
