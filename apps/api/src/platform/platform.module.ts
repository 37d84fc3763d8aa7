import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessGuard } from './auth/access.guard';
import { PolicyCheck } from './auth/policy-check';
import { HolidayWatch } from './calendar/holiday-watch';
import { CONFIG, type Config } from './config/config';
import { FieldCipher } from './crypto';
import { BooksCommands } from './db/books-commands';
import { dataSourceOptions } from './db/data-source';
import { DocumentLinks } from './documents';
import { UnitOfWork } from './db/unit-of-work';
import { ProblemFilter } from './http/problem.filter';
import { RequestValidationPipe } from './http/validation.pipe';
import { Alarms, ReadinessCheck } from './health';
import { Commands } from './idempotency/commands';
import { Clock, ClockFaults, Jobs } from './jobs';
import { Housekeeping } from './jobs/housekeeping';
import { Limiter } from './limits';
import { LimitGuard } from './limits/limit.guard';
import { RateCounts } from './limits/rate-counts';
import { PostgresThrottlerStorage } from './limits/throttler-storage';
import { MediaModule } from './media';
import { OutboxDispatcher } from './outbox/outbox-dispatcher';

/** What every feature stands on. Knows no feature. */
@Global()
@Module({})
export class PlatformModule {
  static with(config: Config): DynamicModule {
    return {
      module: PlatformModule,
      imports: [
        DiscoveryModule,
        MediaModule,
        TypeOrmModule.forRoot({
          ...dataSourceOptions({
            url: config.databaseUrl,
            poolSize: config.databasePoolSize,
            waitSeconds: config.databaseWaitSeconds,
            lockSeconds: config.databaseLockSeconds,
            applicationName: 'jishan-api',
          }),
          retryAttempts: 0,
          migrationsRun: false,
        }),
      ],
      providers: [
        { provide: CONFIG, useValue: config },
        Alarms,
        UnitOfWork,
        Clock,
        ClockFaults,
        Commands,
        BooksCommands,
        DocumentLinks,
        FieldCipher,
        HolidayWatch,
        Housekeeping,
        Jobs,
        Limiter,
        OutboxDispatcher,
        PolicyCheck,
        PostgresThrottlerStorage,
        RateCounts,
        ReadinessCheck,
        { provide: APP_GUARD, useClass: AccessGuard },
        // After access: it counts by account.
        { provide: APP_GUARD, useClass: LimitGuard },
        { provide: APP_PIPE, useClass: RequestValidationPipe },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
      exports: [
        CONFIG,
        Alarms,
        UnitOfWork,
        Clock,
        Commands,
        BooksCommands,
        DocumentLinks,
        FieldCipher,
        Jobs,
        Limiter,
        RateCounts,
        MediaModule,
        OutboxDispatcher,
      ],
    };
  }
}
