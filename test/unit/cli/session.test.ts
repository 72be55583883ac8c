import { describe, expect, it } from 'vitest';
import { KeyturnError } from '../../../src/shared/ipc/envelope.ts';
import type { VaultStatus } from '../../../src/shared/model/vault.ts';
import { LOCKED, PASSWORD } from '../../support/cli/fake-app.ts';
import { run } from '../../support/cli/run.ts';

const withStatus = (changes: Partial<VaultStatus>) => ({ 'vault.status': () => ({ ...LOCKED, ...changes }) });

describe('the vault', () => {
  it('lies where --vault says, seen from the working directory', async () => {
    const ended = await run(['list', '--vault', 'mine', '--password-fd', '9'], {}, { cwd: '/home' });
    expect(ended.opened).toEqual(['/home/mine']);
  });

  it('lies where it lies by default else', async () => {
    expect((await run(['list', '--password-fd', '9'])).opened).toEqual([null]);
  });

  it('is composed once and closed at the end, after an error too', async () => {
    for (const argv of [['list'], ['show', 'aaaa']]) {
      const ended = await run([...argv, '--password-fd', '9']);
      expect(ended.opened).toHaveLength(1);
      expect(ended.closed()).toBe(1);
    }
  });

  it.each([
    ['absent', null, 3, 'no vault yet'],
    ['problem', 'vault-damaged', 4, 'damaged'],
    ['problem', 'vault-newer', 4, ''],
    ['problem', 'vault-mismatch', 4, ''],
    ['problem', 'folder-not-writable', 4, ''],
    ['problem', 'folder-not-local', 4, ''],
  ] as const)('that is %s (%s) ends with %i and asks for no password', async (state, problem, code, text) => {
    const ended = await run(['list'], withStatus({ state, problem }), { interactive: true });
    expect(ended.code).toBe(code);
    expect(ended.stderr).toContain(text);
    expect(ended.asked).toEqual([]);
    expect(ended.inputs('vault.unlock')).toEqual([]);
  });

  it('whose audit chain is broken opens with a warning', async () => {
    const ended = await run(['list', '--password-fd', '9'], withStatus({ auditBroken: true }));
    expect(ended.code).toBe(0);
    expect(ended.stderr).toContain('audit chain');
  });
});

describe('the password', () => {
  const unlocks = [{ kind: 'password', password: PASSWORD }];

  it('comes from a descriptor, its first line', async () => {
    const ended = await run(['list', '--password-fd', '9'], {}, { fds: { 9: `${PASSWORD}\r\nmore\n` } });
    expect(ended.inputs('vault.unlock')).toEqual(unlocks);
    expect(ended.code).toBe(0);
  });

  it('comes from a file, in the working directory', async () => {
    const files = { '/nowhere/pw': { text: PASSWORD, mode: 0o600 } };
    const ended = await run(['list', '--password-file', 'pw'], {}, { files });
    expect(ended.inputs('vault.unlock')).toEqual(unlocks);
    expect(ended.stderr).not.toContain('Warning');
  });

  it('comes from a file that others can read with a warning', async () => {
    const files = { '/pw': { text: PASSWORD, mode: 0o640 } };
    const ended = await run(['list', '--password-file', '/pw'], {}, { files });
    expect(ended.code).toBe(0);
    expect(ended.stderr).toContain('/pw can be read by others');
  });

  it('that cannot be read is a failed file', async () => {
    expect((await run(['list', '--password-file', '/none'])).code).toBe(5);
    expect((await run(['list', '--password-fd', '7'])).code).toBe(5);
  });

  it('that is empty is a wrong command line', async () => {
    expect((await run(['list', '--password-fd', '9'], {}, { fds: { 9: '\n' } })).code).toBe(2);
  });

  it('is asked on a terminal, without echo', async () => {
    const ended = await run(['list'], {}, { interactive: true, answers: [PASSWORD] });
    expect(ended.asked).toEqual(['secret:Master password: ']);
    expect(ended.inputs('vault.unlock')).toEqual(unlocks);
  });

  it('that is wrong ends with 3 and points to the recovery code', async () => {
    const ended = await run(['list'], {}, { interactive: true, answers: ['not this one'] });
    expect(ended.code).toBe(3);
    expect(ended.stderr).toContain('passwd --recovery');
    expect(ended.stderr).not.toContain('not this one');
  });

  it('is not asked where nobody is: 3, with what to do', async () => {
    const ended = await run(['list', '--json']);
    expect(ended.code).toBe(3);
    expect(ended.json()).toMatchObject({ error: { code: 'password-needed' } });
    expect(ended.stderr).toContain('--password-file');
  });

  it('can be left to the keychain where that is ready', async () => {
    const ended = await run(['list'], withStatus({ keychain: 'ready' }));
    expect(ended.code).toBe(0);
    expect(ended.inputs('vault.unlock')).toEqual([{ kind: 'keychain' }]);
  });

  it('can be left to the keychain on a terminal too', async () => {
    const ended = await run(['list'], withStatus({ keychain: 'ready' }), {
      interactive: true,
      answers: [''],
    });
    expect(ended.asked).toEqual(['secret:Master password (Enter alone uses the keychain): ']);
    expect(ended.inputs('vault.unlock')).toEqual([{ kind: 'keychain' }]);
  });

  it.each(['blocked', 'available', 'unavailable'] as const)(
    'is needed where the keychain is %s',
    async (keychain) => {
      const ended = await run(['list'], withStatus({ keychain }));
      expect(ended.code).toBe(3);
      expect(ended.inputs('vault.unlock')).toEqual([]);
    },
  );

  it('is needed where the keychain denies', async () => {
    const answers = {
      ...withStatus({ keychain: 'ready' }),
      'vault.unlock': () => {
        throw new KeyturnError('keychain-denied');
      },
    };
    expect((await run(['list'], answers)).code).toBe(3);
  });

  it('never wins over the one that is named', async () => {
    const ended = await run(['list', '--password-fd', '9'], withStatus({ keychain: 'ready' }), {
      interactive: true,
      fds: { 9: 'wrong' },
    });
    expect(ended.code).toBe(3);
    expect(ended.asked).toEqual([]);
    expect(ended.inputs('vault.unlock')).toEqual([{ kind: 'password', password: 'wrong' }]);
  });
});

