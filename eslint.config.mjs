import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import eslint from '@eslint/js';
import nx from '@nx/eslint-plugin';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { fullWidthRule } from './tools/lint/full-width.mjs';
import { idsOnlyInLogsRule } from './tools/lint/ids-only-in-logs.mjs';
import { reasonedSuppressionsRule } from './tools/lint/reasoned-suppressions.mjs';

// Without a project graph the boundary rule switches itself off and says so only once. So it is made here, before anything is linted.
process.env.NX_DAEMON ??= 'false';
const { createProjectGraphAsync } = await import('@nx/devkit');
await createProjectGraphAsync({ exitOnError: true });

const root = import.meta.dirname;

/** Layers, and what each may take from the others and from npm. contracts ← entities ← api; contracts ← miniprogram. */
const depConstraints = [
  { sourceTag: 'layer:contracts', onlyDependOnLibsWithTags: [], bannedExternalImports: ['*'] },
  { sourceTag: 'layer:entities', onlyDependOnLibsWithTags: ['layer:contracts'], allowedExternalImports: ['typeorm'] },
  {
    sourceTag: 'layer:api',
    onlyDependOnLibsWithTags: ['layer:entities', 'layer:contracts'],
    bannedExternalImports: ['@tarojs/*', 'react', 'react-dom', 'zod'],
  },
  {
    sourceTag: 'layer:miniprogram',
    onlyDependOnLibsWithTags: ['layer:contracts'],
    // Each of these reached a bundle once: 727 kB by one enum from the entities, 455 kB by zod, 39 kB by the form library.
    bannedExternalImports: [
      'typeorm',
      'pg',
      '@nestjs/*',
      'class-validator',
      'class-transformer',
      'zod',
      'react-hook-form',
      'i18next',
      'echarts',
    ],
  },
  { sourceTag: 'layer:tools', onlyDependOnLibsWithTags: ['layer:contracts', 'layer:entities', 'layer:api'] },
  { sourceTag: 'layer:tests', onlyDependOnLibsWithTags: ['*'] },
];

const boundaries = (allow = []) => [
  'error',
  { allow, depConstraints, enforceBuildableLibDependency: false, checkNestedExternalImports: true },
];

/** Which entity classes belong to which module: libs/entities/src/<owner>/*.entity.ts. */
function entityOwners() {
  const source = join(root, 'libs/entities/src');
  const owners = new Map();
  for (const owner of readdirSync(source).filter(name => statSync(join(source, name)).isDirectory())) {
    const files = readdirSync(join(source, owner)).filter(name => name.endsWith('.entity.ts'));
    const names = files.flatMap(name =>
      [...readFileSync(join(source, owner, name), 'utf8').matchAll(/export (?:abstract )?class (\w+)/g)].map(match => match[1]),
    );
    owners.set(owner, names);
  }
  return owners;
}

const PROCESS_ENV = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Only platform/config/config.ts reads the environment: there a wrong variable is named at start.',
};
const SAVE = {
  selector: "CallExpression[callee.property.name='save']",
  message:
    'No .save(): it reads, compares and writes row by row, and overwrites what another just changed. Use insert, a conditional UPDATE, or a function of the books.',
};
/** Decorators may speak: they are the API's documentation and the form's own limits, and nobody is refused by them. */
const CHINESE = [
  'Literal[value=/[\\u4e00-\\u9fff]/]:not(Decorator *)',
  'TemplateElement[value.raw=/[\\u4e00-\\u9fff]/]:not(Decorator *)',
].map(selector => ({
  selector,
  message: 'Chinese words are chosen at the edge, from a code: write them in libs/contracts/**/*.codes.ts or *.texts.ts.',
}));
const FORWARD_REF = {
  selector: "CallExpression[callee.name='forwardRef']",
  message: 'forwardRef hides a cycle; a third module is missing.',
};

/** One rule, all its restrictions: a later `no-restricted-syntax` replaces an earlier one, so each block lists what it wants in full. */
const restrict = (...entries) => ['error', ...entries.flat()];

const apiSource = ['apps/api/src/**/*.ts'];
const specs = ['**/*.spec.ts', '**/*.spec.tsx', '**/*.db-spec.ts', '**/*.e2e-spec.ts'];

