import { countsOf, isGreen, slowestFiles, type JestReport } from './jest-report';

const report = (more: Partial<JestReport>): JestReport => ({
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
  testResults: [],
  ...more,
});

describe('jest’s report', () => {
  it('counts a file that did not run as a failure', () => {
    expect(countsOf(report({ numPassedTests: 3, numRuntimeErrorTestSuites: 1 }))).toEqual({ passed: 3, failed: 1, skipped: 0 });
  });

  it('counts todo tests as skipped', () => {
    expect(countsOf(report({ numPassedTests: 1, numPendingTests: 2, numTodoTests: 1 })).skipped).toBe(3);
  });

  it.each([
    [{ passed: 1, failed: 0, skipped: 0 }, true],
    [{ passed: 0, failed: 0, skipped: 5 }, false],
    [{ passed: 9, failed: 1, skipped: 0 }, false],
  ])('%j is green: %s', (counts, expected) => {
    expect(isGreen(counts)).toBe(expected);
  });

  it('names the slowest files first', () => {
    const testResults = [
      { name: 'a', startTime: 0, endTime: 10 },
      { name: 'b', startTime: 5, endTime: 50 },
    ];
    expect(slowestFiles(report({ testResults }), 1)).toEqual([{ name: 'b', ms: 45 }]);
  });
});
