import { describe, expect, it } from 'vitest';
import { CliError } from '../../../src/cli/errors.ts';
import { runCli } from '../../../src/cli/run.ts';
import { fakeApp, PASSWORD } from '../../support/cli/fake-app.ts';
import { fakeIo } from '../../support/cli/fake-io.ts';
import { sampleKey, vaultOf } from '../../support/cli/sample.ts';

describe('an interruption', () => {
  it('ends a check under way with 130, and closes the vault', async () => {
    const { io, interrupt, stderr } = fakeIo({ fds: { 9: PASSWORD } });
    const fake = fakeApp({
      ...vaultOf(sampleKey()),
      'verification.start': () => {
        interrupt();
        return new Promise(() => undefined);
      },
      'verification.cancel': () => ({}),
    });
    const argv = ['verify', '--all', '--password-fd', '9'];
    expect(await runCli(argv, io, { openApp: async () => fake.app })).toBe(130);
    expect(fake.closed()).toBe(1);
    expect(fake.inputs('verification.cancel')).toHaveLength(1);
    expect(stderr()).toContain('Interrupted');
  });

  it('at a prompt ends with 130, and closes the vault', async () => {
    const { io } = fakeIo({ interactive: true });
    const fake = fakeApp();
    const asking = {
      ...io,
      askSecret: async () => {
        throw new CliError('interrupted');
      },
    };
    expect(await runCli(['list'], asking, { openApp: async () => fake.app })).toBe(130);
    expect(fake.closed()).toBe(1);
  });
});
