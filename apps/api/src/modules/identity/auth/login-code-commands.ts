import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/db/tx';
import { Problem } from '../../../platform/errors/problem';
import type { Call } from '../../../platform/http/call';
import { Commands } from '../../../platform/idempotency/commands';
import { WechatClient } from './wechat-client';
import type { WechatIdentity } from './wechat-identity';

export type Effect<A> = (tx: Tx) => Promise<A>;

/** Commands with which a login code of WeChat's comes. */
@Injectable()
export class LoginCodeCommands {
  constructor(
    private readonly commands: Commands,
    private readonly wechat: WechatClient,
  ) {}

  /**
   * WeChat is asked, and what is dear is made ready, before the transaction, which holds a connection. What is answered already asks nobody,
   * for a code is good once.
   */
  async run<A>(call: Call, code: string, prepare: (wechat: WechatIdentity) => Effect<A> | Promise<Effect<A>>): Promise<A> {
    const isAnswered = await this.commands.isAnswered(call);
    return this.commands.run<A>(call, isAnswered ? NEVER : await prepare(await this.wechat.identityOf(code)));
  }
}

/** What is answered stays answered: were it not, the wish is to be sent once more. */
const NEVER = async (): Promise<never> => {
  throw new Problem('IDEMPOTENCY.IN_PROGRESS');
};
