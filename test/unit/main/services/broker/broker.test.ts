import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Door } from '../../../../../src/main/ports/door.ts';
import type { Notice } from '../../../../../src/main/ports/notifier.ts';
import type { Envelope } from '../../../../../src/shared/ipc/envelope.ts';
import { asked, standing } from '../../../../support/broker/asked.ts';
import { fakeDoor } from '../../../../support/fake/door.ts';
import { awsKey } from '../../../../support/sample-keys.ts';
import { temporaryFolder } from '../../../../support/temporary-folder.ts';
import { openTestApp, testApp } from '../../../../support/test-app.ts';

const codeOf = (answer: Envelope<unknown>) => (answer.ok ? answer.value : answer.error.code);

/** An open app with one key, at whose door a test asks. */
async function world() {
  const door = fakeDoor();
  const made = await openTestApp({ ports: { door } });
  const { id } = await made.call('credentials.add', awsKey());
  const ask = (program = {}) => door.ask('plaintext.asProcess', { id, protocol: null }, program);
  return { ...made, door, id, ask };
}

/** A desktop that keeps what it is shown. */
function desk(shows = true) {
  const notices: Notice[] = [];
  const seen = { opened: 0, focused: false };
  let press = (): void => undefined;
  return {
    ...{ notices, seen, press: () => press() },
    focused: () => seen.focused,
    open: () => {
      seen.opened += 1;
    },
    notifier: {
      supported: () => shows,
      show: async (notice: Notice, answered: (answer: 'open') => void) => {
        notices.push(notice);
        press = () => answered('open');
        return shows;
      },
    },
  };
}

describe('telling of a program that asks', () => {
  it('is one notification a question, without a secret, that leads to it', async () => {
    await using app = await world();
    const there = desk();
    app.app.watchAskers(there);
    const both = [app.ask(), app.ask()];
    const { id } = await asked(app, ({ count }) => count === 2);
    await expect.poll(() => there.notices).toHaveLength(1);
    expect(there.notices[0]).toMatchObject({ tag: 'asks', title: 'aws asks for deploy', actions: [] });
    expect(there.notices[0]?.body).toContain('/usr/bin/python3.11');
    there.press();
    expect(there.seen.opened).toBe(1);
    expect(await app.call('place.take', {})).toEqual({ kind: 'asks' });
    await app.call('broker.decide', { id, answer: 'once' });
    expect((await Promise.all(both)).every(({ ok }) => ok)).toBe(true);
  });

  it('brings the window up where nothing else can be shown, and leaves one alone that is looked at', async () => {
    await using app = await world();
    const there = desk(false);
    app.app.watchAskers(there);
    void app.ask();
    await asked(app);
    await expect.poll(() => there.seen.opened).toBe(1);
    there.seen.focused = true;
    void app.ask({ script: null });
    await asked(app, ({ program }) => program.script === null);
    expect([there.notices.length, there.seen.opened]).toEqual([1, 1]);
  });
});

