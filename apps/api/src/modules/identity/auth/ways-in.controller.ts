import { identityRoutes } from '@jishan/contracts';
import { Body, Controller, Inject, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { AccountActor } from '../../../platform/auth/actor';
import { SignedIn } from '../../../platform/auth/policy.decorator';
import { CONFIG, type Config } from '../../../platform/config/config';
import type { Call as CallFacts } from '../../../platform/http/call';
import { Call, WhichAccount } from '../../../platform/http/params.decorator';
import { Route } from '../../../platform/http/route.decorator';
import { Commands } from '../../../platform/idempotency/commands';
import { callerAddress, Limited } from '../../../platform/limits';
import { BindWechatDto, SetFirstPasswordDto, UnbindWechatDto } from './auth.dto';
import { bindWechat, unbindWechat } from './bind-wechat';
import { CHANGE_PASSWORD_LIMIT } from './change-password';
import { refuseDemo } from './demo-accounts';
import { KnownPlaces } from './known-places';
import { LoginCodeCommands } from './login-code-commands';
import { setFirstPassword } from './set-first-password';

/** A second way in beside the first: a password for who came by WeChat, a WeChat for who came by password (decision 0070). */
@Controller()
@ApiTags('登录')
export class WaysInController {
  constructor(
    private readonly commands: Commands,
    private readonly withCode: LoginCodeCommands,
    private readonly places: KnownPlaces,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Route(identityRoutes.setFirstPassword, {
    summary: '微信登录的账号第一次设密码：其他设备要重新登录',
    refuses: [
      'AUTH.WECHAT_CODE_INVALID',
      'AUTH.WECHAT_UNAVAILABLE',
      'AUTH.WECHAT_NOT_YOURS',
      'AUTH.PASSWORD_EXISTS',
      'AUTH.USERNAME_TAKEN',
      'AUTH.PASSWORD_WEAK',
    ],
  })
  @SignedIn()
  @Limited(CHANGE_PASSWORD_LIMIT)
  async setFirstPassword(
    @Body() body: SetFirstPasswordDto,
    @WhichAccount() who: AccountActor,
    @Call() call: CallFacts,
    @Req() request: FastifyRequest,
  ): Promise<{ done: true }> {
    const done = await this.withCode.run(call, body.code, wechat => setFirstPassword(call, who, body, wechat));
    await this.places.remember(body.username, callerAddress(request));
    return done;
  }

  @Route(identityRoutes.bindWechat, {
    summary: '给有密码的账号绑定这个微信',
    refuses: [
      'AUTH.WECHAT_CODE_INVALID',
      'AUTH.WECHAT_UNAVAILABLE',
      'AUTH.NO_PASSWORD',
      'AUTH.PASSWORD_WRONG',
      'AUTH.SECOND_FACTOR_NEEDED',
      'AUTH.WECHAT_OF_ANOTHER',
      'AUTH.WECHAT_BOUND',
      'AUTH.DEMO_ACCOUNT',
    ],
  })
  @SignedIn()
  @Limited(CHANGE_PASSWORD_LIMIT)
  bindWechat(@Body() body: BindWechatDto, @WhichAccount() who: AccountActor, @Call() call: CallFacts): Promise<{ done: true }> {
    return this.withCode.run(call, body.code, wechat => async tx => {
      await refuseDemo(tx, this.config, who);
      return bindWechat(tx, call, who, body, wechat);
    });
  }

  @Route(identityRoutes.unbindWechat, {
    summary: '解绑微信：以后用密码登录',
    refuses: ['AUTH.NO_PASSWORD', 'AUTH.PASSWORD_WRONG', 'AUTH.WECHAT_LOGIN_NEEDED', 'AUTH.DEMO_ACCOUNT'],
  })
  @SignedIn()
  @Limited(CHANGE_PASSWORD_LIMIT)
  unbindWechat(@Body() body: UnbindWechatDto, @WhichAccount() who: AccountActor, @Call() call: CallFacts): Promise<{ done: true }> {
    return this.commands.run(call, async tx => {
      await refuseDemo(tx, this.config, who);
      return unbindWechat(tx, call, who, body, this.config.wechat.appid);
    });
  }
}
