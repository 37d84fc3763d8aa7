import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createGenerator } from 'ts-json-schema-generator';
import ts from 'typescript';

export interface Schema {
  readonly [key: string]: unknown;
}

export interface AnswerSchemas {
  /** By operation id. */
  readonly answers: ReadonlyMap<string, Schema>;
  /** Named types that the answers are made of, as components. */
  readonly components: Readonly<Record<string, Schema>>;
}

const ROOT = resolve(__dirname, '..', '..');
const CONTRACTS = join(ROOT, 'libs', 'contracts', 'src');
const ALIAS = 'AnswerOf_';

interface RouteTexts {
  /** Operation id to the text of its answer's type: `Page<X>` in `get<{ answer: Page<X> }>()('/path')`. */
  readonly answers: ReadonlyMap<string, string>;
  /** What those texts are written with; all of it comes out of the contracts' front door. */
  readonly imports: readonly string[];
}

function routeTexts(path: string): RouteTexts {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const imports: string[] = [];
  const answers = new Map<string, string>();
  const visit = (node: ts.Node): void => {
    if (ts.isImportSpecifier(node)) imports.push(node.name.text);
    const call = ts.isPropertyAssignment(node) && ts.isCallExpression(node.initializer) ? node.initializer.expression : undefined;
    if (ts.isPropertyAssignment(node) && call && ts.isCallExpression(call)) {
      const answer = call.typeArguments?.find(ts.isTypeLiteralNode)?.members.find(member => member.name?.getText() === 'answer');
      if (answer && ts.isPropertySignature(answer) && answer.type) answers.set(node.name.getText(), answer.type.getText());
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { answers, imports };
}

/** JSON Schemas of what each operation answers, made from the contracts' own types: there is nothing beside them to keep in step. */
export function answerSchemas(): AnswerSchemas {
  const files = readdirSync(CONTRACTS, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.routes.ts'));
  const texts = files.sort().map(file => routeTexts(join(CONTRACTS, file)));
  const names = [...new Set(texts.flatMap(one => one.imports))].sort();
  const aliases = texts.flatMap(one => [...one.answers].map(([name, text]) => `export type ${ALIAS}${name} = ${text};`));
  const folder = mkdtempSync(join(tmpdir(), 'jishan-openapi-'));
  try {
    const path = join(folder, 'answers.ts');
    writeFileSync(path, [`import type { ${names.join(', ')} } from '${CONTRACTS.replaceAll('\\', '/')}';`, ...aliases].join('\n'));
    const all = Object.entries(schemasOf(path));
    return {
      answers: new Map(all.filter(([name]) => name.startsWith(ALIAS)).map(([name, schema]) => [name.slice(ALIAS.length), schema])),
      components: Object.fromEntries(all.filter(([name]) => !name.startsWith(ALIAS))),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function schemasOf(path: string): Record<string, Schema> {
  const generator = createGenerator({
    path,
    tsconfig: join(ROOT, 'tsconfig.base.json'),
    type: '*',
    skipTypeCheck: true,
    expose: 'export',
    jsDoc: 'extended',
    sortProps: true,
    additionalProperties: true,
  });
  const { definitions = {} } = generator.createSchema('*') as { definitions?: Record<string, Schema> };
  return Object.fromEntries(Object.entries(definitions).map(([name, schema]) => [plainName(name), plainReferences(schema)]));
}

/** `Page<ApplicationView>` is no name of a component; `PageOfApplicationView` is. */
const plainName = (name: string): string => decodeURIComponent(name).replaceAll(/[<,]/g, 'Of').replaceAll(/[^\w]/g, '');

function plainReferences<T>(value: T): T {
  if (Array.isArray(value)) return value.map(plainReferences) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      key === '$ref' ? `#/components/schemas/${plainName(String(part).replace('#/definitions/', ''))}` : plainReferences<unknown>(part),
    ]),
  ) as T;
}
