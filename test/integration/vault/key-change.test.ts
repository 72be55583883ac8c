import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { FileError, type Files } from '../../../src/main/ports/files.ts';
import { openCiphered } from '../../../src/main/vault/db/cipher.ts';
import {
  changeVaultKey,
  KDF_FLOOR,
  listCopies,
  openCopy,
  Secret,
  type Vault,
  type VaultPorts,
  type WayIn,
} from '../../../src/main/vault/index.ts';
import { partsOf } from '../../../src/main/vault/vault.ts';
import { linesOf, startChild } from '../../support/vault/child.ts';
import { Killed, type KillStyle, killedFiles, unlessKilled } from '../../support/vault/killed-files.ts';
import { ACTOR, realPorts } from '../../support/vault/ports.ts';
import { putSampleCredential, putSetting, sampleSecret, settingKeys } from '../../support/vault/rows.ts';
import { everySealed, putEverySealed } from '../../support/vault/sealed-rows.ts';
import { byPassword, codeOf, copyOf, reopen, tempFolder, tempVault } from '../../support/vault/temp.ts';

const NEXT = 'the next password';

const change = (vault: Vault, ports: VaultPorts = realPorts()) =>
  changeVaultKey(ports, vault, { password: Secret.of(NEXT), cost: KDF_FLOOR });

const byCode = (code: string): WayIn => ({ kind: 'recovery', code });

async function openedCopy(folder: string, name: string, by = byPassword()): Promise<Vault> {
  const copy = join(folder, 'copies', name);
  const opened = await openCopy(realPorts(), { copy, scratch: await tempFolder(), by, actor: ACTOR });
  onTestFinished(() => opened.close());
  return opened.vault;
}

