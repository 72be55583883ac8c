import { describe, expect, it } from 'vitest';
import { KeyturnError } from '../../../src/shared/ipc/envelope.ts';
import { NO_POLICY } from '../../../src/shared/model/managed-policy.ts';
import { type Answers, LOCKED, PASSWORD } from '../../support/cli/fake-app.ts';
import { run, WITH_PASSWORD } from '../../support/cli/run.ts';

const CODE = 'AAAA0-BBBB1-CCCC2-DDDD3-EEEE4-FFFF5-GGGG6-HHHH7';
const USED_CODE = '0000A-1111B-2222C-3333D-4444E-5555F-6666G-7777H';
const NEW_PASSWORD = 'another horse battery';

/** Answers the question for a group from the code, as somebody who wrote it down. */
const fromPaper = (label: string): string => {
  const number = Number(/Group (\d)/.exec(label)?.[1]);
  return CODE.split('-')[number - 1] ?? '';
};

const confirming = {
  'vault.confirmRecovery': ({ groups }: { groups: readonly { index: number; text: string }[] }) => ({
    correct: groups.every(({ index, text }) => CODE.split('-')[index] === text),
  }),
};

const absent: Answers = {
  'vault.status': () => ({ ...LOCKED, state: 'absent', recoveryConfirmed: false }),
  'vault.create': ({ keychain }) => ({ recoveryCode: CODE, keychain }),
  ...confirming,
};

const TERMINAL = { interactive: true, terminal: true } as const;

describe('init', () => {
  it('asks the password twice, shows the code once, takes it off the screen and asks two groups back', async () => {
    const answers = ['one', 'two', PASSWORD, PASSWORD, '', fromPaper, fromPaper];
    const ended = await run(['init'], absent, { ...TERMINAL, answers });
    expect(ended.code).toBe(0);
    expect(ended.asked.filter((label) => label.startsWith('secret:'))).toHaveLength(4);
    expect(ended.inputs('vault.create')).toEqual([{ password: PASSWORD, keychain: false }]);
    expect(ended.stdout.split(CODE)).toHaveLength(2);
    expect(ended.stdout.split('\u001b[').slice(-2)).toEqual([expect.stringMatching(/^\d+A$/), '0J']);
    expect(ended.stderr).not.toContain(CODE);
    expect(ended.stderr).toContain('confirmed');
    const [asked] = ended.inputs('vault.confirmRecovery') as [{ groups: { index: number }[] }];
    expect(new Set(asked.groups.map(({ index }) => index)).size).toBe(2);
  });

  it('leaves the code unconfirmed after three wrong tries; the vault is there', async () => {
    const answers = [PASSWORD, PASSWORD, '', 'x', 'x', 'x', 'x', 'x', 'x'];
    const ended = await run(['init'], absent, { ...TERMINAL, answers });
    expect(ended.code).toBe(0);
    expect(ended.inputs('vault.confirmRecovery')).toHaveLength(3);
    expect(ended.stderr).toContain('stays unconfirmed');
  });

  it('gives the code in the JSON, unconfirmed', async () => {
    const ended = await run(['init', '--json', '--keychain', ...WITH_PASSWORD], absent);
    expect(ended.json()).toEqual({
      folder: LOCKED.folder,
      recoveryCode: CODE,
      recoveryConfirmed: false,
      keychain: true,
    });
    expect(ended.inputs('vault.confirmRecovery')).toEqual([]);
  });

  it('prints the code alone where there is no terminal', async () => {
    expect((await run(['init', ...WITH_PASSWORD], absent)).stdout).toBe(`${CODE}\n`);
  });

  it('says when the keychain could not be set up', async () => {
    const ended = await run(['init', '--keychain', ...WITH_PASSWORD], {
      ...absent,
      'vault.create': () => ({ recoveryCode: CODE, keychain: false }),
    });
    expect(ended.code).toBe(0);
    expect(ended.stderr).toContain('could not be set up');
  });

  it('never touches a vault that is there, and asks no password for it', async () => {
    const ended = await run(['init'], {}, TERMINAL);
    expect(ended.code).toBe(1);
    expect(ended.asked).toEqual([]);
    expect(ended.stderr).toContain('vault already');
  });

  it.each([
    ['weak-password', 1],
    ['folder-not-writable', 4],
    ['folder-not-local', 4],
    ['disk-full', 5],
  ] as const)('ends on %s with %i', async (code, exit) => {
    const ended = await run(['init', ...WITH_PASSWORD], {
      ...absent,
      'vault.create': () => {
        throw new KeyturnError(code, { min: 10 });
      },
    });
    expect(ended.code).toBe(exit);
  });

  it('needs a password where nobody can be asked', async () => {
    const ended = await run(['init'], absent);
    expect(ended.code).toBe(3);
    expect(ended.inputs('vault.create')).toEqual([]);
  });
});

