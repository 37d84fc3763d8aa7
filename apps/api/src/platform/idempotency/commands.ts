import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../db/unit-of-work';
import type { Tx } from '../db/tx';
import { Problem } from '../errors/problem';
import type { Call } from '../http/call';

interface KeyRow {
  request_hash: Buffer;
  answer: unknown;
}

/**
 * Runs a command: key, effect and answer in one transaction. A second call with the same key waits for the first (or gives up
 * after `lock_timeout` with 409) and gets the stored answer. Refusals store nothing: they had no effect.
 */
@Injectable()
export class Commands {
  constructor(private readonly work: UnitOfWork) {}

  /** Whether `run` would answer from what is stored: then nobody outside need be asked what the effect would want to know. */
  async isAnswered(call: Call): Promise<boolean> {
    const rows = await this.work.read(call.villageId, tx =>
      tx.query<unknown[]>('SELECT 1 FROM idempotency_key WHERE village_id = $1 AND account_id = $2 AND key = $3', [
        call.villageId,
        call.accountId,
        call.idempotencyKey,
      ]),
    );
    return rows.length > 0;
  }

  async run<A>(call: Call, effect: (tx: Tx) => Promise<A>): Promise<A> {
    const { answer, replayed } = await this.work.run(call.villageId, async tx => {
      const stored = await claim(tx, call);
      if (stored) return { answer: stored.answer as A, replayed: true };
      const fresh = await effect(tx);
      await tx.query('UPDATE idempotency_key SET answer = $4::jsonb WHERE village_id = $1 AND account_id = $2 AND key = $3', [
        call.villageId,
        call.accountId,
        call.idempotencyKey,
        JSON.stringify(fresh ?? null),
      ]);
      return { answer: fresh, replayed: false };
    });
    if (replayed) call.markReplayed();
    return answer;
  }
}

async function claim(tx: Tx, call: Call): Promise<KeyRow | null> {
  const hash = Buffer.from(call.requestHash, 'hex');
  const inserted = await tx.query<unknown[]>(
    'INSERT INTO idempotency_key (village_id, account_id, key, request_hash, operation) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING 1',
    [call.villageId, call.accountId, call.idempotencyKey, hash, call.operation],
  );
  if (inserted.length > 0) return null;
  const [row] = await tx.query<KeyRow[]>(
    'SELECT request_hash, answer FROM idempotency_key WHERE village_id = $1 AND account_id = $2 AND key = $3',
    [call.villageId, call.accountId, call.idempotencyKey],
  );
  if (!row) throw new Problem('IDEMPOTENCY.IN_PROGRESS');
  if (!row.request_hash.equals(hash)) throw new Problem('IDEMPOTENCY.KEY_REUSED');
  return row;
}
