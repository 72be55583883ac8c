import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../../src/main/node/random.ts';
import { createWords } from '../../../../../src/main/services/broker/words.ts';
import { writeRecord } from '../../../../../src/main/services/rotation/record.ts';
import type { Vault } from '../../../../../src/main/vault/index.ts';
import { listConsents } from '../../../../../src/main/vault/repositories/consents.ts';
import { getCredential, putCredential } from '../../../../../src/main/vault/repositories/credentials.ts';
import { insertRotation } from '../../../../../src/main/vault/repositories/rotations.ts';
import type { CredentialState } from '../../../../../src/shared/model/credential.ts';
import { type CredentialId, credentialId } from '../../../../../src/shared/model/ids.ts';
import { fakeClock } from '../../../../support/fake/clock.ts';
import { PROGRAM } from '../../../../support/fake/door.ts';
import { putSampleCredential, SAMPLE_CREDENTIAL } from '../../../../support/vault/rows.ts';
import { tempVault } from '../../../../support/vault/temp.ts';
import { candidate, rotation } from '../rotation/engine/fixture.ts';

const NEWER = credentialId.parse('fedcba9876543211');
const OTHER = credentialId.parse('fedcba9876543212');
const DEVICE = 'here';

/** Another key of the same account, and with `replaced` the rotation that put it in the place of the sample. */
function second(vault: Vault, id: CredentialId, replaced: boolean): void {
  vault.write((db) => {
    const old = getCredential(db, SAMPLE_CREDENTIAL);
    if (old === null) throw new Error('The sample is missing');
    const state: CredentialState = replaced ? 'retired' : old.state;
    putCredential(db, { ...old, state });
    putCredential(db, { ...old, id, publicId: `AKIA${id.toUpperCase()}`, label: 'newer', addedAt: 9 });
    if (!replaced) return;
    const record = rotation(
      { kind: 'done' },
      {
        ...{ credentialId: SAMPLE_CREDENTIAL, accountId: old.accountId },
        candidate: { ...candidate, credentialId: id },
      },
    );
    insertRotation(db, {
      ...{ id: record.id, credentialId: SAMPLE_CREDENTIAL, accountId: old.accountId, cloud: 'aws' },
      ...{ label: 'sample', principal: 'deploy', phase: 'done', record: writeRecord(record) },
      ...{ owner: null, inboxKey: null, asked: null, startedAt: 1, endedAt: 2 },
    });
  });
}

async function bench() {
  const { vault } = await tempVault();
  putSampleCredential(vault, 'a secret of some length');
  const clock = fakeClock();
  const words = createWords({ clock, random: createRandom() });
  const asker = { program: PROGRAM, credentialId: SAMPLE_CREDENTIAL };
  const allows = (changes: Partial<typeof asker> = {}, device = DEVICE) =>
    vault.read((db) => words.allows(db, device, { ...asker, ...changes }));
  const give = (lasts: 'session' | 'always', changes: Partial<typeof asker> = {}) =>
    vault.write((db) => words.give(db, DEVICE, { ...asker, ...changes }, lasts));
  return { vault, clock, words, asker, allows, give };
}

