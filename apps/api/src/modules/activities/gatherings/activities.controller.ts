import { activitiesRoutes, type ActivityListItem, type ActivityView, type Page, type SignUpResult } from '@jishan/contracts';
import { Body, Controller, Headers, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { VillageActor } from '../../../platform/auth/actor';
import { May } from '../../../platform/auth/policy.decorator';
import { UnitOfWork } from '../../../platform/db/unit-of-work';
import type { Call as CallFacts } from '../../../platform/http/call';
import { Call, Who } from '../../../platform/http/params.decorator';
import { Route } from '../../../platform/http/route.decorator';
import { Commands } from '../../../platform/idempotency/commands';
import {
  ActivitiesQueryDto,
  AddActivityPhotosDto,
  CancelActivityDto,
  ChangeActivityDto,
  ForMemberDto,
  PublishActivityDto,
} from '../activities.dto';
import { ActivitiesQueries } from './activities.queries';
import { cancelActivity } from './cancel-activity';
import { changeActivity } from './change-activity';
import { addPhotos, publishActivity } from './publish-activity';
import { signUp, withdrawSignUp } from './sign-up';

@Controller()
@ApiTags('活动')
export class ActivitiesController {
  constructor(
    private readonly commands: Commands,
    private readonly work: UnitOfWork,
    private readonly queries: ActivitiesQueries,
  ) {}

  @Route(activitiesRoutes.activities, { summary: '活动列表' })
  @May('activities.read')
  list(@Who() who: VillageActor, @Query() query: ActivitiesQueryDto): Promise<Page<ActivityListItem>> {
    return this.work.read(who.villageId, tx => this.queries.list(tx, who, query));
  }

  @Route(activitiesRoutes.activity, { summary: '一个活动' })
  @May('activities.read')
  one(@Who() who: VillageActor, @Param('activityId') activityId: string): Promise<ActivityView> {
    return this.work.read(who.villageId, tx => this.queries.one(tx, who, activityId));
  }

  @Route(activitiesRoutes.publishActivity, {
    summary: '发布活动',
    refuses: [
      'ACTIVITIES.TIMES_WRONG',
      'ACTIVITIES.AUDIENCE_NEEDED',
      'ACTIVITIES.GROUP_UNKNOWN',
      'ACTIVITIES.RULE_NOT_FOR_ACTIVITIES',
      'ACTIVITIES.PHOTO_UNKNOWN',
      'ACTIVITIES.ID_TAKEN',
      'POINTS.RULE_FORBIDDEN',
      'POINTS.RULE_NOT_IN_FORCE',
      'POINTS.RANGE',
    ],
  })
  @May('activities.publish')
  publish(@Who() who: VillageActor, @Body() body: PublishActivityDto, @Call() call: CallFacts): Promise<ActivityView> {
    return this.commands.run(call, async tx => {
      await publishActivity(tx, call, who, body);
      return this.queries.one(tx, who, body.id);
    });
  }

  @Route(activitiesRoutes.changeActivity, {
    summary: '改活动的时间、地点和人数（开始以前）',
    refuses: [
      'ACTIVITIES.CANCELLED',
      'ACTIVITIES.STARTED',
      'ACTIVITIES.NOT_YOURS_TO_CANCEL',
      'ACTIVITIES.TIMES_WRONG',
      'ACTIVITIES.CAPACITY_TAKEN',
      'ACTIVITIES.NOTHING_CHANGED',
      'VERSION.REQUIRED',
      'VERSION.STALE',
    ],
  })
  @May('activities.publish')
  change(
    @Who() who: VillageActor,
    @Param('activityId') activityId: string,
    @Body() body: ChangeActivityDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Call() call: CallFacts,
  ): Promise<ActivityView> {
    return this.commands.run(call, async tx => {
      await changeActivity(tx, call, who, activityId, ifMatch, body);
      return this.queries.one(tx, who, activityId);
    });
  }

  @Route(activitiesRoutes.cancelActivity, {
    summary: '取消活动',
    refuses: ['ACTIVITIES.CANCELLED', 'ACTIVITIES.ALREADY_SETTLED', 'ACTIVITIES.NOT_YOURS_TO_CANCEL'],
  })
  @May('activities.publish')
  cancel(
    @Who() who: VillageActor,
    @Param('activityId') activityId: string,
    @Body() body: CancelActivityDto,
    @Call() call: CallFacts,
  ): Promise<ActivityView> {
    return this.commands.run(call, async tx => {
      await cancelActivity(tx, call, who, activityId, body.reason);
      return this.queries.one(tx, who, activityId);
    });
  }

  @Route(activitiesRoutes.addActivityPhotos, {
    summary: '添加活动照片',
    refuses: ['ACTIVITIES.CANCELLED', 'ACTIVITIES.NOT_STARTED', 'ACTIVITIES.PHOTO_UNKNOWN', 'ACTIVITIES.PHOTOS_TOO_MANY'],
  })
  @May('activities.publish')
  photos(
    @Who() who: VillageActor,
    @Param('activityId') activityId: string,
    @Body() body: AddActivityPhotosDto,
    @Call() call: CallFacts,
  ): Promise<ActivityView> {
    return this.commands.run(call, async tx => {
      await addPhotos(tx, call, who, activityId, body.photoIds);
      return this.queries.one(tx, who, activityId);
    });
  }

  @Route(activitiesRoutes.signUp, {
    summary: '报名（自己、家人或代办的人）',
    refuses: [
      'ACTIVITIES.CANCELLED',
      'ACTIVITIES.ENDED',
      'ACTIVITIES.SIGN_UP_CLOSED',
      'ACTIVITIES.MEMBER_NOT_ALLOWED',
      'ACTIVITIES.NOT_MEANT_FOR',
    ],
  })
  @May('activities.sign_up')
  signUp(
    @Who() who: VillageActor,
    @Param('activityId') activityId: string,
    @Body() body: ForMemberDto,
    @Call() call: CallFacts,
  ): Promise<SignUpResult> {
    return this.commands.run(call, tx => signUp(tx, call, who, activityId, body.memberId));
  }

  @Route(activitiesRoutes.withdrawSignUp, {
    summary: '退出报名',
    refuses: ['ACTIVITIES.CANCELLED', 'ACTIVITIES.SIGN_UP_CLOSED', 'ACTIVITIES.MEMBER_NOT_ALLOWED', 'ACTIVITIES.NOT_MEANT_FOR'],
  })
  @May('activities.sign_up')
  withdraw(
    @Who() who: VillageActor,
    @Param('activityId') activityId: string,
    @Body() body: ForMemberDto,
    @Call() call: CallFacts,
  ): Promise<SignUpResult> {
    return this.commands.run(call, tx => withdrawSignUp(tx, call, who, activityId, body.memberId));
  }
}
