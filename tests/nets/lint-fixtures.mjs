/** Lints every wrong fixture as if it stood at the place that its first line names, and prints what each was refused by, as JSON. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

const root = join(import.meta.dirname, '../..');
const folder = join(import.meta.dirname, 'fixtures/eslint');

/** A file that is not on the disk has no types; rules that need them are proved by the fixtures that stand at their own place. */
const withoutTypes = new ESLint({ cwd: root, ignore: false, overrideConfig: [tseslint.configs.disableTypeChecked] });
const withTypes = new ESLint({ cwd: root, ignore: false });

const results = [];
for (const file of readdirSync(folder).filter(name => /\.tsx?$/.test(name))) {
  const text = readFileSync(join(folder, file), 'utf8');
  const place = /^\/\/ as: (.+)$/m.exec(text)?.[1];
  const expected = /^\/\/ refused by: (.+)$/m.exec(text)?.[1];
  if (!place || !expected) throw new Error(`${file} does not say as what it is read, or what must refuse it`);
  const linter = place.endsWith(`/${file}`) ? withTypes : withoutTypes;
  const [result] = await linter.lintText(text, { filePath: join(root, place) });
  results.push({ file, expected, refusedBy: [...new Set(result.messages.map(message => message.ruleId ?? message.message))] });
}
process.stdout.write(JSON.stringify(results));
