import { standardRoutes, type OwnStandard, type Page, type StandardListItem, type StandardView } from '@jishan/contracts';
import { Body, Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { VillageActor } from '../../../platform/auth/actor';
import { May } from '../../../platform/auth/policy.decorator';
import { UnitOfWork } from '../../../platform/db/unit-of-work';
import type { Call as CallFacts } from '../../../platform/http/call';
import { EmptyDto } from '../../../platform/http/fields';
import { Call, Who } from '../../../platform/http/params.decorator';
import { Route } from '../../../platform/http/route.decorator';
import { Commands } from '../../../platform/idempotency/commands';
import { publishStandard, withdrawStandard } from './publish-standard';
import { PublishStandardDto, StandardsQueryDto } from './standards.dto';
import { listStandards, readOwnStandard, readStandard } from './standards.queries';

/** Rules that other villages and offices have published, and what this village shows them. */
@Controller()
@ApiTags('积分细则')
export class StandardsController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly commands: Commands,
  ) {}

  @Route(standardRoutes.standards, { summary: '别村和上级公开的细则，可以照抄' })
  @May('points.rules.drafts.read')
  list(@Who() who: VillageActor, @Query() query: StandardsQueryDto): Promise<Page<StandardListItem>> {
    return this.work.read(who.villageId, tx => listStandards(tx, query));
  }

  @Route(standardRoutes.standard, { summary: '公开的一份细则：每一条' })
  @May('points.rules.drafts.read')
  one(@Who() who: VillageActor, @Param('standardId') standardId: string): Promise<StandardView> {
    return this.work.read(who.villageId, tx => readStandard(tx, standardId));
  }

  @Route(standardRoutes.ownStandard, { summary: '本村公开了哪一版细则' })
  @May('points.rules.drafts.read')
  own(@Who() who: VillageActor): Promise<OwnStandard> {
    return this.work.read(who.villageId, tx => readOwnStandard(tx));
  }

  @Route(standardRoutes.publishStandard, {
    summary: '把现行细则公开给本县的村参考',
    refuses: ['POINTS.STANDARD_NOT_IN_FORCE', 'POINTS.STANDARD_NO_COUNTY', 'POINTS.RULE_SET_EMPTY', 'POINTS.RULE_FORBIDDEN'],
  })
  @May('points.standards.publish')
  publish(@Body() body: PublishStandardDto, @Call() call: CallFacts): Promise<OwnStandard> {
    return this.commands.run(call, tx => publishStandard(tx, call, body.ruleSetId));
  }

  @Route(standardRoutes.withdrawStandard, { summary: '不再公开本村的细则' })
  @May('points.standards.publish')
  withdraw(@Body() _body: EmptyDto, @Call() call: CallFacts): Promise<OwnStandard> {
    return this.commands.run(call, tx => withdrawStandard(tx, call));
  }
}
