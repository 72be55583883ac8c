import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFiles } from '../../../src/main/node/files.ts';
import { createLocks } from '../../../src/main/node/locks.ts';
import { createRandom } from '../../../src/main/node/random.ts';
import {
  changeVaultKey,
  KDF_FLOOR,
  openVault,
  Secret,
  type Vault,
  type WriteDb,
} from '../../../src/main/vault/index.ts';
import { fakeClock } from '../../support/fake/clock.ts';
import { awsKey } from '../../support/sample-keys.ts';
import { openTestApp, TEST_PASSWORD, type TestApp } from '../../support/test-app.ts';
import { forgeAnchor, rebuildChain, stolenKey } from '../../support/vault/forge.ts';
import { tempFolder } from '../../support/vault/temp.ts';
import { verifyAudit } from '../../vectors/audit-verifier.ts';

const UNLOCK = { kind: 'password', password: TEST_PASSWORD } as const;

/** Somebody who has the password and writes past the app. */
async function tamper<T>(made: TestApp, run: (vault: Vault) => T): Promise<T> {
  const vault = await openVault(
    { files: createFiles(), random: createRandom(), clock: fakeClock(), locks: createLocks() },
    {
      folder: made.folder,
      by: { kind: 'password', password: Secret.of(TEST_PASSWORD) },
      actor: { osUser: 'mallory', device: 'test', via: 'cli' },
    },
  );
  try {
    return run(vault);
  } finally {
    vault.close();
  }
}

/** A locked vault with about ten rows, and the head as it was in the middle of them. */
async function recorded(made: TestApp) {
  const { id } = await made.call('credentials.add', awsKey());
  await made.call('settings.set', { leadTimes: [3] });
  await made.call('credentials.reveal', { id, field: 'secret_access_key' });
  const { count, head } = await made.call('audit.head', {});
  for (const days of [4, 5, 6, 7]) await made.call('settings.set', { leadTimes: [days] });
  await made.call('vault.lock', {});
  return { earlier: { count, head } };
}

/** What the app says in its own vault, and the independent reader of the closed one; they have to agree. */
async function verdicts(made: TestApp, earlier: { count: number; head: string } | null) {
  const independent = verifyAudit(made.folder, TEST_PASSWORD, earlier === null ? {} : { earlier });
  await made.call('vault.unlock', UNLOCK);
  const app = await made.call('audit.verify', { earlier });
  await made.call('vault.lock', {});
  expect({ ...app, count: 0 }).toEqual({
    state: independent.whole ? 'whole' : 'broken',
    brokenAt: independent.brokenAt,
    earlier: independent.earlier,
    count: 0,
  });
  return app;
}

/** How many rows the header knows of. */
const anchoredAt = async (made: TestApp): Promise<number> =>
  JSON.parse(await readFile(join(made.folder, 'vault.keys.json'), 'utf8')).audit.count;

const write = (sql: string) => (db: WriteDb) => db.run(sql);

describe('a chain that nobody touched', () => {
  it('is whole, with an earlier head and without', async () => {
    await using made = await openTestApp();
    const { earlier } = await recorded(made);
    expect(await verdicts(made, null)).toMatchObject({ state: 'whole', brokenAt: null, earlier: 'none' });
    expect(await verdicts(made, earlier)).toMatchObject({ state: 'whole', brokenAt: null, earlier: 'found' });
    const start = { count: 0, head: '0'.repeat(64) };
    expect(await verdicts(made, start)).toMatchObject({ state: 'whole', earlier: 'found' });
  });
});

