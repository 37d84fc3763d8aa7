import 'reflect-metadata';
import { loadOwnerUrl } from './platform/config/config';
import { schemaDiff } from './platform/db/schema-diff';

/** `node dist/schema-diff.js` with DATABASE_OWNER_URL prints what a new migration would have to do. */
Promise.resolve()
  .then(() => schemaDiff(loadOwnerUrl()))
  .then(queries => process.stdout.write(queries.map(query => `${query};\n`).join('')))
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  });
