import { recordedRoutes, type ApplicationView, type Page } from '@jishan/contracts';
import { Body, Controller, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { VillageActor } from '../../../platform/auth/actor';
import { May } from '../../../platform/auth/policy.decorator';
import { UnitOfWork } from '../../../platform/db/unit-of-work';
import type { Call as CallFacts } from '../../../platform/http/call';
import { Call, Who } from '../../../platform/http/params.decorator';
import { Route } from '../../../platform/http/route.decorator';
import { Commands } from '../../../platform/idempotency/commands';
import { RecordDeedDto, RecordedDeedsQueryDto } from '../points.dto';
import { ApplicationsQueries } from './applications.queries';
import { recordDeed } from './record-deed';

/** What cadres write down, under rules that cadres start. */
@Controller()
@ApiTags('积分申请')
export class RecordedController {
  constructor(
    private readonly commands: Commands,
    private readonly work: UnitOfWork,
    private readonly queries: ApplicationsQueries,
  ) {}

  @Route(recordedRoutes.recordDeed, {
    summary: '村干部记分（由别人审核）',
    refuses: [
      'POINTS.RULE_NOT_IN_FORCE',
      'POINTS.RULE_NOT_VALID_TODAY',
      'POINTS.RULE_NOT_FOR_CADRES',
      'POINTS.PHOTOS_NEEDED',
      'POINTS.PHOTOS_TOO_MANY',
      'POINTS.PHOTO_UNKNOWN',
      'POINTS.PHOTO_USED',
      'POINTS.VOICE_UNKNOWN',
      'POINTS.VOICE_USED',
      'POINTS.TEXT_NEEDED',
      'POINTS.RECORD_OWN',
      'POINTS.MEMBER_UNKNOWN',
      'POINTS.APPLICATION_ID_TAKEN',
    ],
  })
  @May('points.deed.record')
  record(@Who() who: VillageActor, @Body() body: RecordDeedDto, @Call() call: CallFacts): Promise<ApplicationView> {
    return this.commands.run(call, async tx => {
      await recordDeed(tx, call, who, body);
      return this.queries.one(tx, who, body.id);
    });
  }

  @Route(recordedRoutes.recordedDeeds, { summary: '我记的分' })
  @May('points.deed.record')
  mine(@Who() who: VillageActor, @Query() query: RecordedDeedsQueryDto): Promise<Page<ApplicationView>> {
    return this.work.read(who.villageId, tx => this.queries.recorded(tx, who, query));
  }
}
