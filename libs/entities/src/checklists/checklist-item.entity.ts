import {
  CHECKLIST_KINDS,
  CHECKLIST_POSTS,
  ITEM_STATUSES,
  SERVICE_AREAS,
  type ChecklistKind,
  type ChecklistPost,
  type ItemBasis,
  type ItemMaterial,
  type ItemStatus,
  type ItemStep,
  type ServiceArea,
} from '@jishan/contracts';
import { Check, Entity, Index } from 'typeorm';
import { oneOf } from '../checks';
import { CreatedColumn, FlagColumn, IdColumn, IdKey, JsonColumn, TextColumn, VillageKey, WholeColumn } from '../columns';

/** One version of one line of a village's 清单. Its content is never edited: a change is a new row with the next version. */
@Entity('checklist_item')
@Index('uq_checklist_item_version', ['villageId', 'code', 'version'], { unique: true })
@Index('uq_checklist_item_in_force', ['villageId', 'code'], { unique: true, where: "status = 'in_force'" })
@Index('ix_checklist_item_list', ['villageId', 'position', 'id'], { where: "status = 'in_force'" })
@Check('ck_checklist_item_kind', oneOf('kind', CHECKLIST_KINDS))
@Check('ck_checklist_item_area', oneOf('area', SERVICE_AREAS))
@Check('ck_checklist_item_post', oneOf('post', CHECKLIST_POSTS))
@Check('ck_checklist_item_status', oneOf('status', ITEM_STATUSES))
@Check('ck_checklist_item_time_limit', 'time_limit_days >= 0')
@Check('ck_checklist_item_forbidden', "NOT forbidden OR (kind = 'certificate' AND steps = '[]'::jsonb AND instead_where IS NOT NULL)")
export class ChecklistItem {
  @VillageKey() villageId: string;
  @IdKey() id: string;
  @TextColumn() kind: ChecklistKind;
  /** The village's own short code; the same through all versions. */
  @TextColumn() code: string;
  @WholeColumn() version: number;
  @TextColumn({ default: 'in_force' }) status: ItemStatus;
  @WholeColumn() position: number;
  @TextColumn() name: string;
  @TextColumn() area: ServiceArea;
  @TextColumn() post: ChecklistPost;
  @TextColumn() applicant: string;
  @JsonColumn() materials: ItemMaterial[];
  @JsonColumn() steps: ItemStep[];
  @WholeColumn({ nullable: true }) timeLimitDays: number | null;
  @JsonColumn() legalBasis: ItemBasis[];
  @TextColumn({ nullable: true }) fee: string | null;
  @TextColumn({ nullable: true }) supervisionPhone: string | null;
  @TextColumn() supervisionText: string;
  @FlagColumn() forbidden: boolean;
  @TextColumn({ nullable: true }) insteadWhere: string | null;
  @TextColumn({ nullable: true }) insteadHow: string | null;
  @IdColumn({ nullable: true }) adoptedByPersonId: string | null;
  @CreatedColumn() adoptedAt: Date;
}
