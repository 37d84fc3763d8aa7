import { checklistsRoutes, type Page, type RequestListItem, type RequestView } from '@jishan/contracts';
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
import { AnswerAskDto, MyRequestsQueryDto, RateRequestDto, StartRequestDto } from '../checklists.dto';
import { answerAsk, rateRequest, withdrawRequest } from './applicant-moves';
import { RequestsQueries } from './requests.queries';
import { startRequest } from './start-request';

/** What a household does with its 办件. */
@Controller()
@ApiTags('办件')
export class RequestsController {
  constructor(
    private readonly commands: Commands,
    private readonly work: UnitOfWork,
    private readonly queries: RequestsQueries,
  ) {}

  @Route(checklistsRoutes.startRequest, {
    summary: '提交办件',
    refuses: [
      'CHECKLISTS.ITEM_RETIRED',
      'CHECKLISTS.NOT_EXECUTABLE',
      'CHECKLISTS.CERTIFICATE_FORBIDDEN',
      'CHECKLISTS.MEMBER_NOT_ALLOWED',
      'CHECKLISTS.PHOTO_UNKNOWN',
      'CHECKLISTS.REQUEST_ID_TAKEN',
      'CHECKLISTS.TOO_MANY_OPEN',
    ],
  })
  @May('checklists.request.start')
  start(@Who() who: VillageActor, @Body() body: StartRequestDto, @Call() call: CallFacts): Promise<RequestView> {
    return this.commands.run(call, async tx => {
      await startRequest(tx, call, who, body);
      return this.queries.one(tx, who, body.id);
    });
  }

  @Route(checklistsRoutes.myRequests, { summary: '我家的办件' })
  @May('checklists.request.read.own')
  mine(@Who() who: VillageActor, @Query() query: MyRequestsQueryDto): Promise<Page<RequestListItem>> {
    return this.work.read(who.villageId, tx => this.queries.mine(tx, who, query));
  }

  @Route(checklistsRoutes.serviceRequest, { summary: '一个办件的进度与结果' })
  @May('checklists.request.read')
  one(@Who() who: VillageActor, @Param('requestId') requestId: string): Promise<RequestView> {
    return this.work.read(who.villageId, tx => this.queries.one(tx, who, requestId));
  }

  @Route(checklistsRoutes.answerAsk, {
    summary: '补充材料',
    refuses: ['CHECKLISTS.NOT_WAITING', 'CHECKLISTS.REQUEST_CLOSED', 'CHECKLISTS.PHOTO_UNKNOWN'],
  })
  @May('checklists.request.start')
  answer(
    @Who() who: VillageActor,
    @Param('requestId') requestId: string,
    @Body() body: AnswerAskDto,
    @Call() call: CallFacts,
  ): Promise<RequestView> {
    return this.commands.run(call, async tx => {
      await answerAsk(tx, call, who, requestId, body);
      return this.queries.one(tx, who, requestId);
    });
  }

  @Route(checklistsRoutes.withdrawRequest, { summary: '撤回办件', refuses: ['CHECKLISTS.REQUEST_CLOSED'] })
  @May('checklists.request.start')
  withdraw(
    @Who() who: VillageActor,
    @Param('requestId') requestId: string,
    @Body() _body: EmptyDto,
    @Call() call: CallFacts,
  ): Promise<RequestView> {
    return this.commands.run(call, async tx => {
      await withdrawRequest(tx, call, who, requestId);
      return this.queries.one(tx, who, requestId);
    });
  }

  @Route(checklistsRoutes.rateRequest, {
    summary: '评价办件',
    refuses: ['CHECKLISTS.NOT_FINISHED', 'CHECKLISTS.ALREADY_RATED', 'CHECKLISTS.OWN_WORK'],
  })
  @May('checklists.request.start')
  rate(
    @Who() who: VillageActor,
    @Param('requestId') requestId: string,
    @Body() body: RateRequestDto,
    @Call() call: CallFacts,
  ): Promise<RequestView> {
    return this.commands.run(call, async tx => {
      await rateRequest(tx, call, who, requestId, body);
      return this.queries.one(tx, who, requestId);
    });
  }
}
