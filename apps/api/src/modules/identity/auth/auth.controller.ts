import { identityRoutes, type AppInfo, type ClientKind, type Me, type SessionTokens } from '@jishan/contracts';
import { Body, Controller, Inject, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AccountActor } from '../../../platform/auth/actor';
import { Public, SignedInToChangePassword } from '../../../platform/auth/policy.decorator';
import { CONFIG, type Config } from '../../../platform/config/config';
import { UnitOfWork } from '../../../platform/db/unit-of-work';
import { Problem } from '../../../platform/errors/problem';
import { EmptyDto } from '../../../platform/http/fields';
import { callerAddress, Limited } from '../../../platform/limits';
import { WhichAccount } from '../../../platform/http/params.decorator';
import { Route } from '../../../platform/http/route.decorator';
import { readMe } from '../people/me.queries';
import { appInfo } from './app-info';
import { REFRESH_TOKEN_MAX_CHARS, PasswordLoginDto, RefreshSessionDto, WechatLoginDto } from './auth.dto';
import { LogIn } from './log-in';
import { Sessions, type OpenedSession } from './sessions';

const REFRESH_COOKIE = 'jishan_refresh';
const REFRESH_COOKIE_SECONDS = 30 * 86_400;

@Controller()
@ApiTags('登录')
export class AuthController {
  constructor(
    private readonly logIn: LogIn,
    private readonly sessions: Sessions,
    private readonly work: UnitOfWork,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Route(identityRoutes.appInfo, { summary: '应用信息：版本、是否演示' })
  @Public()
  info(): AppInfo {
    return appInfo(this.config);
  }

  @Route(identityRoutes.wechatLogin, { summary: '微信登录', refuses: ['AUTH.WECHAT_CODE_INVALID', 'AUTH.WECHAT_UNAVAILABLE'] })
  @Public()
  @Limited({ name: 'wechat-login', limit: 300, ttlSeconds: 60, by: 'ip' })
  async wechatLogin(@Body() body: WechatLoginDto, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionTokens> {
    return this.handOver(await this.logIn.byWechat(body.code, body.client), body.client, reply);
  }

  @Route(identityRoutes.passwordLogin, {
    summary: '用户名密码登录（电脑端）',
    refuses: ['AUTH.BAD_CREDENTIALS', 'AUTH.SECOND_FACTOR_REQUIRED', 'AUTH.SECOND_FACTOR_WRONG'],
  })
  @Public()
  // Of all calls, for the work that each of them makes; guesses are counted where they are looked at.
  @Limited({ name: 'password-login', limit: 120, ttlSeconds: 60, by: 'ip' })
  async passwordLogin(
    @Body() body: PasswordLoginDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionTokens> {
    return this.handOver(await this.logIn.byPassword(body, callerAddress(request)), body.client, reply);
  }

  @Route(identityRoutes.refreshSession, { summary: '换取新的访问凭证', refuses: ['AUTH.REFRESH_INVALID'] })
  @Public()
  @Limited({ name: 'refresh', limit: 600, ttlSeconds: 60, by: 'ip' })
  async refresh(
    @Body() body: RefreshSessionDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionTokens> {
    const token = body.client === 'h5' ? request.cookies[REFRESH_COOKIE] : body.refreshToken;
    if (!token || token.length > REFRESH_TOKEN_MAX_CHARS) throw new Problem('AUTH.REFRESH_INVALID');
    return this.handOver(await this.logIn.byRefresh(token, body.client), body.client, reply);
  }

  @Route(identityRoutes.logout, { summary: '退出登录' })
  @SignedInToChangePassword()
  async logout(
    @Body() _body: EmptyDto,
    @WhichAccount() who: AccountActor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ done: true }> {
    await this.work.runGlobal(tx => this.sessions.revoke(tx, who.sessionId));
    void reply.clearCookie(REFRESH_COOKIE, this.cookieOptions());
    return { done: true };
  }

  @Route(identityRoutes.me, { summary: '我的身份：在哪些村、哪户、什么职务' })
  @SignedInToChangePassword()
  me(@WhichAccount() who: AccountActor): Promise<Me> {
    return this.work.readGlobal(tx => readMe(tx, who.accountId, this.config.wechat.appid));
  }

  /** h5 keeps the refresh token where no script can read it. */
  private handOver(opened: OpenedSession, client: ClientKind, reply: FastifyReply): SessionTokens {
    if (client === 'h5')
      void reply.setCookie(REFRESH_COOKIE, opened.refreshToken, { ...this.cookieOptions(), maxAge: REFRESH_COOKIE_SECONDS });
    return opened.tokens;
  }

  private cookieOptions(): { httpOnly: true; sameSite: 'strict'; secure: boolean; path: string } {
    return { httpOnly: true, sameSite: 'strict', secure: this.config.production, path: '/api/v1/auth' };
  }
}
