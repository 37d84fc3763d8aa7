import { identityRoutes, type HouseholdListItem, type HouseholdView, type Page, type PersonListItem } from '@jishan/contracts';
import { Body, Controller, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { VillageActor } from '../../../platform/auth/actor';
import { May } from '../../../platform/auth/policy.decorator';
import { UnitOfWork } from '../../../platform/db/unit-of-work';
import type { Call as CallFacts } from '../../../platform/http/call';
import { Call, Who } from '../../../platform/http/params.decorator';
import { Route } from '../../../platform/http/route.decorator';
import { Commands } from '../../../platform/idempotency/commands';
import { GrantRoleDto, HouseholdsQueryDto, PeopleQueryDto } from '../identity.dto';
import { grantRole } from './grant-role';
import { listHouseholds, listPeople, readHousehold } from './people.queries';

@Controller()
@ApiTags('人和户')
export class PeopleController {
  constructor(
    private readonly commands: Commands,
    private readonly work: UnitOfWork,
  ) {}

  @Route(identityRoutes.listPeople, { summary: '名册' })
  @May('people.read')
  people(@Who() who: VillageActor, @Query() query: PeopleQueryDto): Promise<Page<PersonListItem>> {
    return this.work.read(who.villageId, tx => listPeople(tx, query));
  }

  @Route(identityRoutes.listHouseholds, { summary: '按组和姓名找户' })
  @May('people.read')
  households(@Who() who: VillageActor, @Query() query: HouseholdsQueryDto): Promise<Page<HouseholdListItem>> {
    return this.work.read(who.villageId, tx => listHouseholds(tx, query));
  }

  @Route(identityRoutes.myHousehold, { summary: '我的家庭、户卡和代办人' })
  @May('village.read')
  mine(@Who() who: VillageActor): Promise<HouseholdView> {
    return this.work.read(who.villageId, tx => readHousehold(tx, who.householdId));
  }

  @Route(identityRoutes.grantRole, { summary: '授予或收回职务', refuses: ['ROLE.DUTIES_CONFLICT', 'ROLE.NOT_GRANTABLE', 'ROLE.OWN'] })
  @May('roles.manage')
  role(@Who() who: VillageActor, @Body() body: GrantRoleDto, @Call() call: CallFacts): Promise<PersonListItem> {
    return this.commands.run(call, tx => grantRole(tx, call, who, body));
  }
}
