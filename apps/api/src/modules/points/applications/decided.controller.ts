import { decidedRoutes, type DecidedApplication, type Page } from '@jishan/contracts';
import { Controller, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { VillageActor } from '../../../platform/auth/actor';
import { May } from '../../../platform/auth/policy.decorator';
import { UnitOfWork } from '../../../platform/db/unit-of-work';
import { Who } from '../../../platform/http/params.decorator';
import { Route } from '../../../platform/http/route.decorator';
import { DecidedQueryDto } from '../points.dto';
import { DecidedQueries } from './decided.queries';

/** What a reviewer looks back at, and may take back. */
@Controller()
@ApiTags('积分审核')
export class DecidedController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly queries: DecidedQueries,
  ) {}

  @Route(decidedRoutes.decidedApplications, { summary: '审过的申请' })
  @May('points.application.decide')
  decided(@Who() who: VillageActor, @Query() query: DecidedQueryDto): Promise<Page<DecidedApplication>> {
    return this.work.read(who.villageId, tx => this.queries.page(tx, who, query));
  }
}
