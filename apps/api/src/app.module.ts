import { Module, type DynamicModule } from '@nestjs/common';
import type { Config } from './platform/config/config';
import { PlatformModule } from './platform/platform.module';
import { IdentityModule } from './modules/identity';
import { InboxModule } from './modules/inbox';
import { PointsModule } from './modules/points';

/** The whole house: wiring only. */
@Module({})
export class AppModule {
  static with(config: Config): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.with(config), IdentityModule, PointsModule, InboxModule] };
  }
}
