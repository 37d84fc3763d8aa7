/** What `npm test` says, in Chinese with the English word a log is searched for. */
export const texts = {
  title: '积善 · 全部检查 / all checks',
  gates: {
    browser: '浏览器与中文字体 browser',
    lint: '代码规范 lint',
    typecheck: '类型检查 typecheck',
    build: '构建 build',
    jest: '测试 jest',
    bank: '账本抗故障 bank',
    bundles: '构建产物 bundles',
    journeys: '全程体验 journeys',
  },
  seconds: (ms: number) => `${(ms / 1000).toFixed(1)} s`,
  jestCounts: (passed: number, failed: number, skipped: number) =>
    `${passed} 通过 passed, ${failed} 未通过 failed${skipped > 0 ? `, ${skipped} 跳过 skipped` : ''}`,
  outputOf: (title: string, log: string) => `── ${title}：以下是输出的末尾，全文在 the end of its output, all of it is in ${log}`,
  timedOut: (minutes: number) => `超过 ${minutes} 分钟，已停止 / stopped after ${minutes} minutes`,
  unknownGate: (name: string, known: readonly string[]) => `没有名为 ${name} 的检查 / no such gate. --only ${known.join(' | ')}`,
  noReport: '测试没有留下结果 / jest left no report',
  installing: (names: readonly string[]) => `正在安装 installing: ${names.join(' ')}`,
  missing: (names: readonly string[], why: string) =>
    `缺少 missing: ${names.join(', ')}。${why} / install them first, e.g. apt-get install -y ${names.join(' ')}`,
  notRoot: '当前用户不能安装软件 (not root)',
  noApt: '这台机器没有 apt-get (no apt-get here)',
  aptFailed: 'apt-get 安装失败 (apt-get failed)',
  complete: (found: string) => found,
  slowest: '最慢的测试文件 slowest test files',
} as const;

export type GateName = keyof typeof texts.gates;