export default tseslint.config(
  { ignores: ['**/node_modules/**', '**/dist/**', '**/.jishan/**', '.nx/**', 'coverage/**', 'tests/**/fixtures/**', 'tests/**/.out/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  eslint.configs.recommended,
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
    rules: {
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafeCalls: [{ from: 'package', package: 'node:test', name: ['describe', 'it'] }] },
      ],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['**/*.{ts,tsx,js,cjs,mjs}'],
    plugins: {
      '@nx': nx,
      jishan: {
        rules: {
          'full-width': fullWidthRule,
          'ids-only-in-logs': idsOnlyInLogsRule,
          'reasoned-suppressions': reasonedSuppressionsRule,
        },
      },
    },
    rules: {
      'jishan/full-width': 'error',
      'jishan/reasoned-suppressions': 'error',
      '@nx/enforce-module-boundaries': boundaries(),
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' }],
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
      'no-duplicate-imports': ['error', { allowSeparateTypeImports: true }],
      'no-console': 'error',
      'no-undef': 'off', // TypeScript's own business; in plain JS files set back to error below.
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines-per-function': ['error', { max: 70, skipBlankLines: true, skipComments: true }],
      'max-lines': ['error', { max: 300 }],
    },
  },
  {
    files: ['libs/contracts/src/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^[^.]', message: 'Contracts depend on nothing, not even on npm or Node.' }] },
      ],
    },
  },
  {
    files: apiSource,
    rules: { 'no-restricted-syntax': restrict(PROCESS_ENV, SAVE, FORWARD_REF) },
  },
  {
    files: [...apiSource, 'apps/miniprogram/src/**/*.{ts,tsx}'],
    ignores: specs,
    rules: { 'jishan/ids-only-in-logs': 'error' },
  },
  {
    files: ['apps/api/src/platform/config/config.ts'],
    rules: { 'no-restricted-syntax': restrict(SAVE, FORWARD_REF) },
  },
  {
    files: ['apps/api/src/modules/**/*.ts'],
    ignores: ['**/*.texts.ts'],
    rules: { 'no-restricted-syntax': restrict(PROCESS_ENV, SAVE, FORWARD_REF, CHINESE) },
  },
  ...ownersOnly(),
  {
    files: ['apps/miniprogram/src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      'react-hooks/exhaustive-deps': 'error',
      'no-restricted-globals': [
        'error',
        ...[
          'Intl',
          'WebAssembly',
          'structuredClone',
          'queueMicrotask',
          'TextEncoder',
          'TextDecoder',
          'fetch',
          'localStorage',
          'XMLHttpRequest',
        ].map(name => ({
          name,
          message: 'Absent in WeChat (or on some of its phones).',
        })),
      ],
      'no-new-func': 'error',
      'no-eval': 'error',
    },
  },
  {
    // Platform twins for the browser may use what a browser has.
    files: ['apps/miniprogram/src/**/*.h5.{ts,tsx}'],
    rules: { 'no-restricted-globals': 'off' },
  },
  {
    files: ['tools/**', 'tests/**', 'apps/*/test/**', 'apps/miniprogram/config/**', 'apps/miniprogram/scripts/**', ...specs],
    rules: { 'no-restricted-syntax': 'off', 'no-console': 'off' },
  },
  {
    // These run the product from outside, so they reach into it by path; nothing in apps/ or libs/ may reach back (dependency-cruiser).
    files: ['tools/**', 'tests/**', 'apps/*/test/**', '*.{cjs,mjs}', ...specs],
    rules: { '@nx/enforce-module-boundaries': 'off' },
  },
  {
    files: specs,
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    files: ['**/*.{js,cjs,mjs}'],
    languageOptions: {
      globals: Object.fromEntries(
        ['require', 'module', 'process', '__dirname', '__filename', 'console', 'Buffer', 'URL', 'setTimeout'].map(name => [
          name,
          'readonly',
        ]),
      ),
    },
    rules: { '@typescript-eslint/no-require-imports': 'off', 'no-undef': 'error' },
  },
);

/** Only the owner holds an entity as a value (and so can write through it); everybody may name its type. */
function ownersOnly() {
  const owners = entityOwners();
  return [...owners.keys()].map(owner => ({
    files: owner === 'platform' ? ['apps/api/src/platform/**/*.ts'] : [`apps/api/src/modules/${owner}/**/*.ts`],
    ignores: specs,
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          paths: [...owners]
            .filter(([other, names]) => other !== owner && names.length > 0)
            .map(([other, names]) => ({
              name: '@jishan/entities',
              importNames: names,
              allowTypeImports: true,
              message: `Tables of ${other}: only their owner writes them. Import the type, or call ${other}'s front door.`,
            })),
        },
      ],
    },
  }));
}
