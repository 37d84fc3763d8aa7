import 'reflect-metadata';
import { describeWholeApi } from './describe-api';

/** `node dist/describe.js`: the API as its decorators describe it, as JSON; tools/openapi makes `openapi.json` of it. */
describeWholeApi().then(
  ({ document }) => process.stdout.write(JSON.stringify(document)),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
