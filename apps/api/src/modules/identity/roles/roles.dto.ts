import {
  REASON_MAX_CHARS,
  ROLE_ELECTION_MAX_PEOPLE,
  ROLE_MAX_PHOTOS,
  VILLAGE_ROLES,
  type GrantRole,
  type RoleChangesQuery,
  type RoleElection,
  type RoleHoldersQuery,
  type VillageRole,
} from '@jishan/contracts';
import { Day, Flag, IdField, IdList, ObjectOf, OneOf, PageDto, PublicText, Whole } from '../../../platform/http/fields';

export class RoleElectionDto implements RoleElection {
  @Day({ label: '推选日期', example: '2026-11-20' }) heldOn: string;
  @Whole({ label: '到会人数', min: 1, max: ROLE_ELECTION_MAX_PEOPLE, example: 32 }) present: number;
  @Whole({ label: '同意票', min: 0, max: ROLE_ELECTION_MAX_PEOPLE, example: 28 }) votesFor: number;
  @Whole({ label: '不同意票', min: 0, max: ROLE_ELECTION_MAX_PEOPLE, example: 1 }) votesAgainst: number;
}
export class GrantRoleDto implements GrantRole {
  @IdField({ label: '编号' }) id: string;
  @IdField({ label: '人员' }) personId: string;
  @OneOf({ label: '职务', values: VILLAGE_ROLES, example: 'reviewer' }) role: VillageRole;
  @Flag({ label: '是否任命' }) granted: boolean;
  @PublicText({ label: '原因或依据', min: 1, max: REASON_MAX_CHARS, example: '村民代表会议推选。' }) reason: string;
  @ObjectOf({ label: '推选记录', optional: true, of: RoleElectionDto }) election?: RoleElectionDto;
  @IdList({ label: '照片', maxItems: ROLE_MAX_PHOTOS }) photoIds: string[];
}
export class RoleHoldersQueryDto extends PageDto implements RoleHoldersQuery {
  @OneOf({ label: '职务', optional: true, values: VILLAGE_ROLES }) role?: VillageRole;
}
export class RoleChangesQueryDto extends PageDto implements RoleChangesQuery {
  @IdField({ label: '人员', optional: true }) personId?: string;
}
