import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createDoor } from '../../../src/main/node/door/index.ts';
import type { PendingAsk } from '../../../src/shared/model/broker.ts';
import type { CredentialId } from '../../../src/shared/model/ids.ts';
import { asked, standing } from '../../support/broker/asked.ts';
import { askAt, codeOf, type Manner } from '../../support/broker/client.ts';
import { temporaryPlace } from '../../support/broker/place.ts';
import { fakeClock } from '../../support/fake/clock.ts';
import { awsKey } from '../../support/sample-keys.ts';
import { openTestApp, TEST_PASSWORD, type TestAppOptions } from '../../support/test-app.ts';

const ASKING = join(import.meta.dirname, '../../support/broker/children/asking.ts');

/** An open app with one key, at whose door others ask. */
async function world(setUp: TestAppOptions = {}) {
  const place = await temporaryPlace();
  const door = createDoor({ place, clock: fakeClock(), own: null });
  const made = await openTestApp({ ...setUp, ports: { ...setUp.ports, door } });
  const { id } = await made.call('credentials.add', awsKey());
  const { path } = place;

  const question = (like?: (ask: PendingAsk) => boolean) => asked(made, like);
  const ask = (manner?: Manner, key: string = id) =>
    askAt(path, 'plaintext.asProcess', { id: key, protocol: null }, manner);
  /** Asks as a program of its own, with a script that the app does not know yet. */
  const askByChild = async () => {
    const input = JSON.stringify({ id, protocol: null });
    const child = spawn(process.execPath, [ASKING, path, 'plaintext.asProcess', input], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
    });
    await new Promise((done) => child.once('close', done));
    return codeOf(JSON.parse(text));
  };
  await standing(made);
  return {
    ...{ ...made, id: id as CredentialId, path, question, ask, askByChild },
    async [Symbol.asyncDispose]() {
      await made.close();
      await place[Symbol.asyncDispose]();
    },
  };
}

const AWS = expect.objectContaining({ text: expect.stringContaining('AKIAQ3EGRIMWKEYTURN7') });

