const { transformSync } = require('@swc/core');

/** The smallest reader of TypeScript webpack can have; Taro's own is babel. */
module.exports = function stripTypes(source) {
  return transformSync(source, {
    filename: this.resourcePath,
    swcrc: false,
    jsc: { parser: { syntax: 'typescript', decorators: true }, target: 'es2020' },
  }).code;
};
