import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { demoLogins } from '../../apps/api/src/modules/identity/auth/app-info.texts';
import { apiPrograms, h5Folder } from './programs';

/**
 * A repository with three small programs in the places of the API's, so that starting and stopping are specified without it.
 * They do what the contract between `npm start` and the API says, on the real database, and no more.
 */
export function makeStandInProduct(root: string): void {
  const driver = JSON.stringify(require.resolve('pg'));
  const withDatabase = (url: string, body: string) => `
    const { Client } = require(${driver});
    (async () => { const db = new Client({ connectionString: process.env.${url} }); await db.connect(); ${body}; await db.end(); })()
      .catch(error => { console.error(error.message); process.exit(1); });`;
  const migrate = `await db.query('CREATE TABLE IF NOT EXISTS account (id int)'); await db.query('GRANT SELECT, INSERT ON account TO jishan_app')`;
  // "demo" broken: cut short after the first account.
  const demo = `await db.query('INSERT INTO account VALUES (1)');
    if (process.env.JISHAN_STAND_IN_BREAK === 'demo') throw new Error('the filling was cut short');`;
  const main = `
    if (process.env.JISHAN_STAND_IN_BREAK === 'main') { console.error(new Error('a variable is wrong').stack); process.exit(1); }
    const demoLogins = process.env.JISHAN_DEMO === 'true' ? ${JSON.stringify(demoLogins)} : [];
    const info = () => JSON.stringify({ pid: process.pid, env: process.env, demoLogins });
    require('node:http').createServer((request, answer) => answer.end(request.url === '/readyz' ? 'ready' : info()))
      .listen(Number(process.env.PORT), process.env.HOST);`;
  put(root, apiPrograms.migrate, withDatabase('DATABASE_OWNER_URL', migrate));
  put(root, apiPrograms.demo, withDatabase('DATABASE_URL', demo));
  put(root, apiPrograms.main, main);
  put(root, join(h5Folder, 'index.html'), '<!doctype html>');
}

function put(root: string, file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}
