import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import type { Config } from '../config/config';
import { Alarms } from './alarms';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

interface PoolCounts {
  readonly totalCount: number;
  readonly idleCount: number;
  readonly waitingCount: number;
}

type Prometheus = typeof import('prom-client');

/** Only where the documentation is open too: the numbers tell strangers how busy a village is. Elsewhere nothing that counts is loaded. */
export async function serveMetrics(app: NestFastifyApplication, config: Pick<Config, 'docsOpen'>): Promise<void> {
  if (!config.docsOpen) return;
  const prometheus = await import('prom-client');
  const registry = new prometheus.Registry();
  prometheus.collectDefaultMetrics({ register: registry });
  poolGauge(app, prometheus, registry);
  alarmGauge(app, prometheus, registry);
  const duration = new prometheus.Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer, by route',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers: [registry],
  });
  const fastify = app.getHttpAdapter().getInstance();
  // The route's pattern, never the path: ids would make a series each.
  fastify.addHook('onResponse', async (request, reply) => {
    duration.observe(
      { method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode },
      reply.elapsedTime / 1000,
    );
  });
  fastify.get('/metrics', { logLevel: 'warn' }, async (_request, reply) =>
    reply.header('content-type', registry.contentType).send(await registry.metrics()),
  );
  fastify.addHook('onClose', async () => registry.clear());
}

function poolGauge(app: NestFastifyApplication, { Gauge }: Prometheus, registry: Registry): void {
  new Gauge({
    name: 'database_pool_connections',
    help: 'Connections of the pool, and callers that wait for one',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      const pool = (app.get(DataSource).driver as unknown as { master: PoolCounts }).master;
      this.set({ state: 'total' }, pool.totalCount);
      this.set({ state: 'idle' }, pool.idleCount);
      this.set({ state: 'waiting' }, pool.waitingCount);
    },
  });
}

function alarmGauge(app: NestFastifyApplication, { Gauge }: Prometheus, registry: Registry): void {
  new Gauge({
    name: 'alarms',
    help: 'What somebody must look at: more than 0 is an alarm',
    labelNames: ['alarm'],
    registers: [registry],
    collect() {
      for (const [alarm, figure] of app.get(Alarms).all()) this.set({ alarm }, figure);
    },
  });
}
