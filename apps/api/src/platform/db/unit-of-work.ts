import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { NO_VILLAGE, type Tx } from './tx';
import { isConflictOfTransactions, sqlStateOf } from './sql-state';

const ATTEMPTS = 4;

export type AfterCommit = () => void;

type Mode = 'READ WRITE' | 'READ ONLY' | 'SNAPSHOT';

/**
 * Opens the transaction, tells row-level security the village, runs the function, commits. Serialisation failures and deadlocks
 * retry the whole function in a new transaction; never inside the aborted one.
 */
@Injectable()
export class UnitOfWork {
  private readonly listeners: AfterCommit[] = [];

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Called after each commit of a writing transaction, e.g. to wake the outbox. */
  onCommit(listener: AfterCommit): void {
    this.listeners.push(listener);
  }

  async run<T>(villageId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    const result = await this.attempt(villageId, 'READ WRITE', work);
    for (const listener of this.listeners) listener();
    return result;
  }

  /** Nothing can be written in here: PostgreSQL refuses it. */
  read<T>(villageId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.attempt(villageId, 'READ ONLY', work);
  }

  /** As `read`, and every statement in it sees the same moment: for what must add up across several. */
  snapshot<T>(villageId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.attempt(villageId, 'SNAPSHOT', work);
  }

  /** For what belongs to no village: accounts, sessions, organisations. */
  runGlobal<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.run(NO_VILLAGE, work);
  }

  readGlobal<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.read(NO_VILLAGE, work);
  }

  private async attempt<T>(villageId: string, mode: Mode, work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.once(villageId, mode, work);
      } catch (error) {
        if (attempt >= ATTEMPTS || !isConflictOfTransactions(sqlStateOf(error))) throw error;
        await new Promise(resolve => setTimeout(resolve, Math.random() * 20 * attempt));
      }
    }
  }

  private async once<T>(villageId: string, mode: Mode, work: (tx: Tx) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.connect();
      await runner.startTransaction(mode === 'SNAPSHOT' ? 'REPEATABLE READ' : undefined);
      if (mode !== 'READ WRITE') await runner.query('SET TRANSACTION READ ONLY');
      // `true`: for this transaction only. A session-level setting leaks through the pool to the next village.
      await runner.query(`SELECT set_config('app.village', $1, true)`, [villageId]);
      const result = await work(asTx(runner.manager, villageId));
      await runner.commitTransaction();
      return result;
    } catch (error) {
      // The runner lets itself go when its connection dies; whatever was tried next fails with words about the runner.
      if (runner.isReleased) throw new Error('Connection terminated in a transaction', { cause: error });
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }
}

function asTx(manager: EntityManager, villageId: string): Tx {
  return Object.assign(manager, { villageId }) as unknown as Tx;
}
