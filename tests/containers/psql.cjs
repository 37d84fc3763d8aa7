// As much of psql as tools/docker/make-roles.sh needs, for machines that have none: variables, \connect, stop at the first error.
const { readFileSync } = require('node:fs');
const { Client, escapeLiteral } = require('pg');

const variables = new Map();
let database = '';
let user = '';
const args = process.argv.slice(2);
while (args.length > 0) {
  const [option, value] = [args.shift(), args.shift()];
  if (option === '--set') variables.set(value.slice(0, value.indexOf('=')), value.slice(value.indexOf('=') + 1));
  else if (option === '--dbname') database = value;
  else if (option === '--username') user = value;
  else throw new Error(`psql ${option}`);
}
const script = readFileSync(0, 'utf8').replace(/:'(\w+)'/g, (_all, name) => escapeLiteral(variables.get(name)));

(async () => {
  if (variables.get('ON_ERROR_STOP') !== '1') throw new Error('would go on after an error');
  for (const [index, part] of script.split(/^\\connect /m).entries()) {
    const at = index === 0 ? -1 : part.indexOf('\n');
    const client = new Client({ user, database: index === 0 ? database : part.slice(0, at) });
    await client.connect();
    try {
      for (const statement of part.slice(at + 1).split(/;\n/)) if (statement.trim() !== '') await client.query(statement);
    } finally {
      await client.end();
    }
  }
})().catch(error => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 3;
});
