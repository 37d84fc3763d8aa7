import {
  identityRoutes,
  PHONE_REVEALS_PER_DAY,
  type HouseholdListItem,
  type HouseholdView,
  type Page,
  type PersonListItem,
  type PhoneRevealView,
  type RevealedPhone,
} from '@jishan/contracts';
import { Body, Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { VillageActor } from '../../../platform/auth/actor';
import { May } from '../../../platform/auth/policy.decorator';
import { FieldCipher } from '../../../platform/crypto/field-cipher';
import { UnitOfWork } from '../../../platform/db/unit-of-work';
import type { Call as CallFacts } from '../../../platform/http/call';
import { PageDto } from '../../../platform/http/fields';
import { Call, Who } from '../../../platform/http/params.decorator';
import { Route } from '../../../platform/http/route.decorator';
import { DAY_SECONDS, Limited } from '../../../platform/limits';
import { HouseholdsQueryDto, PeopleQueryDto, RevealPhoneDto } from '../identity.dto';
import { listHouseholds, listPeople, readHousehold } from './people.queries';
import { listPhoneReveals, revealPhone } from './reveal-phone';

@Controller()
@ApiTags('人和户')
export class PeopleController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly cipher: FieldCipher,
  ) {}

  @Route(identityRoutes.listPeople, { summary: '名册' })
  @May('people.read')
  people(@Who() who: VillageActor, @Query() query: PeopleQueryDto): Promise<Page<PersonListItem>> {
    return this.work.read(who.villageId, tx => listPeople(tx, query));
  }

  @Route(identityRoutes.revealPhone, { summary: '查看一个人的完整号码，写明原因', refuses: ['PERSON.NO_PHONE', 'REQUEST.TOO_MANY'] })
  @May('people.phone.reveal')
  @Limited({ name: 'reveal-phone', limit: PHONE_REVEALS_PER_DAY, ttlSeconds: DAY_SECONDS, by: 'account' })
  phone(
    @Who() who: VillageActor,
    @Param('personId') personId: string,
    @Body() body: RevealPhoneDto,
    @Call() call: CallFacts,
  ): Promise<RevealedPhone> {
    return this.work.run(who.villageId, tx => revealPhone(tx, call, this.cipher, who, personId, body.reason));
  }

  @Route(identityRoutes.myPhoneReveals, { summary: '谁看过我的号码：职务、原因和时间' })
  @May('people.phone.reveals.read.own')
  phoneReveals(@Who() who: VillageActor, @Query() query: PageDto): Promise<Page<PhoneRevealView>> {
    return this.work.read(who.villageId, tx => listPhoneReveals(tx, who.personId, query));
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
}
