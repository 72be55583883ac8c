import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodePorts } from '../../../../../src/main/node/ports.ts';
import type { HeadSink } from '../../../../../src/main/ports/head-sink.ts';
import { openVault, Secret } from '../../../../../src/main/vault/index.ts';
import type { CredentialId } from '../../../../../src/shared/model/ids.ts';
import { processorTime } from '../../../../support/processor-time.ts';
import { awsKey } from '../../../../support/sample-keys.ts';
import { openTestApp, TEST_PASSWORD, type TestApp } from '../../../../support/test-app.ts';
import { tempFolder } from '../../../../support/vault/temp.ts';

const actions = async (made: TestApp, query: Parameters<typeof made.call<'audit.list'>>[1]) =>
  (await made.call('audit.list', query)).rows.map(({ entry }) => entry.action);

/** A key that was added, looked at, thrown away and deleted for good, and one that is still there. */
async function lived(made: TestApp): Promise<{ gone: CredentialId; kept: CredentialId }> {
  const { id: gone } = await made.call('credentials.add', awsKey({ label: 'shop 100%_old' }));
  await made.call('credentials.reveal', { id: gone, field: 'secret_access_key' });
  await made.call('credentials.remove', { ids: [gone] });
  await made.call('credentials.purge', { ids: [gone] });
  made.clock.advance(60_000);
  const { id: kept } = await made.call('credentials.add', awsKey({ label: 'deploy' }));
  return { gone, kept };
}

describe('the history of the vault', () => {
  it('has everything, the newest first, page by page', async () => {
    await using made = await openTestApp();
    await lived(made);
    expect(await actions(made, {})).toEqual([
      'credential.added',
      'credential.purged',
      'credential.removed',
      'credential.revealed',
      'credential.added',
      'vault.created',
    ]);
    const page = await made.call('audit.list', { offset: 1, limit: 2 });
    expect(page.total).toBe(6);
    expect(page.rows.map(({ entry }) => entry.seq)).toEqual([5, 4]);
  });

  it('still knows what a key was called that was deleted for good', async () => {
    await using made = await openTestApp();
    const { gone } = await lived(made);
    const { rows } = await made.call('audit.list', { credentialId: gone });
    expect(rows).toHaveLength(4);
    for (const { subject } of rows) {
      expect(subject).toEqual({
        label: 'shop 100%_old',
        cloud: 'aws',
        publicId: 'AKIAQ3EGRIMWKEYTURN7',
        purged: true,
      });
    }
    const [newest] = (await made.call('audit.list', { limit: 1 })).rows;
    expect(newest?.subject).toMatchObject({ label: 'deploy', purged: false });
  });

  it('is narrowed down by group, by key, by where, by time and by words', async () => {
    await using made = await openTestApp();
    const { kept } = await lived(made);
    expect(await actions(made, { group: 'secrets' })).toEqual(['credential.revealed']);
    expect(await actions(made, { group: 'vault' })).toEqual(['vault.created']);
    expect(await actions(made, { group: 'rotations' })).toEqual([]);
    expect(await actions(made, { credentialId: kept })).toEqual(['credential.added']);
    expect(await actions(made, { via: 'cli' })).toEqual([]);
    expect(await actions(made, { via: 'app', group: 'vault' })).toEqual(['vault.created']);
    const now = made.clock.now();
    expect(await actions(made, { from: now })).toEqual(['credential.added']);
    expect(await actions(made, { to: now, group: 'secrets' })).toEqual(['credential.revealed']);
    expect(await actions(made, { text: 'SHOP' })).toHaveLength(4);
    expect(await actions(made, { text: '100%_' })).toHaveLength(4);
    expect(await actions(made, { text: '1000' })).toEqual([]);
    expect(await actions(made, { text: 'shop deploy' })).toEqual([]);
    expect(await actions(made, { text: 'deploy akiaq3' })).toEqual(['credential.added']);
    expect(await actions(made, { text: 'test-machine' })).toHaveLength(6);
  });

  it('answers a page among a hundred thousand rows at once', async () => {
    await using made = await openTestApp();
    const { id } = await made.call('credentials.add', awsKey());
    const vault = await openVault(nodePorts(made.folder), {
      folder: made.folder,
      by: { kind: 'password', password: Secret.of(TEST_PASSWORD) },
      actor: { osUser: 'tester', device: 'bench', via: 'cli' },
    });
    vault.write((db) => {
      db.run(
        `WITH RECURSIVE n(seq) AS (SELECT 10 UNION ALL SELECT seq + 1 FROM n WHERE seq < ?)
         INSERT INTO audit (seq, at, action, credential_id, detail, os_user, device, via, mac)
         SELECT seq, seq * 1000, CASE seq % 3 WHEN 0 THEN 'credential.revealed' WHEN 1 THEN 'credential.verified' ELSE 'vault.unlocked' END,
           CASE seq % 3 WHEN 2 THEN NULL ELSE ? END, '{}', 'tester', 'test-machine', 'app', zeroblob(32) FROM n`,
        100_000,
        id,
      );
    });
    vault.close();
    for (const query of [
      {},
      { offset: 99_000 },
      { group: 'secrets' },
      { group: 'secrets', offset: 30_000 },
      { text: 'deploy' },
      { text: 'tester', offset: 90_000 },
      { credentialId: id },
      { from: 50_000_000, via: 'app' },
    ] as const) {
      let found = 0;
      const took = await processorTime(async () => {
        found = (await made.call('audit.list', query)).rows.length;
      });
      expect(found).toBe(100);
      // Some 10 ms here; a scan that reads whole rows takes seconds.
      expect(took, JSON.stringify(query)).toBeLessThan(1000);
    }
  });
});

