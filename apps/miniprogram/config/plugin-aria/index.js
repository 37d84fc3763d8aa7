const { resolve } = require('node:path');
const attributes = require('./attributes');

/** Gives WeChat's template the aria attributes, at build (templates) and at run time (what setData carries). */
module.exports = ctx => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (platform.platform !== 'weapp') return;
      platform.template.mergeComponents(ctx, attributes);
      const runtimes = [].concat(platform.runtimePath);
      platform.runtimePath = [...runtimes, resolve(__dirname, 'runtime.js')];
    },
  });
};
