/**
 * Who may know whom, inside the api and below it. The direction is
 *   contracts ← entities ← platform ← identity ← points ← { store ← fund, and every other feature }
 * and every module has one front door, its index.ts. tests/nets proves each rule on a wrong fixture.
 */
const path = require('node:path');

const API = '^apps/api/src';
const MODULES = `${API}/modules`;

/** What a module may know besides the platform. A module that is not named here may know identity and points. */
const mayKnow = {
  identity: [],
  points: ['identity'],
  // Money against goods and points: it stands above both.
  fund: ['identity', 'points', 'store'],
};
const anyFeatureMayKnow = ['identity', 'points'];

const doors = names => names.map(name => `${MODULES}/${name}/index\\.ts$`);

const directionOf = name => ({
  name: `direction-${name}`,
  severity: 'error',
  comment: `${name} may know ${['platform', ...mayKnow[name]].join(', ')}, and no other module: knowledge flows one way.`,
  from: { path: `${MODULES}/${name}/` },
  to: { path: `${MODULES}/`, pathNot: [`${MODULES}/${name}/`, ...doors(mayKnow[name])] },
});

const named = Object.keys(mayKnow).join('|');

module.exports = {
  forbidden: [
    {
      name: 'contracts-import-nothing',
      severity: 'error',
      comment: 'Contracts travel into the mini-program: no package, no Node module, nothing of ours.',
      from: { path: '^libs/contracts/src/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: '^libs/contracts/src/' },
    },
    {
      name: 'entities-know-contracts-and-typeorm',
      severity: 'error',
      comment: 'Entities are tables, not behaviour.',
      from: { path: '^libs/entities/src/' },
      to: { pathNot: ['^libs/(entities|contracts)/src/', '(^|/)node_modules/typeorm/', '^typeorm$'] },
    },
    {
      name: 'platform-knows-no-module',
      severity: 'error',
      comment: 'The platform serves every feature and therefore knows none.',
      from: { path: `${API}/platform/` },
      to: { path: `${MODULES}/` },
    },
    {
      name: 'front-door-only',
      severity: 'error',
      comment: 'Another module is entered by its index.ts; the rest of its files are its own business.',
      from: { path: `${MODULES}/([^/]+)/` },
      to: { path: `${MODULES}/`, pathNot: [`${MODULES}/$1/`, `${MODULES}/[^/]+/index\\.ts$`] },
    },
    {
      name: 'front-door-only-from-outside',
      severity: 'error',
      comment: 'Whoever puts the modules together uses their front doors too.',
      from: { path: `${API}/`, pathNot: `${MODULES}/` },
      to: { path: `${MODULES}/`, pathNot: `${MODULES}/[^/]+/index\\.ts$` },
    },
    ...Object.keys(mayKnow).map(directionOf),
    {
      name: 'direction-features',
      severity: 'error',
      comment: 'A feature may know identity and points. Two features speak through the outbox.',
      from: { path: `${MODULES}/([^/]+)/`, pathNot: `${MODULES}/(${named})/` },
      to: { path: `${MODULES}/`, pathNot: [`${MODULES}/$1/`, ...doors(anyFeatureMayKnow)] },
    },
    {
      name: 'no-cycle',
      severity: 'error',
      comment: 'Two files that need each other are one file, or lack a third.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'nothing-from-tests-or-tools',
      severity: 'error',
      comment: 'The product must run where these folders are absent.',
      from: { path: '^(apps|libs)/[^/]+/src/', pathNot: '[.-]spec\\.tsx?$' },
      to: { path: ['^(tests|tools)/', '^apps/[^/]+/test/'] },
    },
    {
      name: 'heavy-packages-when-needed',
      severity: 'error',
      comment: 'What few requests need is loaded by them (await import): loaded at the start, every process and every test waits for it.',
      from: { path: `${API}/` },
      to: { path: '(^|/)node_modules/(exceljs|qrcode|prom-client)/', dynamic: false, dependencyTypesNot: ['type-only', 'type-import'] },
    },
    {
      name: 'migrations-say-their-lists',
      severity: 'error',
      comment: 'What a migration makes does not change with the code of a later day: it writes the list of its own day.',
      from: { path: `${API}/migrations/\\d` },
      to: { path: '^libs/contracts/' },
    },
    {
      name: 'resolvable',
      severity: 'error',
      comment: 'An import that cannot be resolved would escape every rule above.',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '[.-]spec\\.ts$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: path.join(__dirname, 'tsconfig.base.json') },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
