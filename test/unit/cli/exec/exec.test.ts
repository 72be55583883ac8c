import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AskApp } from '../../../../src/cli/broker/client.ts';
import type { RunProgram } from '../../../../src/cli/io.ts';
import { runCli } from '../../../../src/cli/run.ts';
import { KeyturnError } from '../../../../src/shared/ipc/envelope.ts';
import { type Answers, fakeApp, LOCKED, PASSWORD } from '../../../support/cli/fake-app.ts';
import { fakeIo } from '../../../support/cli/fake-io.ts';
import { run, WITH_PASSWORD } from '../../../support/cli/run.ts';
import { sampleKey, vaultOf } from '../../../support/cli/sample.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const key = sampleKey();
const SECRET = 'the-secret-half';
const VARIABLES = [
  { name: 'AWS_ACCESS_KEY_ID', value: 'AKIAEXAMPLE' },
  { name: 'AWS_SECRET_ACCESS_KEY', value: SECRET },
];
const handed = {
  text: `{"SecretAccessKey":"${SECRET}"}`,
  protocol: 'aws-container',
  region: 'eu-west-1',
  mark: 'm',
} as const;

const answers: Answers = {
  ...vaultOf(key),
  'scripts.variables': () => ({ variables: VARIABLES }),
  'plaintext.asProcess': () => handed,
};

type Env = Readonly<Record<string, string | undefined>>;

/** Runs `exec` with a program that is played; what it saw and how it ended. */
async function exec(
  argv: readonly string[],
  {
    app = answers,
    env = {},
    played = async () => 0,
    askApp,
    ...io
  }: {
    app?: Answers;
    env?: Readonly<Record<string, string>>;
    played?: (env: Env) => Promise<number>;
    askApp?: AskApp;
    interactive?: boolean;
    cwd?: string;
    files?: Readonly<Record<string, { text: string; mode: number }>>;
  } = {},
) {
  const ran: { command: readonly string[]; env: Env }[] = [];
  const runProgram: RunProgram = async (command, seen) => {
    ran.push({ command, env: seen });
    return { code: await played(seen), started: true };
  };
  const ended = await run(argv, app, { env, runProgram, ...io, ...(askApp && { askApp }) });
  return { ...ended, ran };
}

const own = (...words: readonly string[]) => ['exec', key.publicId, ...WITH_PASSWORD, ...words];