describe('somebody with the vault open', () => {
  it.each([
    ['changes a row', write(`UPDATE audit SET detail = '{"field":"region"}' WHERE seq = 3`), 3],
    ['changes who did it', write("UPDATE audit SET os_user = 'somebody' WHERE seq = 2"), 2],
    ['changes a MAC', write('UPDATE audit SET mac = zeroblob(32) WHERE seq = 5'), 5],
    ['removes a row', write('DELETE FROM audit WHERE seq = 3'), 3],
    ['removes the first row', write('DELETE FROM audit WHERE seq = 1'), 1],
    [
      'removes a row and closes the gap',
      (db: WriteDb) => {
        db.run('DELETE FROM audit WHERE seq = 3');
        for (let seq = 4; seq <= 20; seq += 1) db.run('UPDATE audit SET seq = ? WHERE seq = ?', seq - 1, seq);
      },
      3,
    ],
    [
      'swaps two rows',
      (db: WriteDb) => {
        db.run('UPDATE audit SET seq = 999 WHERE seq = 3');
        db.run('UPDATE audit SET seq = 3 WHERE seq = 4');
        db.run('UPDATE audit SET seq = 4 WHERE seq = 999');
      },
      3,
    ],
    ['cuts the end off', write('DELETE FROM audit WHERE seq > 4'), 'anchor'],
    ['cuts everything off', write('DELETE FROM audit'), 'anchor'],
  ] as const)('%s, and is found at the place', async (_name, run, place) => {
    await using made = await openTestApp();
    await recorded(made);
    const brokenAt = place === 'anchor' ? await anchoredAt(made) : place;
    await tamper(made, (vault) => vault.write((db) => void run(db)));
    expect(await verdicts(made, null)).toMatchObject({ state: 'broken', brokenAt });
    await made.call('vault.unlock', UNLOCK);
    expect((await made.call('vault.status', {})).auditBroken).toBe(true);
    expect((await made.call('audit.head', {})).state).toBe('broken');
  });

  it('makes the chain anew after a change, and is found by the header or by an earlier head', async () => {
    await using made = await openTestApp();
    const { earlier } = await recorded(made);
    const key = await stolenKey(made.folder, TEST_PASSWORD);
    const forged = await tamper(made, (vault) => {
      vault.write((db) => void db.run("UPDATE audit SET os_user = 'somebody' WHERE seq = 2"));
      return rebuildChain(vault, key);
    });
    expect(await verdicts(made, null)).toMatchObject({ state: 'broken', brokenAt: await anchoredAt(made) });

    await forgeAnchor(made.folder, key, forged);
    expect(await verdicts(made, null)).toMatchObject({ state: 'whole' });
    expect(await verdicts(made, earlier)).toMatchObject({
      state: 'broken',
      brokenAt: null,
      earlier: 'missing',
    });
  });

  it('cuts the end off and forges the header, and is found by a head from after the cut', async () => {
    await using made = await openTestApp();
    const { earlier } = await recorded(made);
    const key = await stolenKey(made.folder, TEST_PASSWORD);
    const forged = await tamper(made, (vault) => {
      vault.write((db) => void db.run('DELETE FROM audit WHERE seq > 2'));
      return rebuildChain(vault, key);
    });
    await forgeAnchor(made.folder, key, forged);
    // Before the app adds rows of its own.
    expect(verifyAudit(made.folder, TEST_PASSWORD)).toMatchObject({ whole: true, count: 2 });
    expect(await verdicts(made, earlier)).toMatchObject({
      state: 'broken',
      brokenAt: null,
      earlier: 'missing',
    });
  });
});

describe('a vault whose key was changed', () => {
  it('goes on in the same chain: heads from before hold, and a row of either key is found', async () => {
    await using made = await openTestApp();
    const { earlier } = await recorded(made);
    const ports = { files: createFiles(), random: createRandom(), clock: fakeClock(), locks: createLocks() };
    const vault = await openVault(ports, {
      folder: made.folder,
      by: { kind: 'password', password: Secret.of(TEST_PASSWORD) },
      actor: { osUser: 'tester', device: 'test', via: 'cli' },
    });
    const { count } = vault.head();
    await changeVaultKey(ports, vault, { password: Secret.of(TEST_PASSWORD), cost: KDF_FLOOR });
    await made.call('vault.unlock', UNLOCK);
    await made.call('settings.set', { leadTimes: [9] });
    await made.call('vault.lock', {});
    expect(await verdicts(made, earlier)).toMatchObject({ state: 'whole', earlier: 'found' });
    const after = count + 2;
    await tamper(made, (opened) => opened.write(write(`UPDATE audit SET at = at + 1 WHERE seq = ${after}`)));
    expect(await verdicts(made, null)).toMatchObject({ state: 'broken', brokenAt: after });
    await tamper(made, (opened) => opened.write(write('UPDATE audit SET at = at + 1 WHERE seq = 2')));
    expect(await verdicts(made, null)).toMatchObject({ state: 'broken', brokenAt: 2 });
  });
});

