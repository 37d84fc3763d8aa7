import { pointsRoutes, type ApplicationView, type Page } from '@jishan/contracts';
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
import { ApplicationsQueryDto, SubmitApplicationDto, SupplementApplicationDto } from '../points.dto';
import { ApplicationsQueries } from './applications.queries';
import { supplementApplication, withdrawApplication } from './change-application';
import { submitApplication } from './submit-application';

/** What a household does with its applications. */
@Controller()
@ApiTags('积分申请')
export class ApplicationsController {
  constructor(
    private readonly commands: Commands,
    private readonly work: UnitOfWork,
    private readonly queries: ApplicationsQueries,
  ) {}

  @Route(pointsRoutes.submitApplication, {
    summary: '提交积分申请',
    refuses: [
      'POINTS.RULE_NOT_IN_FORCE',
      'POINTS.RULE_NOT_VALID_TODAY',
      'POINTS.RULE_NOT_FOR_VILLAGERS',
      'POINTS.PHOTOS_NEEDED',
      'POINTS.PHOTOS_TOO_MANY',
      'POINTS.PHOTO_UNKNOWN',
      'POINTS.PHOTO_USED',
      'POINTS.VOICE_UNKNOWN',
      'POINTS.VOICE_USED',
      'POINTS.TEXT_NEEDED',
      'POINTS.MEMBER_NOT_ALLOWED',
      'POINTS.APPLICATION_ID_TAKEN',
    ],
  })
  @May('points.application.submit')
  submit(@Who() who: VillageActor, @Body() body: SubmitApplicationDto, @Call() call: CallFacts): Promise<ApplicationView> {
    return this.commands.run(call, async tx => {
      await submitApplication(tx, call, who, body);
      return this.queries.one(tx, who, body.id);
    });
  }

  @Route(pointsRoutes.myApplications, { summary: '我家的申请' })
  @May('points.application.read.own')
  mine(@Who() who: VillageActor, @Query() query: ApplicationsQueryDto): Promise<Page<ApplicationView>> {
    return this.work.read(who.villageId, tx => this.queries.mine(tx, who, query));
  }

  @Route(pointsRoutes.application, { summary: '一条申请' })
  @May('village.read')
  one(@Who() who: VillageActor, @Param('applicationId') applicationId: string): Promise<ApplicationView> {
    return this.work.read(who.villageId, tx => this.queries.one(tx, who, applicationId));
  }

  @Route(pointsRoutes.withdrawApplication, { summary: '撤回申请', refuses: ['POINTS.APPLICATION_ALREADY_DECIDED'] })
  @May('points.application.withdraw')
  withdraw(
    @Who() who: VillageActor,
    @Param('applicationId') applicationId: string,
    @Body() _body: EmptyDto,
    @Call() call: CallFacts,
  ): Promise<ApplicationView> {
    return this.commands.run(call, async tx => {
      await withdrawApplication(tx, call, who, applicationId);
      return this.queries.one(tx, who, applicationId);
    });
  }

  @Route(pointsRoutes.supplementApplication, {
    summary: '补充后重新提交',
    refuses: [
      'POINTS.APPLICATION_NOT_RETURNED',
      'POINTS.PHOTOS_NEEDED',
      'POINTS.PHOTOS_TOO_MANY',
      'POINTS.PHOTO_UNKNOWN',
      'POINTS.PHOTO_USED',
      'POINTS.VOICE_UNKNOWN',
      'POINTS.VOICE_USED',
      'POINTS.TEXT_NEEDED',
    ],
  })
  @May('points.application.supplement')
  supplement(
    @Who() who: VillageActor,
    @Param('applicationId') applicationId: string,
    @Body() body: SupplementApplicationDto,
    @Call() call: CallFacts,
  ): Promise<ApplicationView> {
    return this.commands.run(call, async tx => {
      await supplementApplication(tx, call, who, applicationId, body);
      return this.queries.one(tx, who, applicationId);
    });
  }
}
