import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { Secret, type Vault } from '../../../src/main/vault/index.ts';
import { deleteConsumer } from '../../../src/main/vault/repositories/consumers.ts';
import {
  getCredential,
  putCredential,
  type StoredCredential,
} from '../../../src/main/vault/repositories/credentials.ts';
import { insertSecret } from '../../../src/main/vault/repositories/secrets.ts';
import { credentialId } from '../../../src/shared/model/ids.ts';
import { rotated } from '../../support/places/rotated.ts';
import { PUBLIC_ID, plaintextBench, SECRET } from '../../support/plaintext/bench.ts';
import { linesKind } from '../../support/user-files/lines-kind.ts';
import { personsFile } from '../../support/user-files/persons-file.ts';
import { SAMPLE_CREDENTIAL } from '../../support/vault/rows.ts';
import { codeOf } from '../../support/vault/temp.ts';

const TEXT = `# mine\none = ${PUBLIC_ID} ${SECRET}\ntwo = AKIAOTHER not-ours\n`;

function change(vault: Vault, changes: Partial<StoredCredential>): void {
  vault.write((db) => {
    const key = getCredential(db, SAMPLE_CREDENTIAL);
    if (key !== null) putCredential(db, { ...key, ...changes });
  });
}

/** Another secret takes the place of the key's own, as a person types it in. */
function replace(vault: Vault): void {
  const secret = Secret.of('the next secret');
  const address = { credentialId: SAMPLE_CREDENTIAL, field: 'secret_access_key', version: 2 };
  const sealed = vault.seal(address, secret);
  const fingerprint = vault.fingerprint('the next secret');
  vault.write((db) => insertSecret(db, SAMPLE_CREDENTIAL, { ...address, sealed, fingerprint }, 2));
}

/** Another key takes the place of this one, which its cloud still takes. */
function rotate(vault: Vault): void {
  const newer = credentialId.parse('fedcba9876543211');
  vault.write((db) => {
    const key = getCredential(db, SAMPLE_CREDENTIAL);
    if (key !== null) putCredential(db, { ...key, id: newer, publicId: 'AKIANEWER', addedAt: 9 });
  });
  rotated(vault, SAMPLE_CREDENTIAL, newer, 'standby');
}

/** A file whose key was taken out, and the copy of it from before. */
async function taken(kind = linesKind) {
  const bench = await plaintextBench({ kindOf: () => kind });
  const file = await personsFile(TEXT);
  const id = bench.place('a', { path: file.path, entry: 'one' });
  const [done] = await bench.plaintext.scrub({ ids: [id], as: 'remove' });
  const kept = done?.kept;
  if (kept === null || kept === undefined) throw new Error('Nothing was kept');
  return { ...bench, file, id, kept };
}

describe('bringing a copy back whose key is out of use', () => {
  it.each([
    { why: 'its cloud takes it no more', end: (vault: Vault) => change(vault, { state: 'disabled' }) },
    { why: 'a rotation ended it', end: (vault: Vault) => change(vault, { state: 'retired' }) },
    { why: 'it lies in the bin', end: (vault: Vault) => change(vault, { removedAt: 5 }) },
    { why: 'another key took its place', end: rotate },
    { why: 'it has another secret now', end: replace },
  ])('asks by its name, since $why', async ({ end }) => {
    const { vault, user, file, kept } = await taken();
    const before = await file.read();
    end(vault);
    await expect(user.undo(kept, false)).rejects.toMatchObject({
      code: 'key-ended',
      params: { label: 'sample', id: 'AKIA…MPLE' },
    });
    expect(await file.read()).toBe(before);
    expect(await user.undo(kept, true)).toMatchObject({ state: 'undone' });
    expect(await file.read()).toBe(TEXT);
  });

  it('asks before it says that somebody changed the file as well, and where its place is forgotten', async () => {
    const { vault, user, kept, id } = await taken();
    replace(vault);
    const [copy] = await user.kept();
    await writeFile(copy?.path ?? '', 'somebody else\n');
    vault.write((db) => deleteConsumer(db, id));
    expect(await codeOf(() => user.undo(kept, false))).toBe('key-ended');
  });

  it('goes without a word where the file holds it anyway, or where nothing reads it', async () => {
    const there = await taken();
    await writeFile(there.file.path, `${TEXT}more = ${PUBLIC_ID} ${SECRET}\n`);
    replace(there.vault);
    expect(await codeOf(() => there.user.undo(there.kept, false))).toBe('file-changed');

    const history = await taken({ ...linesKind, role: 'leak' });
    change(history.vault, { state: 'retired' });
    expect(await history.user.undo(history.kept, false)).toMatchObject({ state: 'undone' });
  });
});