describe('a vault whose key was changed', () => {
  it('opens by the new ways in only, with everything that was sealed, and all is encrypted anew', async () => {
    const { vault, folder, recoveryCode: oldCode } = await tempVault();
    putEverySealed(vault, 'a secret');
    const { key } = await vault.addKeychainSlot();
    const before = everySealed(vault);
    const oldDatabase = (await readFile(join(folder, 'vault.db'))).subarray(0, 16);
    const oldFingerprint = vault.fingerprint('a secret');
    const witness = vault.witnessMac('head');
    const { recoveryCode, copy } = await change(vault);
    expect(await codeOf(() => vault.read(settingKeys))).toBe('vault-locked');

    const opened = await reopen(folder, byPassword(NEXT));
    expect(everySealed(opened)).toEqual(before);
    expect(opened.fingerprint('a secret').equals(oldFingerprint)).toBe(false);
    expect(opened.witnessMac('head')).not.toBe(witness);
    const stored = opened.read((db) => db.get<{ fingerprint: Buffer }>('SELECT fingerprint FROM secrets'));
    expect(stored?.fingerprint).toEqual(opened.fingerprint('a secret'));
    expect(opened.recoveryConfirmed).toBe(false);
    expect(await opened.ways()).toMatchObject({
      slots: [
        { kind: 'password', cost: KDF_FLOOR },
        { kind: 'recovery', cost: null },
      ],
      keychainItem: null,
    });
    await reopen(folder, byCode(recoveryCode));
    expect(await codeOf(() => reopen(folder))).toBe('wrong-password');
    expect(await codeOf(() => reopen(folder, byCode(oldCode)))).toBe('wrong-recovery-code');
    expect(await codeOf(() => reopen(folder, { kind: 'keychain', key }))).toBe('keychain-unavailable');
    expect((await readFile(join(folder, 'vault.db'))).subarray(0, 16)).not.toEqual(oldDatabase);

    expect(await listCopies(realPorts(), folder)).toMatchObject([{ name: copy, reason: 'key-change' }]);
    const kept = await openedCopy(folder, copy ?? '');
    expect(everySealed(kept)).toEqual(before);
    expect(await kept.verifyAuditWhole()).toBe('whole');
  });

  it('goes on with its audit chain, over several changes, and earlier heads stay valid', async () => {
    const { vault, folder } = await tempVault();
    const row = (at: Vault) =>
      at.write((db) => at.audit(db, { action: 'vault.unlocked', credentialId: null, detail: {} }));
    row(vault);
    row(vault);
    const heads = [vault.head()];
    await change(vault);
    for (let round = 0; round < 2; round += 1) {
      const opened = await reopen(folder, byPassword(NEXT));
      expect([opened.verifyAudit(), await opened.verifyAuditWhole()]).toEqual(['whole', 'whole']);
      const rows = opened.read((db) =>
        db.all<{ seq: number; action: string; mac: Buffer }>(
          'SELECT seq, action, mac FROM audit ORDER BY seq',
        ),
      );
      for (const { count, head } of heads) expect(rows[count - 1]?.mac.toString('hex')).toBe(head);
      expect(rows.at(-1)?.action).toBe('vault.key-changed');
      row(opened);
      await opened.anchorAudit();
      heads.push(opened.head());
      await change(opened);
    }
    const opened = await reopen(folder, byPassword(NEXT));
    const epochs = opened.read((db) => db.all<{ first_seq: number }>('SELECT first_seq FROM audit_epochs'));
    expect(epochs.map(({ first_seq }) => first_seq)).toEqual([1, 3, 5, 7]);
    expect(await opened.verifyAuditWhole()).toBe('whole');
    // A row of each epoch, changed; and an epoch left out or moved.
    for (const change of [
      "UPDATE audit SET device = 'elsewhere' WHERE seq = 1",
      "UPDATE audit SET device = 'elsewhere' WHERE seq = 4",
      'DELETE FROM audit_epochs WHERE first_seq = 3',
      'UPDATE audit_epochs SET first_seq = 4 WHERE first_seq = 3',
      'DELETE FROM audit_epochs WHERE first_seq = 7',
      'UPDATE audit_epochs SET sealed_key = zeroblob(61) WHERE first_seq = 5',
    ]) {
      const copy = await copyOf(folder);
      const tampered = await reopen(copy, byPassword(NEXT));
      tampered.write((db) => db.run(change));
      expect(await tampered.verifyAuditWhole(), change).toBe('broken');
    }
  });

  it('does not cover up a broken chain', async () => {
    const { vault, folder } = await tempVault();
    putSampleCredential(vault, 'a secret');
    vault.write((db) => db.run("UPDATE audit SET device = 'elsewhere' WHERE seq = 1"));
    await change(vault);
    const opened = await reopen(folder, byPassword(NEXT));
    expect([opened.verifyAudit(), await opened.verifyAuditWhole()]).toEqual(['broken', 'broken']);
  });
});

