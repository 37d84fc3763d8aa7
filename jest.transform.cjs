/** How jest reads our sources: by swc, to CommonJS, with the decorator metadata that Nest and TypeORM live on. */
const target = 'es2022';

/** Also used where jest's moduleNameMapper does not reach: in a global setup file and what it imports. */
const paths = { '@jishan/contracts': ['./libs/contracts/src/index.ts'], '@jishan/entities': ['./libs/entities/src/index.ts'] };

const options = parser => ({
  swcrc: false,
  sourceMaps: 'inline',
  module: { type: 'commonjs' },
  jsc: {
    target,
    keepClassNames: true,
    parser,
    baseUrl: __dirname,
    paths,
    transform: {
      legacyDecorator: true,
      decoratorMetadata: true,
      useDefineForClassFields: false,
      react: { runtime: 'automatic' },
    },
  },
});

module.exports = {
  transform: {
    '\\.ts$': ['@swc/jest', options({ syntax: 'typescript', decorators: true })],
    '\\.tsx$': ['@swc/jest', options({ syntax: 'typescript', tsx: true, decorators: true })],
    '\\.m?jsx?$': ['@swc/jest', options({ syntax: 'ecmascript', jsx: true })],
  },
};
