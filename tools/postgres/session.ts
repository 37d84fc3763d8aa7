import { Client, DatabaseError } from 'pg';
import { host } from './server';

export function urlFor(user: string, password: string, port: number, database: string): string {
  return `postgres://${user}:${encodeURIComponent(password)}@${host}:${port}/${database}`;
}

export async function withSession<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = await connect(url);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000, application_name: 'jishan starter' });
  // A server that goes away under an idle session is found out by the next query, not by an unhandled event.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

export type Answer = 'welcome' | 'wrong-password' | 'silent';

/** Waits out a server that is still starting, recovering or shutting down. */
export async function ask(url: string, patienceMs: number): Promise<Answer> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    try {
      await withSession(url, client => client.query('SELECT 1'));
      return 'welcome';
    } catch (error) {
      // 28P01 invalid_password, 28000 invalid_authorization_specification
      if (error instanceof DatabaseError && (error.code === '28P01' || error.code === '28000')) return 'wrong-password';
      if (Date.now() > deadline) return 'silent';
    }
    await pause(100);
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms));
}
