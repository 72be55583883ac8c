import type { Reporter, TestCase } from 'vitest/node';

/**
 * Names the tests that passed only when they were played again, with why they failed at first: a busy machine, or a race
 * that somebody has to find. Only `npm test` plays any again; the full run fails by them.
 */
export default class AgainReporter implements Reporter {
  readonly #lines: string[] = [];

  onTestCaseResult(test: TestCase): void {
    if (test.diagnostic()?.flaky !== true) return;
    const [first] = test.result().errors ?? [];
    this.#lines.push(
      `  ${test.module.relativeModuleId} > ${test.fullName}: ${first?.message ?? 'no reason'}`,
    );
  }

  onTestRunEnd(): void {
    if (this.#lines.length === 0) return;
    process.stdout.write(`\nPassed only when played again:\n${this.#lines.join('\n')}\n`);
  }
}