describe('the broker', () => {
  it('asks for each of several keys, and gives none where one is refused', async () => {
    await using app = await world();
    const fields = { access_key_id: 'AKIAQ3EGRIMWKEYTURN8' };
    const other = await app.call('credentials.add', awsKey({ label: 'other', fields }));
    const credentials = [app.id, other.id, app.id];
    const answer = app.door.ask('scripts.variables', { credentials, namings: null });
    const ask = await asked(app, ({ label }) => label === 'other');
    expect(await app.call('broker.pending', {})).toMatchObject([{ way: 'exec' }, { way: 'exec' }]);
    await app.call('broker.decide', { id: ask.id, answer: 'refuse' });
    expect(codeOf(await answer)).toBe('consent-refused');
    expect(await app.call('broker.pending', {})).toEqual([]);
  });

  it('asks about a program once that comes again for the same, until the key is another', async () => {
    await using app = await world();
    const again = async (mark: string | null, program = {}) =>
      app.door.ask('plaintext.asProcess', { id: app.id, protocol: 'endpoint', again: mark }, program);
    const markOf = (answer: Envelope<unknown>) =>
      answer.ok ? (answer.value as { readonly mark: string }).mark : null;
    const allowedOnce = async (answer: Promise<Envelope<unknown>>) => {
      await app.call('broker.decide', { id: (await asked(app)).id, answer: 'once' });
      return markOf(await answer);
    };
    const mark = await allowedOnce(again(null));
    for (let round = 0; round < 3; round += 1) expect(markOf(await again(mark))).toBe(mark);
    expect(await app.call('handOuts.list', { credential: app.id })).toMatchObject([{ count: 1 }]);

    // Not without the mark, for others, or for a tool's command.
    expect(await allowedOnce(again(null))).not.toBe(mark);
    expect(await allowedOnce(again(mark, { script: '/tmp/other' }))).not.toBe(mark);
    expect(await allowedOnce(again(mark, { proven: false }))).not.toBe(null);
    const byCommand = app.door.ask('plaintext.asProcess', { id: app.id, protocol: 'aws', again: mark });
    expect(await allowedOnce(byCommand)).not.toBe(mark);

    const secrets = { secret_access_key: 'wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest9' };
    await app.call('credentials.edit', { id: app.id, changes: { secrets } });
    const newer = await allowedOnce(again(mark));
    expect(newer).not.toBe(mark);
    expect(markOf(await again(newer))).toBe(newer);

    // A word that lasts can be taken back, and a refusal stands.
    const lasting = again(null, { pid: 2 });
    await app.call('broker.decide', { id: (await asked(app)).id, answer: 'session' });
    const held = markOf(await lasting);
    const [word] = await app.call('broker.consents', {});
    await app.call('broker.revoke', { ids: word === undefined ? [] : [word.id] });
    const refused = again(held);
    await app.call('broker.decide', { id: (await asked(app)).id, answer: 'refuse' });
    expect(codeOf(await refused)).toBe('consent-refused');
    expect(codeOf(await again(newer))).toBe('consent-refused');
  });

  it('tells a program that only says who it is from one that proved it', async () => {
    await using app = await world();
    const first = app.ask();
    await app.call('broker.decide', { id: (await asked(app)).id, answer: 'always' });
    expect((await first).ok).toBe(true);
    const liar = app.ask({ proven: false });
    const { id, program } = await asked(app);
    expect(program.proven).toBe(false);
    await app.call('broker.decide', { id, answer: 'always' });
    expect((await liar).ok).toBe(true);
    expect((await app.call('broker.consents', {})).map(({ lasts }) => lasts).sort()).toEqual([
      ...['always', 'session'],
    ]);
  });

  it.each([
    ['-c', []],
    [null, ['session']],
  ])('remembers no longer than it could know again what runs: %j', async (script, lasts) => {
    await using app = await world();
    const answer = app.ask({ script, named: false });
    await app.call('broker.decide', { id: (await asked(app)).id, answer: 'always' });
    expect((await answer).ok).toBe(true);
    expect((await app.call('broker.consents', {})).map((one) => one.lasts)).toEqual(lasts);
  });

  it('is locked at once, whatever was allowed, and with whoever waits', async () => {
    await using app = await world();
    const waits = app.ask();
    await asked(app);
    await app.app.lock('idle');
    expect(codeOf(await waits)).toBe('vault-locked');
    expect(codeOf(await app.ask())).toBe('vault-locked');
    expect(codeOf(await app.door.ask('broker.find', { text: app.id }))).toBe('vault-locked');
    expect(codeOf(await app.door.ask('broker.status', {}))).toMatchObject({ state: 'listening' });
  });

  it.each([
    ['forbid it', '{"version":1,"forbidReveal":true}', 'policy-forbids'],
    ['cannot be read', '{', 'policy-broken'],
  ])(
    'hands nothing out where the rules of the computer %s, and asks nobody',
    async (_what, content, code) => {
      await using place = await temporaryFolder();
      const policyFile = join(place.path, 'policy.json');
      await writeFile(policyFile, content);
      const door = fakeDoor();
      const ownership = { changeableAt: async () => null };
      await using app = await testApp({ ports: { door, ownership }, options: { policyFile } });
      await app.call('vault.create', { password: 'a long password of 2 clouds', keychain: false });
      const { id } = await app.call('credentials.add', awsKey());
      expect(codeOf(await door.ask('plaintext.asProcess', { id, protocol: null }))).toBe(code);
      expect(await app.call('broker.pending', {})).toEqual([]);
    },
  );

  it('says that it cannot listen, and stays closed for a command line', async () => {
    const stuck: Door = { place: '/x', open: () => Promise.reject(new Error('taken')) };
    await using app = await testApp({ ports: { door: stuck } });
    await standing(app, 'failed');
    expect(await app.call('broker.status', {})).toEqual({ state: 'failed', place: '/x' });
    const door = fakeDoor();
    await using cli = await testApp({ ports: { door }, options: { via: 'cli' } });
    expect(await cli.call('broker.status', {})).toEqual({ state: 'off', place: null });
    expect(door.isOpen()).toBe(false);
  });
});
