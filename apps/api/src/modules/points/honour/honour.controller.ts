import { pointsBookRoutes, type HonourOptOut, type HonourRoll, type ParticipationView } from '@jishan/contracts';
import { Body, Controller, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { VillageActor } from '../../../platform/auth/actor';
import { May } from '../../../platform/auth/policy.decorator';
import { UnitOfWork } from '../../../platform/db/unit-of-work';
import type { Call as CallFacts } from '../../../platform/http/call';
import { Call, Who } from '../../../platform/http/params.decorator';
import { Route } from '../../../platform/http/route.decorator';
import { Commands } from '../../../platform/idempotency/commands';
import { HonourQueryDto, ParticipationQueryDto, SetHonourOptOutDto } from '../book.dto';
import { setHonourOptOut } from './honour-opt-out';
import { readHonourRoll, readParticipation } from './honour.queries';

@Controller()
@ApiTags('光荣榜和台账')
export class HonourController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly commands: Commands,
  ) {}

  @Route(pointsBookRoutes.honourRoll, { summary: '光荣榜：只有档次，没有名次' })
  @May('points.honour.read')
  roll(@Who() who: VillageActor, @Query() query: HonourQueryDto): Promise<HonourRoll> {
    return this.work.read(who.villageId, tx => readHonourRoll(tx, who, query));
  }

  @Route(pointsBookRoutes.setHonourOptOut, { summary: '自家上不上光荣榜：户主定，户主没有账号的由家里有账号的人定' })
  @May('points.honour.opt_out')
  optOut(@Who() who: VillageActor, @Body() body: SetHonourOptOutDto, @Call() call: CallFacts): Promise<HonourOptOut> {
    return this.commands.run(call, tx => setHonourOptOut(tx, call, who, body.optedOut));
  }

  @Route(pointsBookRoutes.participation, { summary: '各组参与情况' })
  @May('points.honour.read')
  participation(@Who() who: VillageActor, @Query() query: ParticipationQueryDto): Promise<ParticipationView> {
    return this.work.read(who.villageId, tx => readParticipation(tx, query.period));
  }
}
