/**
 * One runner for everything. Projects differ in what they need around them: nothing, a real PostgreSQL, a DOM, a built bundle, the
 * started product. `npx jest --selectProjects api` runs one.
 */
const swc = require('./jest.transform.cjs');

/** Packages that exist as ES modules only; jest on Node 20 cannot require those, so swc turns them into CommonJS on the way in. */
const esmOnly = [
  '@nestjs',
  'file-type',
  'strtok3',
  'token-types',
  'uint8array-extras',
  '@tokenizer',
  '@borewit',
  'jose',
  'cookie',
  // CommonJS itself, but it imports `cookie` dynamically.
  '@fastify/cookie',
  'content-disposition',
];

const common = {
  rootDir: __dirname,
  testEnvironment: 'node',
  transform: swc.transform,
  transformIgnorePatterns: [`/node_modules/(?!(?:.*/node_modules/)?(?:${esmOnly.join('|')})/)`],
  moduleNameMapper: {
    '^@jishan/contracts$': '<rootDir>/libs/contracts/src/index.ts',
    '^@jishan/entities$': '<rootDir>/libs/entities/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  modulePathIgnorePatterns: ['<rootDir>/(apps|libs)/[^/]+/dist/', '<rootDir>/tests/nets/fixtures/', '<rootDir>/.jishan/'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '<rootDir>/tests/nets/fixtures/'],
};

const project = (displayName, roots, testMatch, more = {}) => ({
  ...common,
  ...more,
  displayName,
  roots: roots.map(root => `<rootDir>/${root}`),
  testMatch: testMatch.map(glob => `<rootDir>/${glob}`),
  testPathIgnorePatterns: [...common.testPathIgnorePatterns, ...(more.testPathIgnorePatterns ?? [])],
});

module.exports = {
  // Jest reads this here only; in a project it is ignored, and hooks that start a database take their time.
  testTimeout: 120_000,
  // A worker keeps something of every file that it ran; close to its limit it does nothing but collect garbage, and hooks run out of time.
  workerIdleMemoryLimit: '1GB',
  projects: [
    project('contracts', ['libs'], ['libs/**/*.spec.ts']),
    project('api', ['apps/api'], ['apps/api/**/*.spec.ts']),
    project('api-db', ['apps/api', 'libs/entities'], ['apps/api/**/*.{db-spec,e2e-spec}.ts', 'libs/entities/**/*.db-spec.ts'], {
      globalSetup: '<rootDir>/apps/api/test/database-setup.ts',
      globalTeardown: '<rootDir>/apps/api/test/database-teardown.ts',
    }),
    project('tools', ['tools'], ['tools/**/*.{spec,db-spec}.ts']),
    project('miniprogram', ['apps/miniprogram'], ['apps/miniprogram/**/*.spec.{ts,tsx}'], require('./jest.miniprogram.cjs')(common)),
    project('tests', ['tests'], ['tests/**/*.spec.ts'], {
      testPathIgnorePatterns: ['<rootDir>/tests/(weapp|h5|journeys|containers|start)/', '<rootDir>/tests/bank/bank.spec.ts'],
    }),
    project('bank', ['tests/bank'], ['tests/bank/bank.spec.ts']),
    project('weapp', ['tests/weapp'], ['tests/weapp/**/*.spec.ts']),
    project('h5', ['tests/h5'], ['tests/h5/**/*.spec.ts']),
    project('containers', ['tests/containers'], ['tests/containers/**/*.spec.ts']),
    project('start', ['tests/start'], ['tests/start/**/*.spec.ts']),
    project('journeys', ['tests/journeys'], ['tests/journeys/**/*.spec.ts'], {
      globalSetup: '<rootDir>/tests/journeys/product-setup.ts',
      globalTeardown: '<rootDir>/tests/journeys/product-teardown.ts',
    }),
  ],
};
