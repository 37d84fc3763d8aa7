/** A program that starts PostgreSQL, says so on one line of JSON, and then lives, ends or crashes as the specification wants. */
import { startPostgres, type StartOptions } from './start-postgres';

interface Order {
  readonly options: StartOptions;
  readonly then: 'live' | 'end' | 'crash';
}

async function main(): Promise<void> {
  const order = JSON.parse(process.argv[2] ?? '{}') as Order;
  try {
    const server = await startPostgres(order.options);
    const { port, pid, adopted, superuserUrl } = server;
    process.stdout.write(`${JSON.stringify({ port, pid, adopted, superuserUrl })}\n`);
    if (order.then === 'end') await server.stop();
  } catch (error) {
    process.stdout.write(`${JSON.stringify({ refusal: (error as Error).name, message: (error as Error).message })}\n`);
    return;
  }
  if (order.then === 'live') setInterval(() => undefined, 1_000);
  if (order.then === 'crash') setTimeout(() => Promise.reject(new Error('a mistake nobody caught')), 10);
}

void main();