describe('an export', () => {
  async function saved(made: TestApp, request: { format: 'jsonl' | 'csv'; group?: 'secrets' }) {
    const path = join(await tempFolder(), 'history');
    const ticket = await made.app.ticketFor(path, 'save');
    if (!ticket.ok) throw new Error(ticket.error.code);
    const done = await made.call('audit.export', { ...request, ticket: ticket.value.ticket });
    return { path, done, text: await readFile(path, 'utf8') };
  }

  it('as JSON lines carries every covered column and the MAC', async () => {
    await using made = await openTestApp();
    const { gone } = await lived(made);
    const { text, done, path } = await saved(made, { format: 'jsonl' });
    const [head, ...lines] = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(head).toMatchObject({ format: 'keyturn-history', version: 1, whole: true, last: 7 });
    expect(done).toEqual({ rows: 7 });
    expect(lines).toHaveLength(7);
    expect(lines[2]).toEqual({
      seq: 3,
      at: expect.any(Number),
      action: 'credential.revealed',
      credential_id: gone,
      detail: '{"field":"secret_access_key"}',
      os_user: 'tester',
      device: 'test-machine',
      via: 'app',
      mac: expect.stringMatching(/^[0-9a-f]{64}$/),
      time: expect.stringMatching(/^\d{4}-.*Z$/),
      key: { label: 'shop 100%_old', cloud: 'aws', public_id: 'AKIAQ3EGRIMWKEYTURN7', purged: true },
    });
    expect(text).not.toContain(awsKey().secrets.secret_access_key);
    if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600);
    const head2 = await made.call('audit.head', {});
    expect(lines.at(-1)?.mac).toBe(head2.head);
  });

  it('as CSV runs no formula in a spreadsheet', async () => {
    await using made = await openTestApp();
    await made.call('credentials.add', awsKey({ label: '=HYPERLINK("http://x","y")' }));
    const { text } = await saved(made, { format: 'csv' });
    expect(text).toContain(`"'=HYPERLINK(""http://x"",""y"")"`);
    expect(text.split('\r\n')[0]).toBe(
      '\uFEFF"seq","time","action","key","key_id","cloud","credential_id","detail","os_user","device","via","mac"',
    );
  });

  it('of a selection says so, and holds it alone', async () => {
    await using made = await openTestApp();
    await lived(made);
    const { text } = await saved(made, { format: 'jsonl', group: 'secrets' });
    const [head, ...lines] = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(head.whole).toBe(false);
    expect(lines.map((line: { action: string }) => line.action)).toEqual([
      'credential.revealed',
      'audit.exported',
    ]);
  });

  it('asks where, and leaves everything as it was when nobody says', async () => {
    const folder = await tempFolder();
    await using made = await openTestApp({ pick: [join(folder, 'chosen.csv')] });
    expect(await made.call('audit.export', { format: 'csv' })).toEqual({ rows: 2 });
    expect(await readFile(join(folder, 'chosen.csv'), 'utf8')).toContain('audit.exported');
    expect(await made.call('audit.export', { format: 'csv' })).toBeNull();
    expect((await made.call('audit.list', { group: 'secrets' })).total).toBe(1);
  });

  it('comes in parts that are the same text', async () => {
    await using made = await openTestApp();
    await lived(made);
    for (let days = 0; days < 1200; days += 1)
      await made.call('settings.set', { leadTimes: [1 + (days % 30)] });
    const whole = await saved(made, { format: 'jsonl' });
    const first = await made.call('audit.exportPart', { format: 'jsonl' });
    const second = await made.call('audit.exportPart', { format: 'jsonl', after: first.next });
    expect(second.next).toBeNull();
    const lines = (first.text + second.text).trimEnd().split('\n');
    // One row more: the one about this export, which the first line counts too.
    expect(lines.slice(1, -1)).toEqual(whole.text.trimEnd().split('\n').slice(1));
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ seq: lines.length - 1, action: 'audit.exported' });
  });
});

