import type { RuleContent } from '@jishan/contracts';
import { Check, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { CreatedColumn, DayColumn, IdColumn, IdKey, JsonColumn, TextColumn, WholeColumn } from '../columns';
import { Organization } from '../identity';

/**
 * Rules that a village, or an office above villages, shows to the villages of its area (docs/decisions/0056-standards-to-copy.md). It holds a copy of
 * the rules and nothing else: what crosses from village to village is what stands in this row. Its row-level security shows a row to the
 * villages below `areaId`; taken back, the row is deleted. Written by the functions of the standards only.
 */
@Entity('points_standard')
@Index('uq_points_standard_of_village', ['organizationId'], { unique: true, where: 'version IS NOT NULL' })
@Index('ix_points_standard_area', ['areaId', 'publishedAt', 'id'])
@Index('ix_points_standard_organization', ['organizationId', 'publishedAt', 'id'])
@Check('ck_points_standard_version', '(version IS NULL) = (effective_on IS NULL) AND (version IS NULL) = (rule_set_id IS NULL)')
@Check('ck_points_standard_rules', "jsonb_typeof(rules) = 'array' AND jsonb_array_length(rules) > 0")
@Check('ck_points_standard_month_cap', 'household_month_cap > 0')
export class PointsStandard {
  @IdKey() id: string;
  /** The village or the office that published it. */
  @IdColumn() organizationId: string;
  @ManyToOne(() => Organization) @JoinColumn({ name: 'organization_id' }) organization: Organization;
  /** Whose villages see it: a village's county, or the office's own area. */
  @IdColumn() areaId: string;
  @ManyToOne(() => Organization) @JoinColumn({ name: 'area_id' }) area: Organization;
  @TextColumn() title: string;
  /** A village's version; null for an office's template. */
  @WholeColumn({ nullable: true }) version: number | null;
  @IdColumn({ nullable: true }) ruleSetId: string | null;
  @DayColumn({ nullable: true }) effectiveOn: string | null;
  @WholeColumn({ nullable: true }) householdMonthCap: number | null;
  @JsonColumn() rules: RuleContent[];
  @CreatedColumn() publishedAt: Date;
}
