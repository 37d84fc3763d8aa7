import { Module, type OnModuleInit } from '@nestjs/common';
import { OutboxDispatcher } from '../../platform/outbox/outbox-dispatcher';
import { deliver } from './deliver';
import { InboxController } from './inbox.controller';
import { reactions } from './inbox.reactions';

@Module({ controllers: [InboxController] })
export class InboxModule implements OnModuleInit {
  constructor(private readonly outbox: OutboxDispatcher) {}

  onModuleInit(): void {
    for (const [topic, reaction] of Object.entries(reactions)) this.outbox.on(topic, (tx, event) => deliver(tx, event, reaction));
  }
}