describe('a change of the key that cannot be', () => {
  it('is refused for a value that nobody could read afterwards, and nothing changes', async () => {
    const { vault, folder } = await tempVault();
    putEverySealed(vault, 'a secret');
    vault.write((db) => db.run('UPDATE drafts SET sealed = zeroblob(40)'));
    expect(await codeOf(() => change(vault))).toBe('secret-unreadable');
    expect((await readdir(folder)).sort()).not.toContain('vault.next');
    expect(await listCopies(realPorts(), folder)).toEqual([]);
    vault.write((db) => db.run('DELETE FROM drafts'));
    vault.close();
    expect(sampleSecret(await reopen(folder))).toBe('a secret');
  });

  it('is refused on a full disk, and nothing changes', async () => {
    const { vault, folder } = await tempVault();
    putSampleCredential(vault, 'a secret');
    const real = realPorts();
    for (const nth of [1, 2, 3]) {
      let left = nth;
      const files: Files = {
        ...real.files,
        writeFlushed(path, data, mode) {
          left -= 1;
          if (left === 0) return Promise.reject(new FileError('full'));
          return real.files.writeFlushed(path, data, mode);
        },
      };
      expect(await codeOf(() => change(vault, { ...real, files })), `write ${nth}`).toBe('disk-full');
      expect(await readdir(folder)).not.toContain('vault.next');
      expect(sampleSecret(vault)).toBe('a secret');
    }
    vault.close();
    await reopen(folder);
  });

  it('keeps others waiting, and refuses to write meanwhile', async () => {
    const { vault } = await tempVault();
    putSampleCredential(vault, 'a secret');
    const real = realPorts();
    const refused: string[] = [];
    const files = {
      ...real.files,
      flush: async (path: string) => {
        refused.push(await codeOf(() => vault.write((db) => putSetting(db, 'meanwhile', ''))));
        expect(sampleSecret(vault)).toBe('a secret');
        return real.files.flush(path);
      },
    };
    await change(vault, { ...real, files });
    expect(refused).toEqual(['vault-busy', 'vault-busy']);
  });

  it('keeps others waiting to its end, even when it is locked meanwhile', async () => {
    const { vault, folder } = await tempVault();
    putSampleCredential(vault, 'a secret');
    const { keys, header } = partsOf(vault);
    const other = openCiphered(
      join(folder, 'vault.db'),
      Buffer.from(keys.database),
      Buffer.from(header.databaseSalt, 'base64'),
    );
    other.pragma('busy_timeout = 0');
    const real = realPorts();
    const refused: unknown[] = [];
    const files = {
      ...real.files,
      async rename(from: string, to: string) {
        vault.close();
        try {
          other.exec('BEGIN IMMEDIATE');
        } catch (error) {
          refused.push(error);
        }
        return real.files.rename(from, to);
      },
    };
    await change(vault, { ...real, files });
    expect(refused.length).toBeGreaterThan(3);
    for (const error of refused) expect(error).toMatchObject({ code: 'SQLITE_BUSY' });
    other.close();
    expect(sampleSecret(await reopen(folder, byPassword(NEXT)))).toBe('a secret');
  });

  it('ends as a whole change or none when the vault is locked meanwhile', async () => {
    for (let after = 1; after <= 12; after += 1) {
      const { vault, folder } = await tempVault();
      putSampleCredential(vault, 'a secret');
      let calls = 0;
      const real = realPorts();
      const lockAfter =
        <A extends unknown[], R>(run: (...args: A) => R) =>
        (...args: A): R => {
          calls += 1;
          if (calls === after) vault.close();
          return run(...args);
        };
      const { writeFlushed, flush, rename, flushFolder } = real.files;
      const files = {
        ...real.files,
        writeFlushed: lockAfter(writeFlushed),
        flush: lockAfter(flush),
        rename: lockAfter(rename),
        flushFolder: lockAfter(flushFolder),
      };
      const outcome = await codeOf(() => change(vault, { ...real, files }));
      expect(['none', 'vault-locked']).toContain(outcome);
      const opened = await reopen(folder, outcome === 'none' ? byPassword(NEXT) : byPassword());
      expect(sampleSecret(opened)).toBe('a secret');
      opened.close();
    }
  });
});

describe.each<KillStyle>(['before', 'torn'])('killed %s a call', (style) => {
  it('leaves the old key or the new one, each with every secret', async () => {
    const { vault, folder, recoveryCode } = await tempVault();
    putEverySealed(vault, 'a secret');
    const before = everySealed(vault);
    vault.close();
    const outcomes = new Set<string>();
    for (let at = 1; ; at += 1) {
      const copy = await copyOf(folder);
      const real = realPorts();
      const killed = killedFiles(real.files, style);
      const opened = await reopen(copy, byCode(recoveryCode), { ...real, files: killed.files });
      killed.arm(at);
      const finished = await unlessKilled(() => change(opened, { ...real, files: killed.files }));
      opened.close();
      const old = await codeOf(() => reopen(copy));
      const next = await codeOf(() => reopen(copy, byPassword(NEXT)));
      expect([old, next].sort(), `call ${at}`).toEqual(['none', 'wrong-password']);
      outcomes.add(old === 'none' ? 'old' : 'new');
      const found = await reopen(copy, old === 'none' ? byPassword() : byPassword(NEXT));
      expect(everySealed(found), `call ${at}`).toEqual(before);
      expect(await found.verifyAuditWhole(), `call ${at}`).toBe('whole');
      found.close();
      expect(await readdir(copy), `call ${at}`).not.toContain('vault.next');
      if (finished) break;
    }
    expect([...outcomes].sort()).toEqual(['new', 'old']);
  });
});

