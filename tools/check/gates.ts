import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from './browser';
import { texts, type GateName } from './check.texts';
import { countsOf, isGreen, slowestFiles, type Counts, type JestReport } from './jest-report';
import { runCommand } from './run-command';

export interface Verdict {
  readonly ok: boolean;
  readonly remark: string;
  /** Tests inside the gate; a gate without tests counts as one. */
  readonly counts?: Counts;
}

export interface Gate {
  readonly name: GateName;
  readonly run: () => Promise<Verdict>;
}

const MINUTE = 60_000;
/** No daemon and no progress bars: nothing of ours stays behind, and the log is plain. What a developer points elsewhere does not count. */
const PLAIN = {
  CI: 'true',
  NX_DAEMON: 'false',
  NX_TUI: 'false',
  FORCE_COLOR: '0',
  NO_COLOR: '1',
  JISHAN_TEST_PRODUCT_URL: '',
  JISHAN_TEST_SERVER: '',
  JISHAN_TEST_PG_DIR: '',
  WEAPP_DIST: '',
  BANK_BUILD: '',
  BANK_SEED: '',
};
const UNIT_PROJECTS = ['contracts', 'api', 'api-db', 'tools', 'miniprogram', 'tests'];
const SLOWEST = 5;

/** In the order of what is cheapest to know. */
export function allGates(root: string, logs: string): readonly Gate[] {
  const log = (name: GateName): string => join(logs, `${name}.log`);
  const npm = (name: GateName, args: readonly string[], minutes: number) => async (): Promise<Verdict> => {
    const { ok, timedOut } = await runCommand({
      program: 'npm',
      args,
      cwd: root,
      logFile: log(name),
      timeoutMs: minutes * MINUTE,
      env: PLAIN,
    });
    return { ok, remark: timedOut ? texts.timedOut(minutes) : '' };
  };
  const jest = (name: GateName, projects: readonly string[], minutes: number, workers: number) => () =>
    runJest({ root, logs, logFile: log(name), name, projects, minutes, workers });
  return [
    { name: 'browser', run: () => ensureBrowser(root, log('browser')) },
    { name: 'lint', run: npm('lint', ['run', '--silent', 'lint'], 10) },
    { name: 'typecheck', run: npm('typecheck', ['run', '--silent', 'typecheck', '--', '--parallel=2'], 10) },
    { name: 'build', run: npm('build', ['run', '--silent', 'build', '--', '--parallel=1'], 15) },
    { name: 'jest', run: jest('jest', UNIT_PROJECTS, 45, 2) },
    { name: 'bank', run: jest('bank', ['bank'], 10, 1) },
    { name: 'bundles', run: jest('bundles', ['weapp', 'h5', 'containers', 'start'], 15, 2) },
    { name: 'journeys', run: jest('journeys', ['journeys'], 50, 1) },
  ];
}

interface JestRun {
  readonly root: string;
  readonly logs: string;
  readonly logFile: string;
  readonly name: GateName;
  readonly projects: readonly string[];
  readonly minutes: number;
  readonly workers: number;
}

async function runJest({ root, logs, logFile, name, projects, minutes, workers }: JestRun): Promise<Verdict> {
  const reportFile = join(logs, `${name}.json`);
  rmSync(reportFile, { force: true });
  const args = [
    join(root, 'node_modules/jest/bin/jest.js'),
    ...[
      '--selectProjects',
      ...projects,
      '--json',
      `--outputFile=${reportFile}`,
      `--maxWorkers=${workers}`,
      '--ci',
      '--passWithNoTests=false',
    ],
  ];
  const { ok, timedOut } = await runCommand({
    program: process.execPath,
    args,
    cwd: root,
    logFile,
    timeoutMs: minutes * MINUTE,
    env: PLAIN,
  });
  if (!existsSync(reportFile))
    return { ok: false, remark: timedOut ? texts.timedOut(minutes) : texts.noReport, counts: { passed: 0, failed: 1, skipped: 0 } };
  const report = JSON.parse(readFileSync(reportFile, 'utf8')) as JestReport;
  const counted = countsOf(report);
  // Jest may end badly although every test passed (a global teardown that failed): that is a failure too.
  const counts = ok || counted.failed > 0 ? counted : { ...counted, failed: 1 };
  const slowest = slowestFiles(report, SLOWEST).map(({ name: file, ms }) => `      ${texts.seconds(ms)}  ${file.replace(`${root}/`, '')}`);
  const remark = [texts.jestCounts(counts.passed, counts.failed, counts.skipped), `    ${texts.slowest}:`, ...slowest].join('\n');
  return { ok: isGreen(counts), remark, counts };
}
