import { checklistsRoutes, type ChecklistQueuePage, type RequestView } from '@jishan/contracts';
import { Body, Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { VillageActor } from '../../../platform/auth/actor';
import { May } from '../../../platform/auth/policy.decorator';
import type { Tx } from '../../../platform/db/tx';
import { UnitOfWork } from '../../../platform/db/unit-of-work';
import type { Call as CallFacts } from '../../../platform/http/call';
import { Call, Who } from '../../../platform/http/params.decorator';
import { Route } from '../../../platform/http/route.decorator';
import { Commands } from '../../../platform/idempotency/commands';
import { AskApplicantDto, ChecklistQueueQueryDto, FinishStepDto, RefuseRequestDto } from '../checklists.dto';
import { RequestsQueries } from './requests.queries';
import { askApplicant, finishStep, refuseRequest } from './work-request';

/** What the responsible posts do in the workbench. */
@Controller()
@ApiTags('村民办件')
export class WorkController {
  constructor(
    private readonly commands: Commands,
    private readonly work: UnitOfWork,
    private readonly queries: RequestsQueries,
  ) {}

  @Route(checklistsRoutes.checklistQueue, { summary: '等着办的办件' })
  @May('checklists.queue.read')
  queue(@Who() who: VillageActor, @Query() query: ChecklistQueueQueryDto): Promise<ChecklistQueuePage> {
    return this.work.read(who.villageId, tx => this.queries.queue(tx, who, query));
  }

  @Route(checklistsRoutes.finishStep, {
    summary: '完成一步',
    refuses: [
      'CHECKLISTS.STEP_ALREADY_DONE',
      'CHECKLISTS.REQUEST_CLOSED',
      'CHECKLISTS.WAITING_FOR_APPLICANT',
      'CHECKLISTS.RESULT_TEXT_NEEDED',
      'CHECKLISTS.RESULT_PHOTO_NEEDED',
      'CHECKLISTS.PHOTO_UNKNOWN',
      'CHECKLISTS.OWN_HOUSEHOLD',
      'CHECKLISTS.NOT_YOUR_STEP',
    ],
  })
  @May('checklists.request.work')
  finish(
    @Who() who: VillageActor,
    @Param('requestId') requestId: string,
    @Body() body: FinishStepDto,
    @Call() call: CallFacts,
  ): Promise<RequestView> {
    return this.change(who, requestId, call, tx => finishStep(tx, call, who, requestId, body));
  }

  @Route(checklistsRoutes.askApplicant, {
    summary: '请村民补充',
    refuses: [
      'CHECKLISTS.STEP_ALREADY_DONE',
      'CHECKLISTS.REQUEST_CLOSED',
      'CHECKLISTS.WAITING_FOR_APPLICANT',
      'CHECKLISTS.OWN_HOUSEHOLD',
      'CHECKLISTS.NOT_YOUR_STEP',
    ],
  })
  @May('checklists.request.work')
  ask(
    @Who() who: VillageActor,
    @Param('requestId') requestId: string,
    @Body() body: AskApplicantDto,
    @Call() call: CallFacts,
  ): Promise<RequestView> {
    return this.change(who, requestId, call, tx => askApplicant(tx, call, who, requestId, body));
  }

  @Route(checklistsRoutes.refuseRequest, {
    summary: '说明原因，不予办理',
    refuses: ['CHECKLISTS.STEP_ALREADY_DONE', 'CHECKLISTS.REQUEST_CLOSED', 'CHECKLISTS.OWN_HOUSEHOLD', 'CHECKLISTS.NOT_YOUR_STEP'],
  })
  @May('checklists.request.work')
  refuse(
    @Who() who: VillageActor,
    @Param('requestId') requestId: string,
    @Body() body: RefuseRequestDto,
    @Call() call: CallFacts,
  ): Promise<RequestView> {
    return this.change(who, requestId, call, tx => refuseRequest(tx, call, who, requestId, body));
  }

  private change(who: VillageActor, requestId: string, call: CallFacts, effect: (tx: Tx) => Promise<void>): Promise<RequestView> {
    return this.commands.run(call, async tx => {
      await effect(tx);
      return this.queries.one(tx, who, requestId);
    });
  }
}
