import { Check, Entity, Index } from 'typeorm';
import { oneOf } from '../checks';
import { CreatedColumn, IdKey, InstantColumn, TextColumn, VillageKey, WholeColumn } from '../columns';

export const RULE_SET_STATUSES = ['draft', 'in_force', 'retired'] as const;

/** One version of the village's 积分细则. Exactly one is in force. */
@Entity('points_rule_set')
@Index('uq_points_rule_set_version', ['villageId', 'version'], { unique: true })
@Index('uq_points_rule_set_in_force', ['villageId'], { unique: true, where: "status = 'in_force'" })
@Check('ck_points_rule_set_status', oneOf('status', RULE_SET_STATUSES))
export class RuleSet {
  @VillageKey() villageId: string;
  @IdKey() id: string;
  @WholeColumn() version: number;
  @TextColumn() status: (typeof RULE_SET_STATUSES)[number];
  @InstantColumn({ nullable: true }) effectiveFrom: Date | null;
  @CreatedColumn() createdAt: Date;
}