describe('an export as JSON lines', () => {
  /** The lines of a whole export, the vault locked again, and a way to have other lines judged by both. */
  async function exported(made: TestApp) {
    const { earlier } = await recorded(made);
    await made.call('vault.unlock', UNLOCK);
    const path = join(await tempFolder(), 'history.jsonl');
    const ticket = await made.app.ticketFor(path, 'save');
    if (!ticket.ok) throw new Error(ticket.error.code);
    await made.call('audit.export', { format: 'jsonl', ticket: ticket.value.ticket });
    const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');
    const judged = async (changed: readonly string[], head: typeof earlier | null = null) => {
      await writeFile(path, `${changed.join('\n')}\n`);
      const file = await made.app.ticketFor(path, 'backup');
      if (!file.ok) throw new Error(file.error.code);
      const app = await made.call('audit.verify', { earlier: head, file: file.value.ticket });
      await made.call('vault.lock', {});
      const options = { file: path, ...(head === null ? {} : { earlier: head }) };
      const independent = verifyAudit(made.folder, TEST_PASSWORD, options);
      await made.call('vault.unlock', UNLOCK);
      const { whole, ...rest } = independent;
      expect(app).toEqual({ state: whole ? 'whole' : 'broken', ...rest });
      return app;
    };
    return { lines, judged, earlier };
  }

  it('is whole, and ends with the row about itself', async () => {
    await using made = await openTestApp();
    const { lines, judged, earlier } = await exported(made);
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({
      seq: lines.length - 1,
      action: 'audit.exported',
      detail: '{"format":"jsonl","scope":"whole","to":"file"}',
    });
    expect(await judged(lines, earlier)).toMatchObject({ state: 'whole', earlier: 'found' });
  });

  it('shows a changed, a removed, a moved and a cut row', async () => {
    await using made = await openTestApp();
    const { lines, judged, earlier } = await exported(made);
    const [head = '', first = '', second = '', third = '', ...rest] = lines;
    const broken = { state: 'broken', brokenAt: 2 };
    expect(await judged([head, first, second.replace('tester', 'nobody'), third, ...rest])).toMatchObject(
      broken,
    );
    expect(await judged([head, first, third, ...rest])).toMatchObject(broken);
    expect(await judged([head, first, third, second, ...rest])).toMatchObject(broken);
    expect(await judged([head, first, first, second, third, ...rest])).toMatchObject(broken);
    // What is cut off an export is seen with a head from then alone.
    expect(await judged([head, first, second])).toMatchObject({ state: 'whole', count: 2 });
    expect(await judged([head, first, second], earlier)).toMatchObject({
      state: 'broken',
      earlier: 'missing',
    });
  });

  it('is refused when it is a selection, another vault’s, or something else', async () => {
    await using made = await openTestApp();
    const { lines } = await exported(made);
    const path = join(await tempFolder(), 'other.jsonl');
    const [head = '', ...rest] = lines;
    for (const text of [
      [head.replace('"whole":true', '"whole":false'), ...rest].join('\n'),
      [head.replace(/"vault":"./, '"vault":"_'), ...rest].join('\n'),
      [head, '{"seq":1}'].join('\n'),
      'seq,time\r\n1,now\r\n',
      '',
    ]) {
      await writeFile(path, text);
      const file = await made.app.ticketFor(path, 'backup');
      if (!file.ok) throw new Error(file.error.code);
      expect(await made.refusal('audit.verify', { earlier: null, file: file.value.ticket })).toBe(
        'export-unusable',
      );
    }
  });
});
