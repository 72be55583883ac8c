import { defineConfig } from 'vitest/config';

const suite = (name: string, options: { readonly timeout: number }) => ({
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    testTimeout: options.timeout,
    hookTimeout: options.timeout,
  },
});

export default defineConfig({
  test: {
    passWithNoTests: false,
    // By itself it leaves one core idle, which is half of a small machine.
    maxWorkers: '100%',
    projects: [
      suite('unit', { timeout: 20_000 }),
      suite('contract', { timeout: 30_000 }),
      suite('security', { timeout: 60_000 }),
      suite('integration', { timeout: 180_000 }),
      suite('e2e', { timeout: 180_000 }),
      suite('full', { timeout: 900_000 }),
    ],
  },
});
