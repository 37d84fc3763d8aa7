import { Global, Module } from '@nestjs/common';
import { ActorResolver } from '../../platform/auth/actor';
import { CONFIG, type Config } from '../../platform/config/config';
import { DatabaseActorResolver } from './access/actor-resolver';
import { AuthController } from './auth/auth.controller';
import { KnownPlaces } from './auth/known-places';
import { LoginCodeCommands } from './auth/login-code-commands';
import { LogIn } from './auth/log-in';
import { MyAccountController } from './auth/my-account.controller';
import { SecondFactors } from './auth/second-factor';
import { Sessions } from './auth/sessions';
import { StandInRoutes } from './auth/stand-in.routes';
import { WaysInController } from './auth/ways-in.controller';
import { httpTransport, WECHAT_TRANSPORT, WechatClient } from './auth/wechat-client';
import { WechatQuotas } from './auth/wechat-quotas';
import { WechatStandIn } from './auth/wechat-stand-in';
import { ClaimsController } from './claims/claims.controller';
import { InvitationsController } from './claims/invitations.controller';
import { ProvedPhones } from './claims/proved-phones';
import { PeopleController } from './people/people.controller';
import { HouseholdCardsController } from './people/household-cards.controller';
import { HouseholdCards } from './people/household-cards';
import { RosterController } from './people/roster.controller';
import { ProxiesController } from './proxies/proxies.controller';
import { ProxyCodes } from './proxies/proxy-codes';
import { ResolveProxyCode } from './proxies/resolve-proxy-code';
import { RolesController } from './roles/roles.controller';
import { RolesQueries } from './roles/roles.queries';
import { VillagesController } from './villages/villages.controller';

/** Global for one reason: the platform's guard asks it who is acting. */
@Global()
@Module({
  controllers: [
    AuthController,
    MyAccountController,
    WaysInController,
    VillagesController,
    ClaimsController,
    InvitationsController,
    PeopleController,
    RosterController,
    HouseholdCardsController,
    RolesController,
    ProxiesController,
  ],
  providers: [
    KnownPlaces,
    LoginCodeCommands,
    LogIn,
    SecondFactors,
    Sessions,
    WechatStandIn,
    StandInRoutes,
    WechatClient,
    WechatQuotas,
    ProvedPhones,
    ProxyCodes,
    ResolveProxyCode,
    RolesQueries,
    HouseholdCards,
    {
      provide: WECHAT_TRANSPORT,
      inject: [CONFIG, WechatStandIn],
      useFactory: (config: Config, standIn: WechatStandIn) =>
        config.wechatStandIn ? standIn.transport : httpTransport(config.wechat.baseUrl),
    },
    { provide: ActorResolver, useClass: DatabaseActorResolver },
  ],
  exports: [ActorResolver, WechatStandIn],
})
export class IdentityModule {}
