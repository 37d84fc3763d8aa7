import { identityRoutes, type Page, type PersonListItem, type RosterChangeView } from '@jishan/contracts';
import { Body, Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { VillageActor } from '../../../platform/auth/actor';
import { May } from '../../../platform/auth/policy.decorator';
import { FieldCipher } from '../../../platform/crypto/field-cipher';
import { UnitOfWork } from '../../../platform/db/unit-of-work';
import type { Call as CallFacts } from '../../../platform/http/call';
import { Call, Who } from '../../../platform/http/params.decorator';
import { Route } from '../../../platform/http/route.decorator';
import { Commands } from '../../../platform/idempotency/commands';
import { addHousehold, addPerson } from './add-to-roster';
import { correctPhone } from './correct-phone';
import { nameHead } from './name-head';
import { releasePlace } from './release-place';
import { AddHouseholdDto, AddPersonDto, CorrectPhoneDto, NameHeadDto, RosterChangesQueryDto, RosterReasonDto } from './roster.dto';
import { listRosterChanges } from './roster.queries';

/** 花名册: who is in which household, kept after the founding. */
@Controller()
@ApiTags('人和户')
export class RosterController {
  constructor(
    private readonly commands: Commands,
    private readonly work: UnitOfWork,
    private readonly cipher: FieldCipher,
  ) {}

  @Route(identityRoutes.addPerson, {
    summary: '往一户里添一个人',
    refuses: ['ROSTER.OWN_HOUSEHOLD', 'ROSTER.NAMESAKE', 'ROSTER.HOUSEHOLD_CLOSED', 'ROSTER.ID_TAKEN'],
  })
  @May('roster.manage')
  person(@Who() who: VillageActor, @Body() body: AddPersonDto, @Call() call: CallFacts): Promise<PersonListItem> {
    return this.commands.run(call, tx => addPerson(tx, call, this.cipher, who, body));
  }

  @Route(identityRoutes.addHousehold, {
    summary: '登记一户和它的户主',
    refuses: ['ROSTER.NAMESAKE', 'ROSTER.GROUP_UNKNOWN', 'ROSTER.ID_TAKEN'],
  })
  @May('roster.manage')
  household(@Who() who: VillageActor, @Body() body: AddHouseholdDto, @Call() call: CallFacts): Promise<PersonListItem> {
    return this.commands.run(call, tx => addHousehold(tx, call, this.cipher, who, body));
  }

  @Route(identityRoutes.correctPhone, {
    summary: '改花名册上的手机号，写明原因',
    refuses: ['ROSTER.OWN_HOUSEHOLD', 'ROSTER.OFFICE_HELD', 'ROSTER.HOUSEHOLD_CLOSED'],
  })
  @May('roster.manage')
  phone(
    @Who() who: VillageActor,
    @Param('personId') personId: string,
    @Body() body: CorrectPhoneDto,
    @Call() call: CallFacts,
  ): Promise<PersonListItem> {
    return this.commands.run(call, tx => correctPhone(tx, call, this.cipher, who, personId, body));
  }

  @Route(identityRoutes.releasePlace, {
    summary: '停用认错人的登录',
    refuses: ['ROSTER.OWN_HOUSEHOLD', 'ROSTER.OFFICE_FIRST', 'ROSTER.NOT_CLAIMED', 'ROSTER.HOUSEHOLD_CLOSED'],
  })
  @May('roster.manage')
  release(
    @Who() who: VillageActor,
    @Param('personId') personId: string,
    @Body() body: RosterReasonDto,
    @Call() call: CallFacts,
  ): Promise<PersonListItem> {
    return this.commands.run(call, tx => releasePlace(tx, call, who, personId, body));
  }

  @Route(identityRoutes.nameHead, {
    summary: '换户主',
    refuses: ['ROSTER.OWN_HOUSEHOLD', 'ROSTER.HEAD', 'ROSTER.HOUSEHOLD_CLOSED'],
  })
  @May('roster.manage')
  head(
    @Who() who: VillageActor,
    @Param('householdId') householdId: string,
    @Body() body: NameHeadDto,
    @Call() call: CallFacts,
  ): Promise<PersonListItem> {
    return this.commands.run(call, tx => nameHead(tx, call, who, householdId, body));
  }

  @Route(identityRoutes.rosterChanges, { summary: '花名册的变动' })
  @May('roster.changes.read')
  changes(@Who() who: VillageActor, @Query() query: RosterChangesQueryDto): Promise<Page<RosterChangeView>> {
    return this.work.read(who.villageId, tx => listRosterChanges(tx, query));
  }
}
