import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { lateDoor, OWN_COMMAND, runs } from '../../support/broker/app-at-door.ts';
import { asked, standing } from '../../support/broker/asked.ts';
import { OLD_KEY, rotationWorld } from '../../support/rotation/app-world.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { TEST_PASSWORD, type TestApp } from '../../support/test-app.ts';

const BOTOCORE = join(import.meta.dirname, 'children', 'botocore-keys.py');
const ASKS_ADDRESS = join(import.meta.dirname, 'children', 'asks-address.ts');

/** An open app with one key of a user in a stand-in of AWS, at whose door the programs of a home folder ask. */
async function world() {
  const home = await temporaryFolder();
  const door = lateDoor(home.path);
  const turning = await rotationWorld('aws', { ports: { door } });
  door.at(turning.made.folder);
  await standing(turning.made);
  const command = (...words: readonly string[]) => [...OWN_COMMAND, ...words, '--vault', turning.made.folder];
  return {
    ...{ ...turning, home: home.path, env: door.env, command },
    async [Symbol.asyncDispose]() {
      await turning[Symbol.asyncDispose]();
      await home[Symbol.asyncDispose]();
    },
  };
}

const unlock = (app: TestApp) => app.call('vault.unlock', { kind: 'password', password: TEST_PASSWORD });

describe.runIf(process.platform === 'linux')('with the app open', () => {
  it('ten aws commands get their key by one word; after a lock they say so, and after the unlock they go on', async () => {
    await using at = await world();
    const { made, id, home, env } = at;
    await mkdir(join(home, '.aws'));
    const line = at
      .command('credential-process', id)
      .map((word) => `"${word}"`)
      .join(' ');
    await writeFile(join(home, '.aws', 'config'), `[profile work]\ncredential_process = ${line}\n`);
    const aws = () =>
      runs('/usr/bin/aws', ['configure', 'export-credentials', '--profile', 'work'], { ...env });
    const keyOf = ({ code, stdout }: { code: number | null; stdout: string }) =>
      code === 0 ? JSON.parse(stdout).AccessKeyId : code;

    const ten = Array.from({ length: 10 }, aws);
    const question = await asked(made, ({ count }) => count === 10);
    expect(question.program).toMatchObject({ script: '/usr/bin/aws', proven: true });
    expect(await made.call('broker.pending', {})).toHaveLength(1);
    await made.call('broker.decide', { id: question.id, answer: 'always' });
    expect((await Promise.all(ten)).map(keyOf)).toEqual(Array(10).fill(OLD_KEY.aws.publicId));
    expect(await made.call('handOuts.list', { credential: id })).toMatchObject([
      { way: 'process', script: '/usr/bin/aws', count: 10 },
    ]);

    await made.app.lock('by-hand');
    const locked = await aws();
    expect(locked.code).not.toBe(0);
    expect(locked.stderr).toContain('The vault is locked');
    const [program = '', ...words] = at.command('credential-process', id, '--lang', 'zh-CN');
    const told = await runs(program, words, { ...env });
    expect(told).toMatchObject({
      code: 3,
      stdout: '',
      stderr: expect.stringMatching(/^keyturn[:：].*密钥库.*\n$/),
    });

    await unlock(made);
    expect(keyOf(await aws())).toBe(OLD_KEY.aws.publicId);

    // The library under the first generation of that command line, and under all that is written in Python.
    const byBotocore = runs('/usr/bin/python3', [BOTOCORE, 'work'], { ...env });
    const other = await asked(made);
    expect(other.program).toMatchObject({ script: BOTOCORE, proven: true });
    await made.call('broker.decide', { id: other.id, answer: 'once' });
    const { publicId, secret } = OLD_KEY.aws;
    expect(JSON.parse((await byBotocore).stdout)).toEqual({
      ...{ by: 'custom-process', key: [publicId, secret.length, null] },
    });
  });

  it('a program that exec started gets a new key by its address, and hears of a lock', async () => {
    await using at = await world();
    const { made, id } = at;
    const [program = '', ...words] = at.command('exec', id, '--only-endpoint');
    const child = spawn(program, [...words, '--', process.execPath, ASKS_ADDRESS], {
      env: { ...at.env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    const ended = new Promise((resolve) => child.once('close', resolve));
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const next = async () => (await lines.next()).value;
    const ask = () => {
      child.stdin.write('\n');
      return next();
    };

    const question = await asked(made);
    expect(question).toMatchObject({ way: 'endpoint', program: { proven: true } });
    await made.call('broker.decide', { id: question.id, answer: 'always' });
    expect(await next()).toBe('ready');
    expect(await ask()).toBe(`${OLD_KEY.aws.publicId} ${OLD_KEY.aws.secret.length}`);
    expect(await ask()).toBe(`${OLD_KEY.aws.publicId} ${OLD_KEY.aws.secret.length}`);

    await at.toEnd(await at.start());
    made.clock.advance(1_000);
    const { rows } = await made.call('credentials.list', {
      view: { kind: 'all' },
      search: '',
      offset: 0,
      limit: 9,
    });
    const newId = rows[0]?.publicId ?? '';
    expect(newId).not.toBe(OLD_KEY.aws.publicId);
    expect(await ask()).toMatch(new RegExp(`^${newId} `));
    expect(await made.call('handOuts.list', { credential: id })).toMatchObject([
      { publicId: newId, way: 'endpoint', count: 1, current: true },
      { publicId: OLD_KEY.aws.publicId, way: 'endpoint', count: 1, current: false },
    ]);

    await made.app.lock('by-hand');
    expect(await ask()).toMatch(/^vault-locked: The vault is locked/);
    await unlock(made);
    expect(await ask()).toMatch(new RegExp(`^${newId} `));
    child.stdin.end();
    expect(await ended).toBe(0);
    expect(stderr).toMatch(/^keyturn: The vault is locked.*\n$/);
  });
});
