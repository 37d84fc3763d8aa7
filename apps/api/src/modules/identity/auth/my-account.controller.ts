import { identityRoutes, type SecondFactorStart } from '@jishan/contracts';
import { Body, Controller, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { AccountActor } from '../../../platform/auth/actor';
import { SignedIn, SignedInToChangePassword } from '../../../platform/auth/policy.decorator';
import { CONFIG, type Config } from '../../../platform/config/config';
import { UnitOfWork } from '../../../platform/db/unit-of-work';
import type { Call as CallFacts } from '../../../platform/http/call';
import { Call, WhichAccount } from '../../../platform/http/params.decorator';
import { Route } from '../../../platform/http/route.decorator';
import { Commands } from '../../../platform/idempotency/commands';
import { Limited } from '../../../platform/limits';
import { ChangePasswordDto, ConfirmSecondFactorDto, StartSecondFactorDto } from './auth.dto';
import { CHANGE_PASSWORD_LIMIT, changePassword } from './change-password';
import { refuseDemo } from './demo-accounts';
import { SecondFactors } from './second-factor';

const QUARTER_HOUR_SECONDS = 900;

/** What an account does to its own ways of logging in. */
@Controller()
@ApiTags('登录')
export class MyAccountController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly commands: Commands,
    private readonly secondFactors: SecondFactors,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Route(identityRoutes.changePassword, {
    summary: '修改密码：其他设备要重新登录',
    refuses: ['AUTH.NO_PASSWORD', 'AUTH.PASSWORD_WRONG', 'AUTH.PASSWORD_WEAK', 'AUTH.DEMO_ACCOUNT'],
  })
  @SignedInToChangePassword()
  @Limited(CHANGE_PASSWORD_LIMIT)
  changePassword(@Body() body: ChangePasswordDto, @WhichAccount() who: AccountActor, @Call() call: CallFacts): Promise<{ done: true }> {
    return this.commands.run(call, async tx => {
      await refuseDemo(tx, this.config, who);
      return changePassword(tx, call, who, body);
    });
  }

  @Route(identityRoutes.startSecondFactor, {
    summary: '开始绑定动态口令：密钥只给这一次',
    refuses: ['AUTH.NO_PASSWORD', 'AUTH.PASSWORD_WRONG', 'AUTH.WECHAT_LOGIN_NEEDED', 'AUTH.SECOND_FACTOR_EXISTS', 'AUTH.DEMO_ACCOUNT'],
  })
  @SignedIn()
  @Limited(CHANGE_PASSWORD_LIMIT)
  startSecondFactor(@Body() body: StartSecondFactorDto, @WhichAccount() who: AccountActor): Promise<SecondFactorStart> {
    return this.work.runGlobal(async tx => {
      await refuseDemo(tx, this.config, who);
      return this.secondFactors.start(tx, who, body.currentPassword);
    });
  }

  @Route(identityRoutes.confirmSecondFactor, {
    summary: '填写动态口令，完成绑定：其他设备要重新登录',
    refuses: ['AUTH.SECOND_FACTOR_NOT_STARTED', 'AUTH.WECHAT_LOGIN_NEEDED', 'AUTH.SECOND_FACTOR_EXISTS', 'AUTH.SECOND_FACTOR_WRONG'],
  })
  @SignedIn()
  @Limited({ name: 'second-factor', limit: 30, ttlSeconds: QUARTER_HOUR_SECONDS, by: 'account' })
  confirmSecondFactor(
    @Body() body: ConfirmSecondFactorDto,
    @WhichAccount() who: AccountActor,
    @Call() call: CallFacts,
  ): Promise<{ done: true }> {
    return this.secondFactors.guess(who.accountId, () =>
      this.commands.run(call, tx => this.secondFactors.confirm(tx, call, who, body.code)),
    );
  }
}
