import { inboxTopics } from '@jishan/contracts';
import { Module, type OnModuleInit } from '@nestjs/common';
import { OutboxDispatcher } from '../../platform/outbox/outbox-dispatcher';
import { markDelivered, markDeliveredToNewcomer } from './mark-delivered';
import { NoticesController } from './notices.controller';
import { NoticesQueries } from './notices.queries';
import { ReceiptsController } from './receipts.controller';

@Module({ controllers: [NoticesController, ReceiptsController], providers: [NoticesQueries] })
export class NoticesModule implements OnModuleInit {
  constructor(private readonly outbox: OutboxDispatcher) {}

  onModuleInit(): void {
    this.outbox.on(inboxTopics.noticePublished, markDelivered);
    this.outbox.on(inboxTopics.claimApproved, markDeliveredToNewcomer);
  }
}
