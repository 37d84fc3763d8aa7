import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { API_BASE } from '@jishan/contracts';
import { NestFactory } from '@nestjs/core';
import type { OpenAPIObject } from '@nestjs/swagger';
import { AppModule } from './app.module';
import { loadConfig } from './platform/config/config';
import { describeApi, handlersOf, type Handler } from './platform/docs';

export interface ApiDescription {
  readonly document: OpenAPIObject;
  readonly handlers: readonly Handler[];
}

/** The whole application's description without a database: nothing is instantiated, connected to or signed. */
export async function describeWholeApi(): Promise<ApiDescription> {
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(loadConfig(UNUSED)), new FastifyAdapter(), {
    preview: true,
    logger: ['error'],
    abortOnError: false,
  });
  app.setGlobalPrefix(API_BASE.slice(1));
  return { document: describeApi(app), handlers: handlersOf(app) };
}

const KEY = Buffer.from(Array.from({ length: 32 }, (_unused, n) => n)).toString('base64');
const UNUSED = {
  DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
  JISHAN_TOKEN_KEY: KEY,
  JISHAN_PHONE_KEY: KEY,
  JISHAN_PHONE_INDEX_KEY: KEY,
  JISHAN_MEDIA_KEY: KEY,
  JISHAN_PICKUP_KEY: KEY,
  JISHAN_BOOK_KEY: KEY,
};
