const fs = require('node:fs');
const path = require('node:path');

/**
 * The app's unit tests run in jsdom, where Taro's real modules cannot (they expect the build's replacements). Every file
 * `apps/miniprogram/test/stand-ins/<name>.ts(x)` stands in for the module `@tarojs/<name>`.
 */
function standIns() {
  const folder = path.join(__dirname, 'apps/miniprogram/test/stand-ins');
  const files = fs.existsSync(folder) ? fs.readdirSync(folder).filter(file => /\.tsx?$/.test(file)) : [];
  return Object.fromEntries(files.map(file => [`^@tarojs/${file.replace(/\.tsx?$/, '')}$`, path.join(folder, file)]));
}

module.exports = common => ({
  testEnvironment: 'jsdom',
  // Platform twins: in a DOM the browser's one is meant.
  moduleFileExtensions: ['h5.tsx', 'h5.ts', 'tsx', 'ts', 'js', 'jsx', 'json'],
  globals: { __API_ORIGIN__: 'http://api.invalid' },
  moduleNameMapper: {
    ...standIns(),
    // Before the app's own names: the first that fits is taken.
    '\\.(scss|css|png|jpg|svg)$': '<rootDir>/jest.asset.cjs',
    '^@/(.*)$': '<rootDir>/apps/miniprogram/src/$1',
    ...common.moduleNameMapper,
  },
});
