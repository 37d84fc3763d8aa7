import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import { API_BASE, JSON_BODY_MAX_BYTES, UPLOAD_MAX_BYTES } from '@jishan/contracts';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module';
import type { Config } from './platform/config/config';
import { serveDocs } from './platform/docs';
import { serveHealth, serveMetrics } from './platform/health';
import { loggerOptions, newRequestId } from './platform/log/log';
import { serveH5 } from './platform/http/h5';
import { limitTimes } from './platform/http/time-limits';
import { problemBody } from './platform/http/problem.filter';

const HEADERS_TIMEOUT_MS = 5_000;
/** Node looks for connections that are over their time this often, and of itself every 30 s: `headersTimeout` alone means 30 s. */
const CONNECTIONS_CHECK_MS = 1_000;
const REQUEST_TIMEOUT_MS = 30_000;
const UPLOAD_TIMEOUT_MS = 60_000;

/** The HTTP application, not yet listening: the same for the product, the tests and the bench. */
export async function createApp(config: Config, root: DynamicModule = AppModule.with(config)): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    logger: loggerOptions(config.logLevel),
    genReqId: newRequestId,
    bodyLimit: JSON_BODY_MAX_BYTES,
    // a number of hops, never `true`: with that, anybody's X-Forwarded-For is believed
    trustProxy: config.trustedProxyHops === 0 ? false : (_address: string, hop: number) => hop < config.trustedProxyHops,
    requestTimeout: UPLOAD_TIMEOUT_MS,
    http: { headersTimeout: HEADERS_TIMEOUT_MS, connectionsCheckingInterval: CONNECTIONS_CHECK_MS },
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: answerRouterError,
  });
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    logger: config.logLevel === 'silent' ? false : ['error', 'warn'],
    abortOnError: false,
  });
  app.setGlobalPrefix(API_BASE.slice(1));
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        mediaSrc: ["'self'", 'blob:'],
        connectSrc: ["'self'"],
        fontSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: null,
      },
    },
    frameguard: { action: 'deny' },
    // TLS ends at the proxy in front; it sets HSTS where it is served.
    hsts: config.production,
  });
  await app.register(cookie);
  await app.register(multipart, { limits: { fileSize: UPLOAD_MAX_BYTES, files: 1, fields: 4, fieldSize: 1_000, headerPairs: 50 } });
  app.enableCors({ origin: [...config.corsOrigins], credentials: true, exposedHeaders: ['idempotent-replayed', 'retry-after', 'etag'] });
  limitTimes(app, { requestMs: REQUEST_TIMEOUT_MS, uploadMs: UPLOAD_TIMEOUT_MS });
  noStoreOnApi(app);
  serveHealth(app);
  serveDocs(app, config);
  await serveMetrics(app, config);
  await serveH5(app, config);
  app.enableShutdownHooks();
  await initOrClose(app);
  jsonOnly(app);
  return app;
}

/** A start that fails leaves no connection and no clock behind. */
async function initOrClose(app: NestFastifyApplication): Promise<void> {
  try {
    await app.init();
  } catch (error) {
    await app.close().catch(() => undefined);
    throw error;
  }
}

/** An address that the router itself cannot read never reaches Nest; it names nothing, so it answers like a missing object. */
function answerRouterError(_error: Error, request: FastifyRequest, reply: FastifyReply): void {
  void reply
    .status(404)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(problemBody('RESOURCE.NOT_FOUND', {}, [], request.id));
}

/** What a foreign page's form can send without asking is no request here: else it could log somebody in as somebody else. */
function jsonOnly(app: NestFastifyApplication): void {
  app.getHttpAdapter().getInstance().removeContentTypeParser(['application/x-www-form-urlencoded', 'text/plain']);
}

function noStoreOnApi(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', async (request, reply) => {
      if (request.url.startsWith(API_BASE) && !reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
    });
}
