import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

interface SuiteOptions {
  readonly timeout: number;
  /** Whether each file has a process of its own. */
  readonly isolate?: boolean;
  readonly patience?: number;
  readonly globalSetup?: readonly string[];
}

/** A project inherits nothing from the root, so each one says all of it. Times in ms. */
const suite = (
  name: string,
  { timeout, isolate = true, patience = 20_000, globalSetup = [] }: SuiteOptions,
) => ({
  test: {
    name,
    isolate,
    globalSetup: [...globalSetup],
    include: [`test/${name}/**/*.test.ts`],
    testTimeout: timeout,
    hookTimeout: timeout,
    // How long a poll waits for what comes a little later: as long as the busiest machine may need.
    expect: { poll: { timeout: Math.min(patience, timeout), interval: 20 } },
  },
});

export default defineConfig({
  test: {
    passWithNoTests: false,
    // One more than there are cores: tests of windows and of processes wait for others half of their time.
    maxWorkers: availableParallelism() + 1,
    projects: [
      // They hold no state of a process, and half of their time is for what they all import.
      suite('unit', { timeout: 30_000, isolate: false }),
      suite('contract', { timeout: 30_000 }),
      suite('security', { timeout: 60_000 }),
      suite('integration', { timeout: 180_000, patience: 30_000 }),
      suite('e2e', {
        timeout: 180_000,
        patience: 30_000,
        globalSetup: ['test/e2e/support/prepare-vault.ts', 'test/e2e/ui/host-pages.ts'],
      }),
      suite('full', {
        timeout: 900_000,
        patience: 30_000,
        globalSetup: ['test/e2e/support/prepare-vault.ts'],
      }),
    ],
  },
});