describe('the language', () => {
  it('is the stored one where the environment names none', async () => {
    const ended = await run(['list', '--password-fd', '9'], {}, { env: { LANG: 'C' } });
    expect(ended.stderr).toBe('没有密钥。\n');
  });

  it('is that of the environment where it names one', async () => {
    const ended = await run(['list', '--password-fd', '9'], {}, { env: { LANG: 'en_US.UTF-8' } });
    expect(ended.stderr).toBe('No keys.\n');
    expect(ended.inputs('preferences.get')).toEqual([]);
  });
});

describe('an error that nobody foresaw', () => {
  it('shows nothing of itself', async () => {
    const answers = {
      'credentials.list': () => {
        throw new Error('a row with a secret');
      },
    };
    const ended = await run(['list', '--password-fd', '9', '--json'], answers);
    expect(ended.code).toBe(1);
    expect(ended.stdout + ended.stderr).not.toContain('a row with a secret');
    expect(ended.json()).toMatchObject({ error: { code: 'internal' } });
  });
});

describe('a step that asks for presence', () => {
  /** An app that the keychain opened, and that wants the password before it turns the keychain off. */
  const wary = () => {
    let present = false;
    return {
      ...withStatus({ keychain: 'ready' }),
      'vault.setKeychain': () => {
        if (!present) throw new KeyturnError('presence-needed');
        return {};
      },
      'presence.confirm': (by: unknown) => {
        present = (by as { password: string }).password === PASSWORD;
        if (!present) throw new KeyturnError('wrong-password');
        return {};
      },
    };
  };

  it('has the password asked at a terminal, and goes on', async () => {
    const ended = await run(['keychain', 'off'], wary(), { interactive: true, answers: ['', PASSWORD] });
    expect(ended.code).toBe(0);
    expect(ended.asked).toHaveLength(2);
    expect(ended.inputs('vault.setKeychain')).toHaveLength(2);
  });

  it('is not taken without a password', async () => {
    for (const last of ['', 'nope']) {
      const ended = await run(['keychain', 'off'], wary(), { interactive: true, answers: ['', last] });
      expect(ended.code).toBe(3);
      expect(ended.inputs('vault.setKeychain')).toHaveLength(1);
    }
  });

  it('ends with 3 and says how where nobody can be asked', async () => {
    const ended = await run(['keychain', 'off'], wary());
    expect(ended.code).toBe(3);
    expect(ended.stderr).toContain('--password-fd');
    expect(ended.inputs('presence.confirm')).toEqual([]);
  });

  it('takes the password from a file', async () => {
    const files = { '/pw': { text: PASSWORD, mode: 0o600 } };
    let unlocked = false;
    const answers = {
      ...wary(),
      'vault.status': () => ({ ...LOCKED, state: unlocked ? ('unlocked' as const) : ('locked' as const) }),
      'vault.unlock': () => {
        unlocked = true;
        return {};
      },
    };
    const ended = await run(['keychain', 'off', '--password-file', '/pw'], answers, { files });
    expect(ended.code).toBe(0);
    expect(ended.inputs('presence.confirm')).toEqual([{ kind: 'password', password: PASSWORD }]);
  });
});

describe('a password that is due', () => {
  const due = {
    ...withStatus({ keychain: 'ready' }),
    'vault.unlock': (method: { kind: string }) => {
      if (method.kind === 'keychain') throw new KeyturnError('password-due', { days: 14 });
      return {};
    },
  };

  it('is asked for at a terminal', async () => {
    const ended = await run(['list'], due, { interactive: true, answers: ['', PASSWORD] });
    expect(ended.code).toBe(0);
    expect(ended.stderr).toContain('14 days');
  });

  it('ends with 3 where nobody can be asked, and where nothing is typed', async () => {
    expect((await run(['list'], due)).code).toBe(3);
    expect((await run(['list'], due, { interactive: true, answers: ['', ''] })).code).toBe(3);
  });
});
