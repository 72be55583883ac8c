import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

interface SuiteOptions {
  readonly timeout: number;
  /** Whether each file has a process of its own. */
  readonly isolate?: boolean;
  readonly patience?: number;
  /** Whether a test that failed is played once more where `KEYTURN_AGAIN` says so: those that wait for other processes. */
  readonly again?: boolean;
  readonly globalSetup?: readonly string[];
  /** Its files, where they are not those of its folder alone. */
  readonly files?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** A project inherits nothing from the root, so each one says all of it. Times in ms. */
const suite = (
  name: string,
  {
    timeout,
    isolate = true,
    patience = 20_000,
    again = false,
    globalSetup = [],
    files,
    env = {},
  }: SuiteOptions,
) => ({
  test: {
    name,
    isolate,
    globalSetup: [...globalSetup],
    include: [...(files ?? [`test/${name}/**/*.test.ts`])],
    exclude: files === undefined ? [...APART] : [],
    env: { ...env },
    testTimeout: timeout,
    hookTimeout: timeout,
    retry: again && process.env.KEYTURN_AGAIN === 'yes' ? 1 : 0,
    // How long a poll waits for what comes a little later: as long as the busiest machine may need.
    expect: { poll: { timeout: Math.min(patience, timeout), interval: 20 } },
  },
});

/** Those that put something else in the place of a module. */
const APART = [
  'test/integration/rotation/model-mutants.test.ts',
  'test/security/single-instance.security.test.ts',
  'test/security/updater.security.test.ts',
];

const WINDOWS = ['test/e2e/support/prepare-vault.ts', 'test/e2e/ui/host-pages.ts'];

/** Walks that axe goes along with, each of them in one look in `npm test` and in all of them in the full run. */
const EVERY_LOOK = [
  'test/e2e/app/accessibility.test.ts',
  'test/e2e/app/history.test.ts',
  'test/e2e/app/rotation.test.ts',
  'test/e2e/ui/restore.test.ts',
];

export default defineConfig({
  test: {
    passWithNoTests: false,
    // One more than there are cores: tests of windows and of processes wait for others half of their time.
    maxWorkers: availableParallelism() + 1,
    projects: [
      // Each leaves its process as it found it, and much of their time would be for what they all import.
      suite('unit', { timeout: 30_000, isolate: false }),
      suite('contract', { timeout: 30_000, isolate: false }),
      suite('security', { timeout: 60_000, isolate: false }),
      suite('integration', { timeout: 180_000, patience: 30_000, isolate: false, again: true }),
      suite('apart', { timeout: 60_000, files: APART }),
      suite('e2e', {
        timeout: 180_000,
        patience: 30_000,
        again: true,
        globalSetup: WINDOWS,
      }),
      suite('full', {
        timeout: 1_800_000,
        patience: 30_000,
        globalSetup: WINDOWS,
        files: ['test/full/**/*.test.ts', ...EVERY_LOOK],
        env: { KEYTURN_EVERY_LOOK: 'yes' },
      }),
    ],
  },
});
