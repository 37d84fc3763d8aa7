import { Check, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { VillageKey, WholeColumn } from '../columns';
import { PointsRule } from './points-rule.entity';

/** How often a rule, in all its versions (`rule_id` is the first of its line), was credited to a member or household in a period; counted where the credit is made. */
@Entity('points_cap_use')
@Check('ck_points_cap_use_used', 'used >= 0')
export class PointsCapUse {
  @VillageKey() villageId: string;
  @PrimaryColumn('uuid') ruleId: string;
  @PrimaryColumn('uuid') subjectId: string;
  @PrimaryColumn('date') periodStart: string;
  @ManyToOne(() => PointsRule)
  @JoinColumn([
    { name: 'village_id', referencedColumnName: 'villageId' },
    { name: 'rule_id', referencedColumnName: 'id' },
  ])
  rule: PointsRule;
  @WholeColumn() used: number;
}
