import { noticesRoutes, type MyNoticeReceipt, type NoticeListItem, type NoticeView, type Page } from '@jishan/contracts';
import { Body, Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { VillageActor } from '../../platform/auth/actor';
import { May } from '../../platform/auth/policy.decorator';
import { UnitOfWork } from '../../platform/db/unit-of-work';
import type { Call as CallFacts } from '../../platform/http/call';
import { EmptyDto } from '../../platform/http/fields';
import { Call, Who } from '../../platform/http/params.decorator';
import { Route } from '../../platform/http/route.decorator';
import { Commands } from '../../platform/idempotency/commands';
import { NoticesQueryDto, PublishNoticeDto, WithdrawNoticeDto } from './notices.dto';
import { NoticesQueries } from './notices.queries';
import { publishNotice } from './publish-notice';
import { acknowledgeNotice, openNotice } from './receipts';
import { withdrawNotice } from './withdraw-notice';

@Controller()
@ApiTags('通知')
export class NoticesController {
  constructor(
    private readonly commands: Commands,
    private readonly work: UnitOfWork,
    private readonly queries: NoticesQueries,
  ) {}

  @Route(noticesRoutes.notices, { summary: '通知列表' })
  @May('notices.read')
  list(@Who() who: VillageActor, @Query() query: NoticesQueryDto): Promise<Page<NoticeListItem>> {
    return this.work.read(who.villageId, tx => this.queries.list(tx, who, query));
  }

  @Route(noticesRoutes.notice, { summary: '一条通知' })
  @May('notices.read')
  read(@Who() who: VillageActor, @Param('noticeId') noticeId: string): Promise<NoticeView> {
    return this.work.read(who.villageId, tx => this.queries.read(tx, who, noticeId));
  }

  @Route(noticesRoutes.publishNotice, {
    summary: '发布通知',
    refuses: [
      'NOTICES.AUDIENCE_NEEDED',
      'NOTICES.AUDIENCE_EMPTY',
      'NOTICES.GROUP_UNKNOWN',
      'NOTICES.DEADLINE_NEEDED',
      'NOTICES.DEADLINE_WRONG',
      'NOTICES.PHOTO_UNKNOWN',
      'NOTICES.VOICE_UNKNOWN',
      'NOTICES.VOICE_USED',
      'NOTICES.ID_TAKEN',
    ],
  })
  @May('notices.publish')
  publish(@Who() who: VillageActor, @Body() body: PublishNoticeDto, @Call() call: CallFacts): Promise<NoticeView> {
    return this.commands.run(call, async tx => {
      await publishNotice(tx, call, who, body);
      return this.queries.read(tx, who, body.id);
    });
  }

  @Route(noticesRoutes.withdrawNotice, { summary: '撤回通知', refuses: ['NOTICES.ALREADY_WITHDRAWN', 'NOTICES.NOT_YOURS_TO_WITHDRAW'] })
  @May('notices.publish')
  withdraw(
    @Who() who: VillageActor,
    @Param('noticeId') noticeId: string,
    @Body() body: WithdrawNoticeDto,
    @Call() call: CallFacts,
  ): Promise<NoticeView> {
    return this.commands.run(call, async tx => {
      await withdrawNotice(tx, call, who, noticeId, body.reason);
      return this.queries.read(tx, who, noticeId);
    });
  }

  @Route(noticesRoutes.openNotice, { summary: '打开了通知' })
  @May('notices.read')
  open(@Who() who: VillageActor, @Param('noticeId') noticeId: string, @Body() _body: EmptyDto): Promise<MyNoticeReceipt> {
    return this.work.run(who.villageId, tx => openNotice(tx, who, noticeId));
  }

  @Route(noticesRoutes.acknowledgeNotice, {
    summary: '确认收到通知',
    refuses: ['NOTICES.NOT_ADDRESSED', 'NOTICES.NOTHING_TO_ACKNOWLEDGE', 'NOTICES.ALREADY_WITHDRAWN'],
  })
  @May('notices.read')
  acknowledge(
    @Who() who: VillageActor,
    @Param('noticeId') noticeId: string,
    @Body() _body: EmptyDto,
    @Call() call: CallFacts,
  ): Promise<MyNoticeReceipt> {
    return this.commands.run(call, tx => acknowledgeNotice(tx, call, who, noticeId));
  }
}
