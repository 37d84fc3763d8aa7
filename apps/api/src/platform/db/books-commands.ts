import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../config/config';
import type { Call } from '../http/call';
import { OutboxDispatcher } from '../outbox/outbox-dispatcher';
import { SetCommand } from './set-command';

/** What every item of a books' command says about its caller. */
export interface CallerItem {
  readonly villageId: string;
  readonly actorAccountId: string;
  readonly actorPersonId: string | null;
  readonly key: string;
  readonly requestHash: string;
  readonly requestId: string;
  readonly ip: string;
}

/** `part` tells the items of one request apart, so that each has a key of its own. */
export function callerItem(call: Call, part = ''): CallerItem {
  return {
    villageId: call.villageId,
    actorAccountId: call.accountId,
    actorPersonId: call.personId,
    key: part === '' ? call.idempotencyKey : `${call.idempotencyKey}#${part}`,
    requestHash: call.requestHash,
    requestId: call.requestId,
    ip: call.ip,
  };
}

/** Makes the set commands, wired to the pool and to the outbox's wake-up. */
@Injectable()
export class BooksCommands {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly outbox: OutboxDispatcher,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  command<I extends CallerItem, A>(functionName: string): SetCommand<I, A> {
    return new SetCommand<I, A>(this.dataSource, functionName, {
      named: this.config.namedStatements,
      afterCommit: () => this.outbox.wake(),
      sameRequest: item => `${item.villageId} ${item.actorAccountId} ${item.key}`,
    });
  }
}