describe('exec', () => {
  it('runs the program with the variables, its own words untouched, and ends as it does', async () => {
    const words = ['deploy', '--set', 'x', '--', '-v', '--password-fd', '7'];
    const ended = await exec(own('--', ...words), {
      played: async () => 42,
      env: { A: 'b', KEYTURN_HOME: '/v' },
    });
    expect(ended).toMatchObject({ code: 42, stdout: '', stderr: '' });
    expect(ended.ran).toEqual([
      {
        command: words,
        env: { LANG: 'en_GB.UTF-8', A: 'b', AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE', AWS_SECRET_ACCESS_KEY: SECRET },
      },
    ]);
    expect(ended.inputs('scripts.variables')).toEqual([{ credentials: [key.id], namings: null }]);
  });

  it('keeps no vault open while a program runs that has all it needs', async () => {
    const fake = fakeApp(answers);
    const { io } = fakeIo({
      fds: { 9: PASSWORD },
      runProgram: async () => ({ code: fake.closed() === 1 ? 0 : 9, started: true }),
    });
    const deps = { openApp: async () => fake.app, askApp: async () => null };
    expect(await runCli(own('--', 'deploy'), io, deps)).toBe(0);
    expect(fake.closed()).toBe(1);
  });

  it('takes the sets that are named, and each key once', async () => {
    const ended = await exec([
      'exec',
      key.publicId,
      key.id,
      ...WITH_PASSWORD,
      '--set',
      'aws-env',
      '--set',
      'aws-env',
      '--',
      'x',
    ]);
    expect(ended.inputs('scripts.variables')).toEqual([{ credentials: [key.id], namings: ['aws-env'] }]);
  });

  it('says what it took away', async () => {
    const env = { AWS_PROFILE: 'work', AWS_SESSION_TOKEN: 'old' };
    const ended = await exec(own('--', 'x'), { env });
    expect(ended.ran[0]?.env).not.toHaveProperty('AWS_PROFILE');
    expect(ended.stderr).toContain('AWS_PROFILE, AWS_SESSION_TOKEN');
    expect(ended.stderr).not.toContain('old');
  });

  it.each([
    ['no program', ['exec', 'abcd'], 'behind --'],
    ['no program behind --', ['exec', 'abcd', '--'], 'behind --'],
    ['no key', ['exec', '--', 'x'], 'missing'],
    ['an unknown set', ['exec', 'abcd', '--set', 'nothing', '--', 'x'], 'nothing'],
    [
      'a set that --only-endpoint forbids',
      ['exec', 'abcd', '--set', 'aws-env', '--only-endpoint', '--', 'x'],
      'exclude',
    ],
  ])('refuses %s', async (_, argv, says) => {
    const ended = await exec(argv);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain(says);
    expect(ended.ran).toEqual([]);
  });

  it('runs nothing where a key is not given', async () => {
    const conflict: Answers = {
      ...answers,
      'scripts.variables': () => {
        throw new KeyturnError('conflict', { name: 'AWS_ACCESS_KEY_ID' });
      },
    };
    expect(await exec(own('--', 'x'), { app: conflict })).toMatchObject({ code: 1, ran: [] });
    expect(await exec(['exec', key.id, '--', 'x'])).toMatchObject({ code: 3, ran: [] });
  });

  it.each([
    ['is none of that name', 'no-such-program', 127],
    ['is none at that path', './no-such-program', 127],
    ['is none that may be run', 'plain', 126],
    ['is a folder', './folder', 126],
  ])('asks for no key where there %s', async (_, name, code) => {
    await using place = await temporaryFolder();
    await writeFile(join(place.path, 'plain'), '', { mode: 0o600 });
    await mkdir(join(place.path, 'folder'));
    const seen: string[] = [];
    const askApp: AskApp = async (__, channel) => {
      seen.push(channel);
      return null;
    };
    const env = { PATH: `/nowhere:${place.path}` };
    const ended = await exec(own('--', name), { env, askApp, cwd: place.path });
    expect(ended).toMatchObject({ code, ran: [], opened: [] });
    expect(seen).toEqual([]);
    expect(ended.stderr).toContain(name);
  });

  it('says that there is no such program', async () => {
    const runProgram: RunProgram = async () => ({ code: 127, started: false });
    const ended = await run(own('--', 'no-such-program'), answers, { runProgram });
    expect(ended.code).toBe(127);
    expect(ended.stderr).toContain('no-such-program');
  });
});

describe('exec with an address', () => {
  const fetched = async (env: Env) => {
    const response = await fetch(env.AWS_CONTAINER_CREDENTIALS_FULL_URI ?? '', {
      headers: { Authorization: env.AWS_CONTAINER_AUTHORIZATION_TOKEN ?? '' },
    });
    return { status: response.status, body: await response.text() };
  };

  it('gives the key to whoever asks there, and none in a variable', async () => {
    const seen: unknown[] = [];
    const ended = await exec(own('--endpoint', '--', 'x'), {
      env: { AWS_ACCESS_KEY_ID: 'old', AWS_SECRET_ACCESS_KEY: 'old' },
      played: async (env) => {
        expect(JSON.stringify(env)).not.toContain(SECRET);
        expect(env).toMatchObject({ AWS_REGION: 'eu-west-1', AWS_DEFAULT_REGION: 'eu-west-1' });
        seen.push(await fetched(env), await fetched(env));
        return 3;
      },
    });
    expect(ended.code).toBe(3);
    expect(seen).toEqual([
      { status: 200, body: handed.text },
      { status: 200, body: handed.text },
    ]);
    expect(ended.stderr).toContain('AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY');
    const asked = { id: key.id, protocol: 'endpoint' };
    expect(ended.inputs('plaintext.asProcess')).toEqual([
      { ...asked, again: null },
      { ...asked, again: 'm' },
      { ...asked, again: 'm' },
    ]);
    expect(ended.inputs('scripts.variables')).toEqual([]);
    await expect(fetched(ended.ran[0]?.env ?? {})).rejects.toThrow();
  });

  it('says on both ways what is in the way, once, and goes on after it', async () => {
    let locked = false;
    const app: Answers = {
      ...answers,
      'plaintext.asProcess': () => {
        if (locked) throw new KeyturnError('vault-locked');
        return handed;
      },
    };
    const seen: number[] = [];
    const ended = await exec(own('--only-endpoint', '--', 'x'), {
      app,
      played: async (env) => {
        for (const next of [false, true, true, false, true]) {
          locked = next;
          const { status, body } = await fetched(env);
          seen.push(status);
          if (next)
            expect(JSON.parse(body)).toMatchObject({
              Code: 'vault-locked',
              Message: expect.stringContaining('locked'),
            });
        }
        return 0;
      },
    });
    expect(ended.code).toBe(0);
    expect(seen).toEqual([200, 423, 423, 200, 423]);
    expect(ended.stderr.match(/The vault is locked/g)).toHaveLength(2);
  });

  const noAddress: Answers = {
    ...answers,
    'plaintext.asProcess': () => {
      throw new KeyturnError('invalid-input');
    },
  };

  it('takes variables for keys that no address gives, and says so, unless that is forbidden', async () => {
    const ended = await exec(own('--endpoint', '--', 'x'), { app: noAddress });
    expect(ended.ran[0]?.env).toMatchObject({ AWS_SECRET_ACCESS_KEY: SECRET });
    expect(ended.stderr).toContain(`${key.publicId} goes by variables`);
    const strict = await exec(own('--only-endpoint', '--', 'x'), { app: noAddress });
    expect(strict).toMatchObject({ code: 2, ran: [] });
    expect(strict.stderr).toContain(key.publicId);
  });

  it('refuses a second key of one platform', async () => {
    const argv = ['exec', key.id, 'bbbb00000000000b', ...WITH_PASSWORD, '--endpoint', '--', 'x'];
    expect(await exec(argv)).toMatchObject({ code: 2, ran: [] });
  });

  it('keeps a file out of the way that has a key of its own', async () => {
    const files = {
      '/home/li/.aws/credentials': { text: '[default]\naws_access_key_id = a\n', mode: 0o600 },
    };
    const ended = await exec(own('--endpoint', '--', 'x'), { files, env: { HOME: '/home/li' } });
    expect(ended.ran[0]?.env).toMatchObject({ AWS_SHARED_CREDENTIALS_FILE: '/dev/null' });
    expect(ended.stderr).toContain('/home/li/.aws/credentials');
  });
});

describe('where a running app answers', () => {
  const told =
    (values: Readonly<Record<string, unknown>>, seen: string[] = []): AskApp =>
    async (_, channel) => {
      seen.push(channel);
      const value = values[channel];
      return value === undefined ? null : { ok: true, value };
    };
  const locked: AskApp = async () => ({ ok: false, error: { code: 'vault-locked', params: {} } });

  it('gives the keys, and no vault is opened here', async () => {
    const seen: string[] = [];
    const askApp = told(
      { 'broker.find': { ids: [key.id] }, 'scripts.variables': { variables: VARIABLES } },
      seen,
    );
    const ended = await exec(['exec', key.publicId, '--', 'x'], { askApp });
    expect(ended).toMatchObject({ code: 0, opened: [] });
    expect(ended.ran[0]?.env).toMatchObject({ AWS_SECRET_ACCESS_KEY: SECRET });
    expect(seen).toEqual(['broker.find', 'scripts.variables']);
  });

  it('says so where it is locked, even if the keychain would open the vault', async () => {
    const ready: Answers = { ...answers, 'vault.status': () => ({ ...LOCKED, keychain: 'ready' }) };
    const ended = await exec(['exec', key.publicId, '--', 'x'], { app: ready, askApp: locked });
    expect(ended).toMatchObject({ code: 3, opened: [], ran: [] });
    expect(ended.stderr).toContain('The vault is locked');
    const asked = await run(['credential-process', key.publicId, '--json'], ready, { askApp: locked });
    expect(asked).toMatchObject({ code: 3, opened: [] });
  });

  it('is not asked where a password comes with the command', async () => {
    expect(await exec(own('--', 'x'), { askApp: locked })).toMatchObject({ code: 0, opened: [null] });
  });

  it('counts as locked when it is gone while the program asks on', async () => {
    const values: Record<string, unknown> = { 'plaintext.asProcess': handed };
    const ended = await exec(['exec', key.id, '--endpoint', '--', 'x'], {
      askApp: (place, channel, input) => told(values)(place, channel, input),
      played: async (env) => {
        delete values['plaintext.asProcess'];
        const response = await fetch(env.AWS_CONTAINER_CREDENTIALS_FULL_URI ?? '', {
          headers: { Authorization: env.AWS_CONTAINER_AUTHORIZATION_TOKEN ?? '' },
        });
        return response.status === 423 ? 0 : 1;
      },
    });
    expect(ended).toMatchObject({ code: 0, opened: [] });
  });
});
