import { Client } from 'pg';
import { words } from './outbox.texts';

const SHOWN_EVENTS = 50;

interface EventRow {
  at: string;
  topic: string;
  id: string;
  village_id: string;
  last_fault: string;
}

/** Nothing: show what is set aside. Otherwise what to put back into the queue. */
export type OutboxOrder =
  { readonly putBack: false } | { readonly putBack: true; readonly topic: string | null; readonly id: string | null };

/** @returns null for words that mean nothing. */
export function readOrder(args: readonly string[]): OutboxOrder | null {
  if (args.length === 0) return { putBack: false };
  const [first, ...rest] = args;
  const options = new Map<string, string>();
  for (let at = 0; at < rest.length; at += 2) {
    const [name, value] = [rest[at], rest[at + 1]];
    if ((name !== '--topic' && name !== '--id') || !value || value.startsWith('--')) return null;
    options.set(name, value);
  }
  return first === '--put-back' ? { putBack: true, topic: options.get('--topic') ?? null, id: options.get('--id') ?? null } : null;
}

/** Events that failed too often (platform/outbox): shows them, or puts them back; the API carries them out at its next look. Exit code 0, or 2. */
export async function outboxCommand(ownerUrl: string, args: readonly string[], say: (line: string) => void): Promise<number> {
  const order = readOrder(args);
  if (!order) {
    say(words.usage);
    return 2;
  }
  const client = new Client({ connectionString: ownerUrl, application_name: 'jishan outbox', connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    if (order.putBack) {
      const { rows } = await client.query<{ events: number }>('SELECT outbox_put_back($1, $2) AS events', [order.topic, order.id]);
      say(words.putBack(rows[0]?.events ?? 0));
    } else await show(client, say);
    return 0;
  } finally {
    await client.end();
  }
}

async function show(client: Client, say: (line: string) => void): Promise<void> {
  const { rows: counts } = await client.query<{ events: number }>('SELECT outbox_set_aside() AS events');
  const events = counts[0]?.events ?? 0;
  if (events === 0) return say(words.none);
  const { rows } = await client.query<EventRow>(
    `SELECT to_char(e.set_aside_at, 'YYYY-MM-DD HH24:MI TZ') AS at, e.topic, e.id, e.village_id, coalesce(e.last_fault, '') AS last_fault
     FROM outbox_event e WHERE e.set_aside_at IS NOT NULL ORDER BY e.set_aside_at, e.id LIMIT ${SHOWN_EVENTS}`,
  );
  say(words.some(events));
  for (const row of rows) say(words.event(row.at, row.topic, row.id, row.village_id, row.last_fault));
  if (events > rows.length) say(words.more(events - rows.length));
  say(words.how);
}
