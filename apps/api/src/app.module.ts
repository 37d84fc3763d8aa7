import { Module, type DynamicModule } from '@nestjs/common';
import type { Config } from './platform/config/config';
import { BooksModule } from './operations/books/books.module';
import { PlatformModule } from './platform/platform.module';
import { ActivitiesModule } from './modules/activities';
import { ChecklistsModule } from './modules/checklists';
import { ComplaintsModule } from './modules/complaints';
import { FundModule } from './modules/fund';
import { IdentityModule } from './modules/identity';
import { InboxModule } from './modules/inbox';
import { NoticesModule } from './modules/notices';
import { ParlourModule } from './modules/parlour';
import { PointsModule } from './modules/points';
import { StoreModule } from './modules/store';

/** The whole house: wiring only. */
@Module({})
export class AppModule {
  static with(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(config),
        IdentityModule,
        PointsModule,
        StoreModule,
        FundModule,
        InboxModule,
        NoticesModule,
        ParlourModule,
        ComplaintsModule,
        ChecklistsModule,
        ActivitiesModule,
        BooksModule,
      ],
    };
  }
}
