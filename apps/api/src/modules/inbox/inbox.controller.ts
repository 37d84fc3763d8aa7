import { inboxRoutes, type InboxPage } from '@jishan/contracts';
import { Body, Controller, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { VillageActor } from '../../platform/auth/actor';
import { May } from '../../platform/auth/policy.decorator';
import { UnitOfWork } from '../../platform/db/unit-of-work';
import type { Call as CallFacts } from '../../platform/http/call';
import { PageDto } from '../../platform/http/fields';
import { Call, Who } from '../../platform/http/params.decorator';
import { Route } from '../../platform/http/route.decorator';
import { Commands } from '../../platform/idempotency/commands';
import { MarkReadDto } from './inbox.dto';
import { readInbox } from './inbox.queries';
import { markRead } from './mark-read';

@Controller()
@ApiTags('消息')
export class InboxController {
  constructor(
    private readonly commands: Commands,
    private readonly work: UnitOfWork,
  ) {}

  @Route(inboxRoutes.inbox, { summary: '我的消息' })
  @May('inbox.read')
  read(@Who() who: VillageActor, @Query() query: PageDto): Promise<InboxPage> {
    return this.work.read(who.villageId, tx => readInbox(tx, who.personId, query));
  }

  @Route(inboxRoutes.markInboxRead, { summary: '把消息标为已读' })
  @May('inbox.read')
  mark(@Who() who: VillageActor, @Body() body: MarkReadDto, @Call() call: CallFacts): Promise<{ unread: number }> {
    return this.commands.run(call, tx => markRead(tx, who.personId, body.upTo));
  }
}