describe.runIf(process.platform === 'linux')('programs that ask the app', () => {
  it('get a key by one word, however many ask, and are noted', async () => {
    await using app = await world();
    const fifty = Array.from({ length: 50 }, () => app.ask());
    const question = await app.question(({ count }) => count === 50);
    expect(question).toMatchObject({
      ...{ label: 'deploy', cloud: 'aws', publicId: 'AKIAQ3EGRIMWKEYTURN7', way: 'process' },
      program: { pid: process.pid, program: process.execPath, proven: true },
    });
    expect(await app.call('broker.pending', {})).toHaveLength(1);
    await app.call('broker.decide', { id: question.id, answer: 'once' });
    expect((await Promise.all(fifty)).map(codeOf)).toEqual(Array(50).fill(AWS));
    const { script } = question.program;
    expect(await app.call('handOuts.list', { credential: app.id })).toMatchObject([
      { way: 'process', to: process.execPath, script, count: 50, current: true },
    ]);
    const text = (await app.call('audit.exportPart', { format: 'jsonl' })).text;
    expect(text.match(/"consent.given"/g)).toHaveLength(1);
    expect(text).toContain(process.execPath);
    expect(await app.call('broker.consents', {})).toEqual([]);

    // A word for once leaves nothing: the next one is asked about again, and may be refused.
    const again = app.ask();
    const second = await app.question();
    await app.call('broker.decide', { id: second.id, answer: 'refuse' });
    expect(codeOf(await again)).toBe('consent-refused');
    expect(codeOf(await app.ask())).toBe('consent-refused');
    expect(await app.refusal('broker.decide', { id: second.id, answer: 'once' })).toBe('not-found');
    app.clock.advance(60_000);
    const later = app.ask();
    await app.question();
    // Nobody answers.
    app.clock.advance(60_000);
    expect(codeOf(await later)).toBe('consent-late');
    expect(await app.call('broker.pending', {})).toEqual([]);
  });

  it('keep a word for always over a lock, and one for the session until it', async () => {
    await using app = await world();
    const first = app.askByChild();
    const question = await app.question();
    expect(question.program.script).toBe(ASKING);
    await app.call('broker.decide', { id: question.id, answer: 'always' });
    expect(await first).toEqual(AWS);
    const own = app.ask();
    await app.call('broker.decide', { id: (await app.question()).id, answer: 'session' });
    expect(codeOf(await own)).toEqual(AWS);
    expect(codeOf(await app.ask())).toEqual(AWS);
    expect(await app.call('broker.consents', {})).toMatchObject([
      { lasts: 'session', count: 2, label: 'deploy' },
      { lasts: 'always', count: 1, script: ASKING, program: process.execPath },
    ]);

    // Each is answered at once while the vault is locked, whatever word it has.
    const waits = app.ask(
      {},
      (
        await app.call(
          'credentials.add',
          awsKey({ fields: { access_key_id: 'AKIAQ3EGRIMWKEYTURN8' }, label: 'other' }),
        )
      ).id,
    );
    await app.question(({ label }) => label === 'other');
    await app.app.lock('by-hand');
    expect(codeOf(await waits)).toBe('vault-locked');
    const begun = performance.now();
    expect(codeOf(await app.ask())).toBe('vault-locked');
    expect(performance.now() - begun).toBeLessThan(1_000);
    expect(await app.askByChild()).toBe('vault-locked');

    await app.call('vault.unlock', { kind: 'password', password: TEST_PASSWORD });
    expect(await app.askByChild()).toEqual(AWS);
    const [left, ...more] = await app.call('broker.consents', {});
    expect([left?.lasts, left?.count, more]).toEqual(['always', 2, []]);
    // Another process on this vault sees it, and takes it back.
    const other = await app.another({ options: { via: 'cli' } });
    await other.call('vault.unlock', { kind: 'password', password: TEST_PASSWORD });
    await other.call('broker.revoke', { ids: [left?.id ?? ('' as never)] });
    const again = app.askByChild();
    await app.call('broker.decide', { id: (await app.question()).id, answer: 'refuse' });
    expect(await again).toBe('consent-refused');
  });

  it('forget what a caller wanted that left', async () => {
    await using app = await world();
    const going = new AbortController();
    const asked = app.ask({ signal: going.signal });
    await app.question();
    going.abort();
    expect(await asked).toBeNull();
    await new Promise<void>((gone) => {
      const look = async () => (await app.call('broker.pending', {})).length === 0 && gone();
      app.app.subscribe((name) => name === 'broker.changed' && void look());
      void look();
    });
  });

  it('race a lock to an answer or none', async () => {
    await using app = await world();
    const twenty = Array.from({ length: 20 }, () => app.ask());
    const { id } = await app.question(({ count }) => count === 20);
    const [, , ...answers] = await Promise.all([
      app.call('broker.decide', { id, answer: 'always' }).catch(() => null),
      app.app.lock('idle'),
      ...twenty,
    ]);
    for (const answer of answers) {
      const code = codeOf(answer);
      expect(code === 'vault-locked' || (answer?.ok && JSON.stringify(code).includes('AKIA'))).toBe(true);
    }
    expect(codeOf(await app.ask())).toBe('vault-locked');
  });

  it('may ask for nothing else', async () => {
    await using app = await world();
    for (const channel of ['credentials.reveal', 'broker.decide', 'vault.lock', 'exports.write', 'toString'])
      expect(codeOf(await askAt(app.path, channel, {}))).toBe('forbidden');
    expect(codeOf(await askAt(app.path, 'plaintext.asProcess', { id: 1 }))).toBe('invalid-input');
    expect(codeOf(await app.ask({}, '0000000000000000'))).toBe('not-found');
    expect(codeOf(await askAt(app.path, 'broker.find', { text: 'AKIAQ3EGRIMWKEYTURN7' }))).toEqual({
      ids: [app.id],
    });
    expect(codeOf(await askAt(app.path, 'broker.find', { text: app.id.slice(0, 6) }))).toEqual({
      ids: [app.id],
    });
    expect(codeOf(await askAt(app.path, 'broker.find', { text: 'nobody' }))).toEqual({ ids: [] });
    expect(codeOf(await askAt(app.path, 'broker.status', {}))).toMatchObject({ state: 'listening' });
  });

  it('find nobody where the person does not want it, or the place is not theirs', async () => {
    await using app = await world();
    const waits = app.ask();
    await app.question();
    await app.call('preferences.set', { broker: false });
    await standing(app, 'off');
    // No word will come; to be told of no app would send a command line to the vault itself.
    expect(codeOf(await waits)).toBe('consent-refused');
    expect(await app.call('broker.pending', {})).toEqual([]);
    await expect(app.ask()).rejects.toThrow(/ENOENT/);
    await app.call('preferences.set', { broker: true });
    await standing(app);
    const other = await app.another();
    await standing(other, 'failed');
    expect(codeOf(await askAt(app.path, 'broker.status', {}))).toMatchObject({ state: 'listening' });
  });
});