it('killed within the steps of the database, the old key stays in force with every secret', async () => {
  const { vault, folder, recoveryCode } = await tempVault();
  putEverySealed(vault, 'a secret');
  const before = everySealed(vault);
  vault.close();
  for (let at = 1; ; at += 1) {
    const copy = await copyOf(folder);
    const real = realPorts();
    const killed = killedFiles(real.files, 'before');
    let left = at;
    // Every value that is sealed anew, and every audit key, takes a nonce.
    const bytes = (count: number) => {
      left -= 1;
      if (left > 0) return real.random.bytes(count);
      killed.arm(1);
      throw new Killed();
    };
    const opened = await reopen(copy, byCode(recoveryCode));
    const mortal = { ...real, files: killed.files, random: { bytes } };
    const finished = await unlessKilled(() => change(opened, mortal));
    opened.close();
    if (finished) {
      expect(at).toBeGreaterThan(10);
      break;
    }
    const found = await reopen(copy, byCode(recoveryCode));
    expect(everySealed(found), `call ${at}`).toEqual(before);
    expect(await readdir(copy), `call ${at}`).not.toContain('vault.next');
    found.close();
  }
});

it('killed by the system at random moments, the vault opens by one of two passwords with every secret', async () => {
  const { vault, folder } = await tempVault();
  putEverySealed(vault, 'a secret');
  const before = everySealed(vault);
  vault.close();
  let password = 'correct horse battery';
  const outcomes = new Map<string, number>();
  let wholeMs = 250;
  for (let round = 0; round < 10; round += 1) {
    const next = `password ${round}`;
    const child = startChild('key-changer.ts', [folder, password, next]);
    const ended = once(child, 'close');
    let changed = false;
    let began = 0;
    for await (const line of linesOf(child)) {
      // From where it begins to a little after it would be done.
      if (line === 'begins') {
        began = performance.now();
        setTimeout(() => child.kill('SIGKILL'), Math.random() * wholeMs * 1.1);
      } else {
        changed = true;
        wholeMs = performance.now() - began;
      }
    }
    await ended;
    const codes = [];
    for (const candidate of [password, next])
      codes.push(await codeOf(() => reopen(folder, byPassword(candidate))));
    expect([...codes].sort(), `round ${round}`).toEqual(['none', 'wrong-password']);
    if (codes[1] === 'none') password = next;
    if (changed) expect(codes[1]).toBe('none');
    const outcome = changed ? 'told' : codes[1] === 'none' ? 'finished' : 'undone';
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    const opened = await reopen(folder, byPassword(password));
    expect(everySealed(opened)).toEqual(before);
    expect(await opened.verifyAuditWhole()).toBe('whole');
    opened.close();
  }
  expect(outcomes.get('undone') ?? 0).toBeGreaterThan(0);
});

it('another process that has the vault open loses nothing, is told, and opens it again', async () => {
  const { vault, folder, recoveryCode } = await tempVault();
  putSampleCredential(vault, 'a secret');
  const child = startChild('writer.ts', [folder, recoveryCode, 'row', '1000000']);
  let errors = '';
  child.stderr?.on('data', (chunk) => {
    errors += String(chunk);
  });
  const acknowledged: string[] = [];
  let changing: Promise<unknown> | null = null;
  for await (const line of linesOf(child)) {
    acknowledged.push(line);
    if (acknowledged.length === 20) changing = change(vault);
  }
  await changing;
  expect(errors).toContain('vault-replaced');
  const opened = await reopen(folder, byPassword(NEXT));
  const there = new Set(opened.read(settingKeys));
  expect(acknowledged.filter((key) => !there.has(key))).toEqual([]);
  expect(await opened.verifyAuditWhole()).toBe('whole');
  expect(sampleSecret(opened)).toBe('a secret');
});
