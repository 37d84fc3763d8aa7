import { resolve } from 'node:path';
import { defineConfig } from '@tarojs/cli';
import TsconfigPathsPlugin from 'tsconfig-paths-webpack-plugin';
import { NoServerModulesPlugin } from './no-server-modules.js';

const HERE = resolve(__dirname, '..');
const ROOT = resolve(HERE, '../..');
/** Taro leaves node_modules untranspiled; these ship newer syntax than the oldest phone parses. */
const TRANSPILED = [resolve(ROOT, 'libs/contracts'), (file: string) => /node_modules[\\/](@tanstack|zustand)[\\/]/.test(file)];
const OURS = /[\\/](?:apps[\\/]miniprogram[\\/]src|libs[\\/]contracts)[\\/]/;
/** What this many pages use travels with the first load, in one file; what fewer use waits for them. */
const KIT_MIN_PAGES = 16;
/** A page's chunk may carry a copy of what is smaller: a request costs a village's network more than the bytes. */
const SHARED_MIN_BYTES = 6_000;
const DEFAULT_API_ORIGIN = 'http://127.0.0.1:3000';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- webpack-chain's type is not exported by the runner
function commonChain(chain: any): void {
  // The plugin resolves `@/…` itself, so it must know the platform twins (`login.h5.ts`) that Taro knows for relative paths.
  const twin = process.env.TARO_ENV === 'h5' ? 'h5' : 'weapp';
  const extensions = [`.${twin}.tsx`, `.${twin}.ts`, '.tsx', '.ts', '.js'];
  chain.resolve.plugin('tsconfig-paths').use(TsconfigPathsPlugin, [{ configFile: resolve(HERE, 'tsconfig.json'), extensions }]);
  // One module an area of words: without this every page of the app would carry, and the first load bring, the words of all others.
  chain.module
    .rule('texts')
    .test(/[\\/]src[\\/]texts[\\/]/)
    .set('sideEffects', false);
  chain.plugin('no-server-modules').use(NoServerModulesPlugin, [{ root: ROOT }]);
  chain.performance.hints(false);
}

export default defineConfig<'webpack5'>({
  projectName: 'jishan',
  date: '2026-11-23',
  designWidth: 375,
  deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
  sourceRoot: 'src',
  outputRoot: `${process.env.JISHAN_BUILD_DIR ?? 'dist'}/${process.env.TARO_ENV}`,
  plugins: [
    '@tarojs/plugin-framework-react',
    '@tarojs/plugin-platform-weapp',
    '@tarojs/plugin-platform-h5',
    resolve(HERE, 'config/plugin-aria'),
  ],
  defineConstants: {
    __API_ORIGIN__: JSON.stringify(process.env.API_ORIGIN ?? (process.env.TARO_ENV === 'h5' ? '' : DEFAULT_API_ORIGIN)),
  },
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  // For people at work; a clean build (CI=true) takes nothing from yesterday.
  cache: {
    enable: process.env.CI !== 'true',
    buildDependencies: { config: [resolve(HERE, 'config/index.ts'), resolve(HERE, 'babel.config.js'), resolve(HERE, 'package.json')] },
  },
  mini: {
    optimizeMainPackage: { enable: true },
    compile: { include: TRANSPILED },
    postcss: { pxtransform: { enable: true, config: {} }, cssModules: { enable: false } },
    webpackChain(chain, webpack) {
      commonChain(chain);
      // WeChat has no AbortController: without it every query stays pending for ever.
      chain
        .plugin('abort-controller')
        .use(webpack.ProvidePlugin, [{ AbortController: [resolve(HERE, 'src/polyfills/abort-controller'), 'AbortController'] }]);
    },
  },
  h5: {
    publicPath: '/',
    staticDirectory: 'static',
    router: { mode: 'browser' },
    compile: { include: TRANSPILED },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    postcss: { autoprefixer: { enable: true, config: {} }, pxtransform: { enable: true, config: {} }, cssModules: { enable: false } },
    webpackChain(chain) {
      commonChain(chain);
      // Taro splits the first load only; without this every page's chunk carries its own copy of the kit and its icons.
      // Every browser that can run the bundle has these; Taro's stand-ins for them would travel with the first load.
      ['whatwg-fetch', 'abortcontroller-polyfill/dist/abortcontroller-polyfill-only', 'jsonp-retry'].forEach(name =>
        chain.resolve.alias.set(`${name}$`, false as never),
      );
      chain.resolve.alias.set('@tarojs/components$', resolve(HERE, 'src/ui/elements/elements.h5.ts'));
      chain.resolve.alias.set('@tarojs/components/dist/components$', resolve(HERE, 'src/ui/elements/custom-elements.h5.ts'));
      chain.optimization.merge({
        splitChunks: {
          chunks: 'all',
          cacheGroups: {
            kit: { name: 'kit', test: OURS, minChunks: KIT_MIN_PAGES, priority: 50, enforce: true },
            common: { chunks: 'all', minChunks: 2, minSize: SHARED_MIN_BYTES, priority: 1 },
          },
        },
      });
    },
  },
});
