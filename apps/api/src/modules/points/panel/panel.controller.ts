import { panelRoutes, type Page, type PanelItem, type PanelRecord, type WaitingCount } from '@jishan/contracts';
import { Body, Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { VillageActor } from '../../../platform/auth/actor';
import { May } from '../../../platform/auth/policy.decorator';
import { UnitOfWork } from '../../../platform/db/unit-of-work';
import type { Call as CallFacts } from '../../../platform/http/call';
import { Call, Who } from '../../../platform/http/params.decorator';
import { Route } from '../../../platform/http/route.decorator';
import { Commands } from '../../../platform/idempotency/commands';
import { castVote } from './cast-vote';
import { CastVoteDto, PanelQueryDto } from './panel.dto';
import { PanelQueries } from './panel.queries';

/** What somebody who was drawn does. */
@Controller()
@ApiTags('积分评议')
export class PanelController {
  constructor(
    private readonly commands: Commands,
    private readonly work: UnitOfWork,
    private readonly queries: PanelQueries,
  ) {}

  @Route(panelRoutes.panelQueue, { summary: '抽中我评议的申请' })
  @May('points.panel.vote')
  queue(@Who() who: VillageActor, @Query() query: PanelQueryDto): Promise<Page<PanelItem>> {
    return this.work.read(who.villageId, tx => this.queries.queue(tx, who, query));
  }

  @Route(panelRoutes.panelCount, { summary: '抽中我评议的申请有多少件' })
  @May('points.panel.vote')
  count(@Who() who: VillageActor): Promise<WaitingCount> {
    return this.work.read(who.villageId, tx => this.queries.count(tx, who));
  }

  @Route(panelRoutes.castVote, {
    summary: '独立评议一件申请，或复核一件异议',
    refuses: ['POINTS.VOTE_CAST', 'POINTS.PANEL_CLOSED', 'POINTS.REASON_NEEDED', 'POINTS.RANGE'],
  })
  @May('points.panel.vote')
  vote(
    @Who() who: VillageActor,
    @Param('applicationId') applicationId: string,
    @Body() body: CastVoteDto,
    @Call() call: CallFacts,
  ): Promise<PanelItem> {
    return this.commands.run(call, async tx => {
      await castVote(tx, call, who, applicationId, body);
      return this.queries.one(tx, who, applicationId);
    });
  }

  @Route(panelRoutes.panelRecord, { summary: '抽取和评议的记录，可以照着重抽一遍' })
  @May('points.panel.audit')
  record(@Who() who: VillageActor, @Param('applicationId') applicationId: string): Promise<PanelRecord> {
    return this.work.read(who.villageId, tx => this.queries.record(tx, who, applicationId));
  }
}
