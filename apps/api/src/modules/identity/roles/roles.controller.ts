import { identityRoutes, type Page, type PersonListItem, type RoleChangeView, type RoleHolder } from '@jishan/contracts';
import { Body, Controller, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { VillageActor } from '../../../platform/auth/actor';
import { May } from '../../../platform/auth/policy.decorator';
import { UnitOfWork } from '../../../platform/db/unit-of-work';
import type { Call as CallFacts } from '../../../platform/http/call';
import { Call, Who } from '../../../platform/http/params.decorator';
import { Route } from '../../../platform/http/route.decorator';
import { Commands } from '../../../platform/idempotency/commands';
import { grantRole } from './grant-role';
import { GrantRoleDto, RoleChangesQueryDto, RoleHoldersQueryDto } from './roles.dto';
import { RolesQueries } from './roles.queries';

/** 村务人员: who holds which office, since when and why. */
@Controller()
@ApiTags('人和户')
export class RolesController {
  constructor(
    private readonly commands: Commands,
    private readonly work: UnitOfWork,
    private readonly queries: RolesQueries,
  ) {}

  @Route(identityRoutes.roleHolders, { summary: '谁担任什么职务、从什么时候起' })
  @May('roles.read')
  holders(@Who() who: VillageActor, @Query() query: RoleHoldersQueryDto): Promise<Page<RoleHolder>> {
    return this.work.read(who.villageId, tx => this.queries.holders(tx, query));
  }

  @Route(identityRoutes.roleChanges, { summary: '任免记录' })
  @May('roles.read')
  changes(@Who() who: VillageActor, @Query() query: RoleChangesQueryDto): Promise<Page<RoleChangeView>> {
    return this.work.read(who.villageId, tx => this.queries.changes(tx, query));
  }

  @Route(identityRoutes.grantRole, {
    summary: '任命或免去职务，写明原因；评议员要有推选记录',
    refuses: [
      'ROLE.DUTIES_CONFLICT',
      'ROLE.NOT_GRANTABLE',
      'ROLE.OWN',
      'ROLE.NO_ACCOUNT',
      'ROLE.UNDER_AGE',
      'ROLE.LAST_ADMIN',
      'ROLE.ID_TAKEN',
      'ROLE.PHOTO_UNKNOWN',
      'ROLE.ELECTION_REQUIRED',
      'ROLE.ELECTION_ONLY_REVIEWERS',
      'ROLE.ELECTION_DAY',
      'ROLE.ELECTION_VOTES',
      'ROLE.ELECTION_NOT_CARRIED',
    ],
  })
  @May('roles.manage')
  role(@Who() who: VillageActor, @Body() body: GrantRoleDto, @Call() call: CallFacts): Promise<PersonListItem> {
    return this.commands.run(call, tx => grantRole(tx, call, who, body));
  }
}
