import { panelRoutes, RELATIVES_SEARCHES_PER_HOUR, type RelativesView } from '@jishan/contracts';
import { Body, Controller, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { VillageActor } from '../../../platform/auth/actor';
import { May } from '../../../platform/auth/policy.decorator';
import { UnitOfWork } from '../../../platform/db/unit-of-work';
import type { Call as CallFacts } from '../../../platform/http/call';
import { Call, Who } from '../../../platform/http/params.decorator';
import { Route } from '../../../platform/http/route.decorator';
import { Commands } from '../../../platform/idempotency/commands';
import { Limited } from '../../../platform/limits';
import { DeclareRelativeDto, RelativeSearchDto } from './panel.dto';
import { declareRelative, findRelatives, readRelatives } from './relatives';

const HOUR_SECONDS = 3_600;

/** 亲属回避: whose cases somebody does not judge. */
@Controller()
@ApiTags('积分评议')
export class RelativesController {
  constructor(
    private readonly commands: Commands,
    private readonly work: UnitOfWork,
  ) {}

  @Route(panelRoutes.relatives, { summary: '我申报的亲属户' })
  @May('points.relatives.declare')
  mine(@Who() who: VillageActor): Promise<RelativesView> {
    return this.work.read(who.villageId, tx => readRelatives(tx, who));
  }

  @Route(panelRoutes.findRelatives, { summary: '按姓名找亲属户；写全的姓名才显示全名', refuses: ['REQUEST.TOO_MANY'] })
  @May('points.relatives.declare')
  @Limited({ name: 'find-relatives', limit: RELATIVES_SEARCHES_PER_HOUR, ttlSeconds: HOUR_SECONDS, by: 'account' })
  find(@Who() who: VillageActor, @Query() query: RelativeSearchDto, @Call() call: CallFacts): Promise<RelativesView> {
    return this.work.run(who.villageId, tx => findRelatives(tx, call, who, query.name.trim()));
  }

  @Route(panelRoutes.declareRelative, {
    summary: '申报或取消一户亲属',
    refuses: ['POINTS.RELATIVE_OWN', 'POINTS.RELATIVE_BY_SPLIT', 'POINTS.RELATIVES_TOO_MANY'],
  })
  @May('points.relatives.declare')
  declare(@Who() who: VillageActor, @Body() body: DeclareRelativeDto, @Call() call: CallFacts): Promise<RelativesView> {
    return this.commands.run(call, tx => declareRelative(tx, call, who, body));
  }
}
