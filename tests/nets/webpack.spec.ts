import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import webpack, { type Stats } from 'webpack';

interface PluginModule {
  readonly NoServerModulesPlugin: new (options: { root: string }) => webpack.WebpackPluginInstance;
}
const root = join(__dirname, '../..');
const { NoServerModulesPlugin } = jest.requireActual<PluginModule>('../../apps/miniprogram/config/no-server-modules.js');

/** The plugin exactly as the Taro build has it, on an entry that is a fixture. */
async function errorsOf(entry: string): Promise<string[]> {
  const out = mkdtempSync(join(tmpdir(), 'jishan-net-'));
  try {
    const compiler = webpack({
      mode: 'development',
      context: root,
      entry: join(__dirname, 'fixtures/webpack', entry),
      output: { path: out },
      resolve: {
        extensions: ['.ts', '.js'],
        alias: {
          '@jishan/contracts': join(root, 'libs/contracts/src/index.ts'),
          '@jishan/entities': join(root, 'libs/entities/src/index.ts'),
        },
      },
      module: { rules: [{ test: /\.ts$/, use: { loader: join(__dirname, 'strip-types-loader.cjs') } }] },
      plugins: [new NoServerModulesPlugin({ root })],
    });
    const stats = await new Promise<Stats>((resolve, reject) =>
      compiler.run((error, done) => (done ? resolve(done) : reject(error ?? new Error('webpack said nothing')))),
    );
    return (stats.toJson({ errors: true }).errors ?? []).map(error => error.message);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

describe('the mini-program’s webpack plugin, proved on wrong fixtures', () => {
  it.each([
    ['reaches-entities.js', 'libs/entities/src/index.ts'],
    ['reaches-entities-through-others.js', 'libs/entities/src/index.ts'],
    ['reaches-typeorm.js', 'typeorm'],
    ['reaches-the-api.js', 'apps/api/'],
  ])('%s stops the build, and the import chain is printed', async (entry, reached) => {
    const errors = (await errorsOf(entry)).filter(message => message.startsWith('A server module was reached'));
    expect(errors).not.toEqual([]);
    expect(errors.join('\n')).toContain(reached);
    expect(errors.join('\n')).toContain(`tests/nets/fixtures/webpack/${entry}`);
  });

  it('lets contracts pass', async () => {
    expect(await errorsOf('right.js')).toEqual([]);
  });
});
