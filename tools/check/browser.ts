import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { texts } from './check.texts';
import { findChromium } from './chromium';
import { runCommand } from './run-command';

const APT_MINUTES = 10;
const FONT_FOLDERS = ['/usr/share/fonts', '/usr/local/share/fonts'];

/** Without a font for Chinese every screenshot is a row of boxes, and widths are wrong. */
function hasChineseFont(): boolean {
  if (process.platform !== 'linux') return true;
  const list = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' });
  if (list.status === 0) return list.stdout.trim() !== '';
  return FONT_FOLDERS.filter(folder => existsSync(folder)).some(folder =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).some(file => /CJK|WenQuanYi|SourceHan/i.test(file)),
  );
}

export function missingPackages(): string[] {
  return [...(findChromium() ? [] : ['chromium']), ...(hasChineseFont() ? [] : ['fonts-noto-cjk'])];
}

/** Makes sure that there is a browser which can show Chinese; installs it where that is possible. Answers what is still wrong. */
export async function ensureBrowser(cwd: string, logFile: string): Promise<{ ok: boolean; remark: string }> {
  const missing = missingPackages();
  if (missing.length === 0) return { ok: true, remark: texts.complete(findChromium() ?? '') };
  if (spawnSync('apt-get', ['--version']).error) return { ok: false, remark: texts.missing(missing, texts.noApt) };
  if (process.getuid?.() !== 0) return { ok: false, remark: texts.missing(missing, texts.notRoot) };
  process.stdout.write(`    ${texts.installing(missing)}\n`);
  const apt = (args: readonly string[]) =>
    runCommand({ program: 'apt-get', args, cwd, logFile, timeoutMs: APT_MINUTES * 60_000, env: { DEBIAN_FRONTEND: 'noninteractive' } });
  await apt(['update']);
  await apt(['install', '-y', '--no-install-recommends', ...missing]);
  const still = missingPackages();
  return still.length === 0
    ? { ok: true, remark: texts.complete(findChromium() ?? '') }
    : { ok: false, remark: texts.missing(still, texts.aptFailed) };
}
