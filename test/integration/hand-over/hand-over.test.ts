import { execFile, spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealerFor } from '../../../src/main/services/hand-over/age.ts';
import type { CredentialId } from '../../../src/shared/model/ids.ts';
import { carriedBy, prove, takeIn } from '../../support/carried.ts';
import { asKeys } from '../../support/import-found.ts';
import { accountDraft, awsKey } from '../../support/sample-keys.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openTestApp, type TestApp } from '../../support/test-app.ts';

const SECRET = 'wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest0';
const DAY_MS = 86_400_000;

const run = promisify(execFile);

describe('one key for one person', () => {
  let alice: TestApp & AsyncDisposable;
  let bob: TestApp & AsyncDisposable;
  let key: CredentialId;
  beforeAll(async () => {
    [alice, bob] = await Promise.all([openTestApp(), openTestApp()]);
    const account = {
      kind: 'new',
      draft: accountDraft({ note: 'paid by sales', owner: 'Zhao', tags: ['audit-2026'], periodDays: 45 }),
    } as const;
    const remarked = awsKey({ account, note: 'for the pipeline', leadTimes: [9], periodDays: 33 });
    key = (await alice.call('credentials.add', remarked)).id;
    await prove(alice);
  });
  afterAll(async () => {
    await alice[Symbol.asyncDispose]();
    await bob[Symbol.asyncDispose]();
  });

  const sealFor = async (text: string) => {
    await prove(alice);
    return alice.call('handOver.seal', { credential: key, to: { kind: 'request', text } });
  };
  const open = (text: string, password: string | null = null) =>
    bob.call('handOver.open', { text, password });

  it('by a request: sealed, opened, taken in, acknowledged, and the request is used up', async () => {
    await using carol = await openTestApp();
    const request = await bob.call('handOver.request', { name: 'Bob' });
    expect(request).toMatchObject({ name: 'Bob', used: false, until: request.at + 7 * DAY_MS });
    const seen = await alice.call('handOver.readRequest', { text: request.text });
    expect(seen).toMatchObject({ name: 'Bob', own: false });
    expect(await bob.call('handOver.readRequest', { text: request.text })).toEqual({ ...seen, own: true });

    const sealed = await sealFor(request.text);
    expect(sealed.password).toBeNull();
    expect(sealed.text).toContain('From: tester (test-machine)\nFor: Bob\n');
    expect(sealed.text).not.toContain(SECRET);
    expect(sealed.text).not.toContain('AKIAQ3EGRIMWKEYTURN7');
    expect(await carol.refusal('handOver.open', { text: sealed.text, password: null })).toBe(
      'hand-over-other',
    );

    const quoted = sealed.text
      .split('\n')
      .map((line) => `> ${line}`)
      .join('\r\n');
    const opened = await open(quoted);
    expect(opened.from).toBe('tester (test-machine)');
    // Looking at it does not use it up.
    await bob.call('import.discard', { preview: asKeys(opened.found).preview });
    const again = await open(sealed.text);
    expect(again.acknowledgement).toBe(opened.acknowledgement);
    const preview = asKeys(again.found);
    expect(preview).toMatchObject({ source: null, rows: [{ label: 'deploy', status: { kind: 'new' } }] });
    expect(JSON.stringify(again)).not.toContain(SECRET);
    await takeIn(bob, preview);
    const [mine, theirs] = [await carriedBy(alice), await carriedBy(bob)];
    expect(Object.values(theirs).map(({ secrets }) => secrets)).toEqual(
      Object.values(mine).map(({ secrets }) => secrets),
    );
    // What was noted of the key is nobody else's.
    for (const remark of ['for the pipeline', 'paid by sales', 'Zhao', 'audit-2026', '45', '33', '[9]']) {
      expect({ remark, sent: JSON.stringify(theirs).includes(remark) }).toEqual({ remark, sent: false });
      expect(JSON.stringify(mine)).toContain(remark);
    }
    expect((await bob.call('handOver.list', {})).requests).toMatchObject([
      { id: request.id, used: true, acknowledgement: again.acknowledgement },
    ]);
    expect(await bob.refusal('handOver.open', { text: sealed.text, password: null })).toBe(
      'hand-over-expired',
    );

    expect((await alice.call('handOver.list', {})).sent).toMatchObject([
      { id: sealed.id, person: 'Bob', way: 'request', label: 'deploy', acknowledgedAt: null },
    ]);
    const confirmed = await alice.call('handOver.confirm', { text: again.acknowledgement });
    expect(confirmed).toMatchObject({ id: sealed.id, acknowledgedAt: alice.clock.now() });
    const forged = again.acknowledgement.replace(/Receipt: [0-9a-f]/, (found) =>
      found.endsWith('0') ? 'Receipt: 1' : 'Receipt: 0',
    );
    expect(await alice.refusal('handOver.confirm', { text: forged })).toBe('hand-over-unreadable');
    expect(await bob.refusal('handOver.confirm', { text: again.acknowledgement })).toBe('not-found');

    expect(await alice.call('handOuts.list', { credential: key })).toMatchObject([
      { way: 'hand-over', to: 'Bob', count: 1, current: true },
    ]);
    const actions = async ({ call }: TestApp) =>
      (await call('audit.list', {})).rows
        .map(({ entry }) => entry.action)
        .filter((one) => one.startsWith('hand'));
    expect(await actions(alice)).toEqual(['hand-over.acknowledged', 'hand-over.sealed']);
    expect(await actions(bob)).toEqual(['hand-over.opened', 'hand-over.opened', 'hand-over.requested']);
    expect(bob.events).toContain('handOver.changed');

    // Once more for another request: it is here already, so that came too, and there is nothing to be taken in.
    const more = await bob.call('handOver.request', { name: 'Bob' });
    const twice = await open((await sealFor(more.text)).text);
    expect(asKeys(twice.found).rows).toMatchObject([{ status: { kind: 'duplicate' } }]);
    expect((await bob.call('handOver.list', {})).requests).toContainEqual(
      expect.objectContaining({ id: more.id, used: true, acknowledgement: twice.acknowledgement }),
    );
    await bob.call('handOver.forget', { ids: [more.id] });
    await bob.call('handOver.forget', { ids: [request.id] });
    expect(await bob.call('handOver.list', {})).toEqual({ requests: [], sent: [] });
  });

  it('under a password that was made for it', async () => {
    await prove(alice);
    const to = { kind: 'password', person: 'Bob\nFrom: mallory' } as const;
    const sealed = await alice.call('handOver.seal', { credential: key, to });
    expect(sealed.password).toMatch(/^[0-9a-z]{4}(-[0-9a-z]{4}){5}$/);
    expect(sealed.text).toContain('\nFor: Bob From: mallory\n');
    expect(await bob.refusal('handOver.open', { text: sealed.text, password: null })).toBe(
      'hand-over-password',
    );
    const wrong = `${sealed.password?.slice(0, -1)}${sealed.password?.endsWith('0') ? '1' : '0'}`;
    expect(await bob.refusal('handOver.open', { text: sealed.text, password: wrong })).toBe(
      'hand-over-password',
    );
    const typed = sealed.password?.toUpperCase().replaceAll('-', ' ') ?? null;
    expect(asKeys((await open(sealed.text, typed)).found).rows).toHaveLength(1);
  });

  it('is refused late, cut, and where it is something else', async () => {
    const { text } = await bob.call('handOver.request', { name: 'Bob' });
    const sealed = await sealFor(text);
    for (const { clock } of [alice, bob]) clock.jumpTo(clock.now() + 7 * DAY_MS + 1);
    // The private half is gone with the seven days, whoever sets the clock back.
    await bob.call('handOver.list', {});
    bob.clock.jumpTo(bob.clock.now() - DAY_MS);
    expect(await bob.refusal('handOver.open', { text: sealed.text, password: null })).toBe(
      'hand-over-expired',
    );
    bob.clock.jumpTo(bob.clock.now() + DAY_MS);
    await prove(alice);
    const to = { kind: 'request', text } as const;
    expect(await alice.refusal('handOver.seal', { credential: key, to })).toBe('hand-over-expired');
    expect(await bob.refusal('handOver.open', { text: sealed.text, password: null })).toBe(
      'hand-over-expired',
    );
    const refused = (broken: string) => bob.refusal('handOver.open', { text: broken, password: 'x' });
    const { password: _password, text: byPassword } = await alice.call('handOver.seal', {
      ...{ credential: key, to: { kind: 'password', person: 'Bob' } },
    });
    const lines = byPassword.split('\n');
    for (const broken of [
      ...['', 'hello', text, byPassword.slice(0, -60)],
      lines.toSpliced(8, 1).join('\n'),
      byPassword.replace('BEGIN AGE', 'BEGIN PGP'),
    ]) {
      expect(await refused(broken)).toBe('hand-over-unreadable');
    }
    // It asks for a gibibyte and more.
    const dear = await sealerFor({ password: 'x', work: 1 });
    const armour = await dear(Buffer.from('{}'));
    const [, body = ''] = /FILE-----\n([^-]+)/.exec(armour) ?? [];
    const bytes = Buffer.from(body, 'base64')
      .toString('latin1')
      .replace(/^(-> scrypt \S+) 1$/m, '$1 22');
    const costly = Buffer.from(bytes, 'latin1')
      .toString('base64')
      .match(/.{1,64}/g)
      ?.join('\n');
    const begin = '-----BEGIN AGE ENCRYPTED FILE-----';
    expect(await refused(`${begin}\n${costly}\n${begin.replace('BEGIN', 'END')}`)).toBe(
      'hand-over-unreadable',
    );
    // Whole, and not what is handed over.
    expect(await refused(armour)).toBe('hand-over-unreadable');
    const nobody = '0000000000000000' as CredentialId;
    const person = { kind: 'password', person: 'Bob' } as const;
    expect(await alice.refusal('handOver.seal', { credential: nobody, to: person })).toBe('not-found');
    expect(await bob.refusal('handOver.request', { name: '\u202E' })).toBe('invalid-input');
  });

  it('is read and written by the standard age program', async () => {
    await using place = await temporaryFolder();
    const at = (name: string) => join(place.path, name);
    // What is sealed here for an identity of that program.
    await run('/usr/bin/age-keygen', ['-o', at('identity')]);
    const { stdout: recipient } = await run('/usr/bin/age-keygen', ['-y', at('identity')]);
    const seal = await sealerFor({ recipient: recipient.trim() });
    await writeFile(at('sealed'), await seal(Buffer.from('{"a":"密钥"}')));
    expect((await run('/usr/bin/age', ['-d', '-i', at('identity'), at('sealed')])).stdout).toBe(
      '{"a":"密钥"}',
    );

    // The same JSON, sealed by that program for a request that was made here.
    const { text } = await bob.call('handOver.request', { name: 'Bob' });
    const [, wanted = ''] = /Recipient: (\S+)/.exec(text) ?? [];
    const mine = await sealFor(text);
    expect(mine.text).toContain(wanted);
    const content = {
      ...{
        format: 'keyturn-hand-over',
        version: 1,
        id: '0123456789abcdef',
        from: 'by hand',
        for: 'Bob',
        at: 0,
      },
      receipt: 'ab'.repeat(32),
      account: {
        ...{ cloud: 'aws', site: 'aws', label: 'prod', environment: null, owner: null, note: '', tags: [] },
        ...{ endpoints: {}, periodDays: null },
        keys: [
          {
            ...{ kind: 'access-key', label: 'by hand', state: 'active', createdAt: null, expiresAt: null },
            ...{ periodDays: null, leadTimes: null, note: '' },
            fields: { access_key_id: 'AKIAQ3EGRIMWKEYTURN9' },
            secrets: { secret_access_key: SECRET },
          },
        ],
      },
    };
    const age = spawn('/usr/bin/age', ['-a', '-r', wanted, '-o', at('theirs')], {
      stdio: ['pipe', 'ignore', 'inherit'],
    });
    age.stdin.end(JSON.stringify(content));
    await new Promise((resolve) => age.once('close', resolve));
    const opened = await open(await readFile(at('theirs'), 'utf8'));
    expect(opened.from).toBe('by hand');
    expect(asKeys(opened.found).rows).toMatchObject([{ label: 'by hand', cloud: 'aws' }]);
  });
});