describe('the head', () => {
  const sink = (fails = false): HeadSink & { lines: string[] } => {
    const lines: string[] = [];
    return {
      lines,
      file: '/state/audit-heads.log',
      async append(kind, line) {
        if (fails) throw new Error('no log here');
        lines.push(`${kind} ${line}`);
      },
    };
  };

  it('is told at each lock where the settings say, and nowhere else', async () => {
    const headSink = sink();
    await using made = await openTestApp({ ports: { headSink } });
    await made.call('vault.lock', {});
    expect(headSink.lines).toEqual([]);
    await made.call('vault.unlock', { kind: 'password', password: TEST_PASSWORD });
    await made.call('settings.set', { auditSink: 'file' });
    await made.call('vault.lock', {});
    expect(headSink.lines).toHaveLength(1);
    const [, count, head] = /head=(\d+):([0-9a-f]{64})$/.exec(headSink.lines[0] ?? '') ?? [];
    expect(headSink.lines[0]).toMatch(/^file \d{4}-.*Z vault=[0-9a-z]{16} head=/);
    await made.call('vault.unlock', { kind: 'password', password: TEST_PASSWORD });
    const earlier = { count: Number(count), head: head ?? '' };
    expect(await made.call('audit.verify', { earlier })).toMatchObject({ state: 'whole', earlier: 'found' });
    expect((await made.call('audit.head', {})).sinkFailed).toBe(false);
  });

  it('that cannot be told warns and keeps no vault open', async () => {
    await using made = await openTestApp({ ports: { headSink: sink(true) } });
    await made.call('settings.set', { auditSink: 'syslog' });
    await made.call('vault.lock', {});
    expect((await made.call('vault.status', {})).state).toBe('locked');
    expect(made.logger.lines.join('\n')).toContain('audit.head-not-told');
    await made.call('vault.unlock', { kind: 'password', password: TEST_PASSWORD });
    expect((await made.call('audit.head', {})).sinkFailed).toBe(true);
  });

  it('that takes long is told after the vault is closed', async () => {
    let finish = (): void => undefined;
    const headSink: HeadSink = {
      file: '',
      append: () =>
        new Promise((resolve) => {
          finish = resolve;
        }),
    };
    await using made = await openTestApp({ ports: { headSink } });
    await made.call('settings.set', { auditSink: 'syslog' });
    const told = new Promise<void>((resolve) => {
      made.app.subscribe((name) => name === 'vault.changed' && resolve());
    });
    const locking = made.call('vault.lock', {});
    await told;
    expect(await made.refusal('audit.head', {})).toBe('vault-locked');
    finish();
    await locking;
  });
});
