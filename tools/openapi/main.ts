import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { OpenAPIObject } from '@nestjs/swagger';
import { openApiDocument, openApiText } from './document';

const ROOT = resolve(__dirname, '..', '..');
const MAX_BYTES = 64 * 1024 * 1024;

/** `npm run openapi`: writes `openapi.json` from the built API and the contracts' types. */
const described = execFileSync(process.execPath, [join(ROOT, 'apps', 'api', 'dist', 'describe.js')], {
  encoding: 'utf8',
  maxBuffer: MAX_BYTES,
});
writeFileSync(join(ROOT, 'openapi.json'), openApiText(openApiDocument(JSON.parse(described) as OpenAPIObject)));
