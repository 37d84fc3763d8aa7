import { Global, Module, type DynamicModule, type Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../src/app';
import { signAccessToken } from '../src/platform/auth/access-token';
import { ActorResolver, type ActorQuery, type ResolvedActor } from '../src/platform/auth/actor';
import type { Config } from '../src/platform/config/config';
import { PlatformModule } from '../src/platform/platform.module';
import type { VillageRole } from '@jishan/contracts';

export interface Member {
  readonly accountId: string;
  readonly villageId: string;
  readonly personId: string;
  readonly roles: readonly VillageRole[];
}

/** Stands where identity stands in the product: the platform's own tests decide who is who. */
class KnownMembers extends ActorResolver {
  constructor(private readonly members: readonly Member[]) {
    super();
  }

  resolve(query: ActorQuery): Promise<ResolvedActor> {
    const member = this.members.find(one => one.accountId === query.accountId && one.villageId === query.villageId);
    return Promise.resolve({
      valid: true,
      mustChangePassword: false,
      officer: null,
      village: member ? { ...member, householdId: null } : null,
    });
  }
}

@Global()
@Module({})
class MembersModule {}

/** The product's HTTP application with the platform alone in it, and the given controllers. */
export async function platformApp(
  config: Config,
  members: readonly Member[],
  controllers: readonly Type[] = [],
): Promise<NestFastifyApplication> {
  const known: DynamicModule = {
    module: MembersModule,
    imports: [PlatformModule.with(config)],
    controllers: [...controllers],
    providers: [{ provide: ActorResolver, useValue: new KnownMembers(members) }],
    exports: [ActorResolver],
  };
  const app = await createApp(config, known);
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

export async function bearer(config: Config, member: Pick<Member, 'accountId'>): Promise<string> {
  return `Bearer ${await signAccessToken({ accountId: member.accountId, sessionId: member.accountId, sessionVersion: 1 }, config.tokenKey)}`;
}