describe('status', () => {
  it.each([
    ['locked', null, 0],
    ['absent', null, 3],
    ['problem', 'vault-damaged', 4],
    ['problem', 'folder-not-local', 4],
  ] as const)('tells %s (%s) by its exit code %i and unlocks nothing', async (state, problem, code) => {
    const answers = { 'vault.status': () => ({ ...LOCKED, state, problem }) };
    const ended = await run(['status', '--json', ...WITH_PASSWORD], answers);
    expect(ended.code).toBe(code);
    expect(ended.inputs('vault.unlock')).toEqual([]);
    expect(ended.json()).toEqual({
      version: '0.1.0',
      state,
      problem,
      folder: LOCKED.folder,
      keychain: 'unavailable',
      recoveryConfirmed: true,
      policy: 'none',
    });
  });

  it('says that rules hold', async () => {
    const state = { state: 'managed', source: '/etc/keyturn/policy.json', rules: NO_POLICY } as const;
    const ended = await run(['status'], {
      'policy.get': () => ({ ...state, problem: null, detail: null }),
    });
    expect(ended.stdout).toContain('Whoever manages this computer has set rules');
    expect((await run(['status'])).stdout).not.toContain('rules');
  });

  it('shows the folder to people', async () => {
    expect((await run(['status'])).stdout).toContain(LOCKED.folder);
  });
});

describe('passwd', () => {
  const changing: Answers = { 'vault.changePassword': () => ({}) };

  it('proves by the old password and asks the new one twice', async () => {
    const answers = [PASSWORD, NEW_PASSWORD, NEW_PASSWORD];
    const ended = await run(['passwd'], changing, { ...TERMINAL, answers });
    expect(ended.code).toBe(0);
    expect(ended.asked.every((label) => label.startsWith('secret:'))).toBe(true);
    expect(ended.inputs('vault.changePassword')).toEqual([
      { proof: { kind: 'password', password: PASSWORD }, next: NEW_PASSWORD },
    ]);
  });

  it('takes both from descriptors', async () => {
    const fds = { 3: PASSWORD, 4: NEW_PASSWORD };
    const ended = await run(['passwd', '--password-fd', '3', '--new-password-fd', '4'], changing, { fds });
    expect(ended.code).toBe(0);
    expect(ended.inputs('vault.changePassword')).toHaveLength(1);
  });

  it('proves by the recovery code, which is used up: another one is shown and asked back', async () => {
    const answers = [USED_CODE, NEW_PASSWORD, NEW_PASSWORD, '', fromPaper, fromPaper];
    const renewing = { ...changing, ...confirming, 'vault.renewRecovery': () => ({ recoveryCode: CODE }) };
    const ended = await run(['passwd', '--recovery'], renewing, { ...TERMINAL, answers });
    expect(ended.code).toBe(0);
    expect(ended.inputs('vault.renewRecovery')).toEqual([{ password: NEW_PASSWORD }]);
    expect(ended.stdout).toContain(CODE);
    expect(ended.inputs('vault.confirmRecovery')).toHaveLength(1);
    expect(ended.inputs('vault.unlock')).toEqual([{ kind: 'recovery', code: USED_CODE }]);
    expect(ended.inputs('vault.changePassword')).toEqual([
      { proof: { kind: 'recovery', code: USED_CODE }, next: NEW_PASSWORD },
    ]);
  });

  it('never asks the keychain for a proof', async () => {
    const ready = { ...changing, 'vault.status': () => ({ ...LOCKED, keychain: 'ready' as const }) };
    const ended = await run(['passwd', '--new-password-fd', '4'], ready, { fds: { 4: NEW_PASSWORD } });
    expect(ended.code).toBe(3);
    expect(ended.inputs('vault.unlock')).toEqual([]);
  });

  it('asks for no new password once the old one is wrong', async () => {
    const ended = await run(['passwd'], changing, { ...TERMINAL, answers: ['wrong'] });
    expect(ended.code).toBe(3);
    expect(ended.asked).toHaveLength(1);
  });
});

describe('recovery', () => {
  const renewing: Answers = { ...confirming, 'vault.renewRecovery': () => ({ recoveryCode: CODE }) };

  it('shows a new code and asks it back', async () => {
    const answers = [PASSWORD, '', fromPaper, fromPaper];
    const ended = await run(['recovery'], renewing, { ...TERMINAL, answers });
    expect(ended.code).toBe(0);
    expect(ended.inputs('vault.renewRecovery')).toEqual([{ password: PASSWORD }]);
    expect(ended.stderr).toContain('confirmed');
  });

  it('gives it in the JSON, unconfirmed', async () => {
    const ended = await run(['recovery', '--json', ...WITH_PASSWORD], renewing);
    expect(ended.json()).toEqual({ recoveryCode: CODE, recoveryConfirmed: false });
  });
});

describe('keychain', () => {
  it.each([
    ['on', true],
    ['off', false],
  ])('%s', async (word, enabled) => {
    const ended = await run(['keychain', word, '--json', ...WITH_PASSWORD], {
      'vault.setKeychain': () => ({}),
    });
    expect(ended.json()).toEqual({ keychain: enabled });
    expect(ended.inputs('vault.setKeychain')).toEqual([{ enabled }]);
  });

  it('that is not there ends with 3', async () => {
    const ended = await run(['keychain', 'on', ...WITH_PASSWORD], {
      'vault.setKeychain': () => {
        throw new KeyturnError('keychain-unavailable');
      },
    });
    expect(ended.code).toBe(3);
  });
});
