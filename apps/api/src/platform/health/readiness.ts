import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { migrations } from '../../migrations';
import { CONFIG, type Config } from '../config/config';

export type Readiness = 'ready' | 'draining' | 'no_database' | 'migrations_pending';

/** Whether this process should get requests. It says no before it stops taking them, so that a balancer looks elsewhere in time. */
@Injectable()
export class ReadinessCheck implements OnModuleDestroy {
  private closing = false;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Pick<Config, 'drainSeconds'>,
  ) {}

  get draining(): boolean {
    return this.closing;
  }

  /** First step of the shutdown; requests are still served while it waits. */
  async onModuleDestroy(): Promise<void> {
    this.closing = true;
    await sleep(this.config.drainSeconds * 1000);
  }

  async ask(): Promise<Readiness> {
    if (this.closing) return 'draining';
    try {
      const done = new Set((await this.dataSource.query<{ name: string }[]>('SELECT name FROM schema_migration')).map(row => row.name));
      return migrations.map(migration => new migration().name).every(name => name !== undefined && done.has(name))
        ? 'ready'
        : 'migrations_pending';
    } catch {
      return 'no_database';
    }
  }
}
