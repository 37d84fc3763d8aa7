const { relative, sep } = require('node:path');

/** One enum imported from the entity barrel adds 727 kB and says nothing; so the build stops at the first server module. */
const SERVER_FILES = [/[\\/]apps[\\/]api[\\/]/, /[\\/]libs[\\/]entities[\\/]/, /[\\/]node_modules[\\/](?:typeorm|pg|@nestjs)[\\/]/];
const SERVER_REQUESTS = /^(?:typeorm|pg|@nestjs\/[^/]+|@jishan\/entities)(?:\/|$)/;
const CHAIN_MAX_MODULES = 30;

class NoServerModulesPlugin {
  constructor({ root }) {
    this.root = root;
  }

  apply(compiler) {
    compiler.hooks.compilation.tap('NoServerModules', compilation => {
      compilation.hooks.finishModules.tap('NoServerModules', modules => {
        for (const module of modules) this.check(compilation, compiler.webpack.WebpackError, module);
      });
    });
  }

  check(compilation, WebpackError, module) {
    const file = module.resource;
    const reached = file && SERVER_FILES.some(pattern => pattern.test(file)) ? file : this.requestedServerModule(module);
    if (!reached) return;
    const chain = this.chainTo(compilation.moduleGraph, module);
    compilation.errors.push(
      new WebpackError(`A server module was reached by the mini-program: ${this.short(reached)}\n  ${chain.join('\n  → ')}`),
    );
  }

  /** Also caught when it cannot be resolved at all, so that the message names the rule and not a missing file. */
  requestedServerModule(module) {
    const found = (module.dependencies ?? []).find(dependency => dependency.request && SERVER_REQUESTS.test(dependency.request));
    return found?.request;
  }

  chainTo(graph, module) {
    const chain = [this.short(module.resource ?? module.identifier())];
    const seen = new Set();
    let current = module;
    while (chain.length < CHAIN_MAX_MODULES) {
      seen.add(current);
      const issuer = graph.getIssuer(current);
      if (!issuer || seen.has(issuer)) break;
      chain.unshift(this.short(issuer.resource ?? issuer.identifier()));
      current = issuer;
    }
    return chain;
  }

  short(file) {
    return relative(this.root, file.split('?')[0]).split(sep).join('/');
  }
}

module.exports = { NoServerModulesPlugin };