describe.each(['session', 'always'] as const)('a word for %s', (lasts) => {
  it('holds for its program, script and key alone', async () => {
    const { vault, give, allows } = await bench();
    second(vault, OTHER, false);
    expect(allows()).toBe(false);
    give(lasts);
    expect(allows()).toBe(true);
    expect(allows({ program: { ...PROGRAM, pid: 1, command: 'other' } })).toBe(true);
    expect(allows({ program: { ...PROGRAM, program: '/tmp/aws' } })).toBe(false);
    expect(allows({ program: { ...PROGRAM, script: null } })).toBe(false);
    expect(allows({ program: { ...PROGRAM, proven: false } })).toBe(false);
    expect(allows({ program: { ...PROGRAM, named: false } })).toBe(false);
    expect(allows({ credentialId: OTHER })).toBe(false);
  });

  it('goes on with the key that took the place of its own', async () => {
    const { vault, give, allows, words } = await bench();
    give(lasts);
    second(vault, NEWER, true);
    expect(allows({ credentialId: NEWER })).toBe(true);
    expect(vault.read((db) => words.list(db, DEVICE))).toMatchObject([
      { lasts, credentialId: NEWER, label: 'newer', count: 0 },
    ]);
    vault.write((db) => words.used(db, DEVICE, { program: PROGRAM, credentialId: NEWER }));
    expect(vault.read((db) => words.list(db, DEVICE))).toMatchObject([{ count: 1, credentialId: NEWER }]);
  });

  it('is taken back', async () => {
    const { vault, give, allows, words } = await bench();
    give(lasts);
    const [given] = vault.read((db) => words.list(db, DEVICE));
    const revoke = () => vault.write((db) => words.revoke(db, DEVICE, given?.id ?? ('' as never)));
    expect(revoke()).toMatchObject({ program: PROGRAM.program, script: PROGRAM.script, lasts });
    expect(allows()).toBe(false);
    expect(revoke()).toBeNull();
  });
});

describe('words', () => {
  it('for always survive a lock, those for the session do not', async () => {
    const { give, allows, words } = await bench();
    const other = { ...PROGRAM, program: '/usr/bin/rclone', script: null };
    give('always');
    give('session', { program: other });
    words.forget();
    expect([allows(), allows({ program: other })]).toEqual([true, false]);
  });

  it('for always hold on their own computer alone', async () => {
    const { vault, give, allows, words } = await bench();
    give('always');
    expect(allows({}, 'elsewhere')).toBe(false);
    expect(vault.read((db) => words.list(db, 'elsewhere'))).toEqual([]);
    // What is not listed here is not taken back here either, without a row that says so.
    const [given] = vault.read((db) => words.list(db, DEVICE));
    const revoke = () => vault.write((db) => words.revoke(db, 'elsewhere', given?.id ?? ('' as never)));
    expect(revoke()).toBeNull();
    expect(allows()).toBe(true);
  });

  it.each([
    ['is not proven', { proven: false }],
    ['has no name', { script: null, named: false }],
  ])('for what %s last until the lock at most', async (_what, changes) => {
    const { vault, give, allows, words } = await bench();
    const program = { ...PROGRAM, ...changes };
    give('always', { program });
    expect(allows({ program })).toBe(true);
    expect(allows()).toBe(false);
    expect(vault.read((db) => listConsents(db, DEVICE))).toEqual([]);
    words.forget();
    expect(allows({ program })).toBe(false);
  });

  it('that follow a key onto one that has its own become one', async () => {
    const { vault, give, words } = await bench();
    give('always');
    second(vault, NEWER, true);
    give('always', { credentialId: NEWER });
    vault.write((db) => words.used(db, DEVICE, { program: PROGRAM, credentialId: NEWER }));
    expect(
      vault
        .read((db) => listConsents(db, DEVICE))
        .map(({ count }) => count)
        .sort(),
    ).toEqual([0, 1]);
  });

  it('against count for a minute, also for the key in place', async () => {
    const { vault, words, asker, clock } = await bench();
    const refuses = (changes = {}) => vault.read((db) => words.refuses(db, { ...asker, ...changes }));
    words.refuse(asker);
    second(vault, NEWER, true);
    expect([refuses(), refuses({ credentialId: NEWER })]).toEqual([true, true]);
    expect(refuses({ program: { ...PROGRAM, script: '/other' } })).toBe(false);
    // Nobody lengthens or shortens it by setting the computer's clock.
    clock.jumpTo(clock.now() + 86_400_000);
    clock.advance(59_999);
    expect(refuses()).toBe(true);
    clock.advance(1);
    expect(refuses()).toBe(false);
  });
});
