import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { Config } from '../config/config';

/** The committed file, so that what integrators read is what was reviewed. Beside it nothing is generated at run time. */
const DOCUMENT = join(__dirname, '..', '..', '..', '..', '..', 'openapi.json');

export function serveDocs(app: NestFastifyApplication, config: Pick<Config, 'docsOpen'>): void {
  if (!config.docsOpen || !existsSync(DOCUMENT)) return;
  const document = (): OpenAPIObject => JSON.parse(readFileSync(DOCUMENT, 'utf8')) as OpenAPIObject;
  SwaggerModule.setup('api/docs', app, document, { jsonDocumentUrl: 'api/docs-json', raw: ['json'] });
}
