/**
 * Lays each fixture out as the small house that its `// file:` lines describe, in a temporary folder, and prints as JSON by which rules
 * dependency-cruiser refused it.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise } from 'dependency-cruiser';

const root = join(import.meta.dirname, '../..');
const folder = join(import.meta.dirname, 'fixtures/cruise');
const { forbidden, options } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs');

function layOut(text) {
  const house = mkdtempSync(join(tmpdir(), 'jishan-net-'));
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'));
  for (const section of text.split(/^\/\/ file: /m).slice(1)) {
    const [place, ...lines] = section.split('\n');
    mkdirSync(dirname(join(house, place)), { recursive: true });
    writeFileSync(join(house, place), lines.join('\n'));
  }
  return house;
}

const results = [];
for (const file of readdirSync(folder).filter(name => name.endsWith('.ts'))) {
  const text = readFileSync(join(folder, file), 'utf8');
  const expected = /^\/\/ refused by: (.+)$/m.exec(text)?.[1];
  if (!expected) throw new Error(`${file} does not say what must refuse it`);
  const house = layOut(text);
  try {
    const places = readdirSync(house).filter(name => ['apps', 'libs'].includes(name));
    const { output } = await cruise(places, { ...options, baseDir: house, validate: true, ruleSet: { forbidden } });
    results.push({ file, expected, refusedBy: [...new Set(output.summary.violations.map(violation => violation.rule.name))] });
  } finally {
    rmSync(house, { recursive: true, force: true });
  }
}
process.stdout.write(JSON.stringify(results));
