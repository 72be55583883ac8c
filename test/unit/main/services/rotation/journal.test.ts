import { describe, expect, it } from 'vitest';
import type { Change, Phase } from '../../../../../src/main/services/rotation/engine/types.ts';
import type { Undo } from '../../../../../src/main/services/rotation/engine/undo.ts';
import { advanceRotation } from '../../../../../src/main/services/rotation/journal.ts';
import { writeRecord } from '../../../../../src/main/services/rotation/record.ts';
import { leftOf } from '../../../../../src/main/services/rotation/view-left.ts';
import { getCredential } from '../../../../../src/main/vault/repositories/credentials.ts';
import { insertRotation } from '../../../../../src/main/vault/repositories/rotations.ts';
import type { CredentialState } from '../../../../../src/shared/model/credential.ts';
import { accountId, credentialId } from '../../../../../src/shared/model/ids.ts';
import { tempVault } from '../../../../support/vault/temp.ts';
import {
  at,
  candidate,
  failed,
  failure,
  NEW,
  OLD,
  proven,
  rotation,
  slot,
  soaking,
  type Told,
} from './engine/fixture.ts';

const DISABLING: Phase = { kind: 'disabling', soak: soaking() };
const DONE: Change = { kind: 'done' };
const DENIED: Change = { kind: 'refused', failure: failure('denied-but-valid') };

/** What a key in this state of the vault is at the cloud. */
const AT_CLOUD: Readonly<Record<CredentialState, string>> = {
  active: 'enabled',
  standby: 'enabled',
  candidate: 'enabled',
  disabled: 'disabled',
  retired: 'deleted',
};

const ACCOUNT = accountId.parse('0000000000000003');
const ids = [credentialId.parse('0000000000000001'), credentialId.parse('0000000000000002')] as const;

/** A vault with a rotation in this phase, its keys in these states, that a person wants out of. */
async function journal(phase: Phase, asked: Undo, states: readonly [CredentialState, CredentialState]) {
  const { vault } = await tempVault();
  const [oldId, newId] = ids;
  const first = rotation(phase, {
    ...{ credentialId: oldId, accountId: ACCOUNT, candidate: { ...candidate, credentialId: newId } },
  });
  vault.write((db) => {
    db.run(
      `INSERT INTO accounts (id, cloud, site, label, note, tags, endpoints)
       VALUES (?, 'aws', 'aws', 'account', '', '[]', '{}')`,
      first.accountId,
    );
    for (const [i, publicId] of [OLD, NEW].entries()) {
      db.run(
        `INSERT INTO credentials (id, account_id, cloud, label, public_id, kind, state, health, fields, note, added_at, search_text)
         VALUES (?, ?, 'aws', 'key', ?, 'access-key', ?, 'unverified', '{}', '', 1, '')`,
        ids[i] ?? '',
        first.accountId,
        publicId,
        states[i] ?? '',
      );
    }
    insertRotation(db, {
      ...{ id: first.id, credentialId: first.credentialId, accountId: first.accountId, cloud: 'aws' },
      ...{ label: 'key', principal: 'aws:1:ops', phase: phase.kind, record: writeRecord(first) },
      ...{ owner: null, inboxKey: null, asked, startedAt: 1, endedAt: null },
    });
  });
  const keys = () => ids.map((id) => vault.read((db) => getCredential(db, id))?.state);
  return {
    /** The phase after an event, and the states of the old and the new key in the vault. */
    tell(event: Told) {
      const step = vault.write((db) => advanceRotation(vault, db, first.id, { ...event, at: at(0) }));
      return [step.rotation.phase.kind, ...keys()];
    },
    /** Lets a person stop it; what the rotation says of its keys, and what the vault does. */
    stop() {
      const stopped: Told = { kind: 'chosen', choice: { kind: 'stop' } };
      const { rotation: ended } = vault.write((db) =>
        advanceRotation(vault, db, first.id, { ...stopped, at: at(0) }),
      );
      return leftOf(ended, () => true).left.map(({ publicId, status }, i) => ({
        publicId,
        rotation: status,
        vault: AT_CLOUD[keys()[i] ?? 'retired'],
      }));
    },
  };
}

const bothSay = (publicId: string, status: string) => ({ publicId, rotation: status, vault: status });

describe('a step that a wish turned back from the phase it led to', () => {
  it('leaves a key disabled in the vault that was disabled on the way', async () => {
    const { tell, stop } = await journal(DISABLING, 'enable-old', ['standby', 'active']);
    expect(tell({ kind: 'disable-ended', change: DONE })).toEqual(['undoing', 'disabled', 'active']);
    expect(tell({ kind: 'enable-ended', change: DENIED })).toEqual(['attention', 'disabled', 'active']);
    const [old, ours] = stop();
    expect(old).toEqual(bothSay(OLD, 'disabled'));
    // The refusal says nothing of the new key.
    expect(ours).toMatchObject({ publicId: NEW, vault: 'enabled' });
  });

  it('does so too where the list told that it is disabled', async () => {
    const doubtful: Phase = { kind: 'reconcile', from: DISABLING, since: at(0), undo: false };
    const { tell } = await journal(doubtful, 'enable-old', ['standby', 'active']);
    const slots = [slot(OLD, 'disabled'), slot(NEW)];
    expect(tell({ kind: 'listed', slots })).toEqual(['undoing', 'disabled', 'active']);
  });

  it('shows it enabled again, though more was asked for than that', async () => {
    const { tell, stop } = await journal(DISABLING, 'abandon', ['standby', 'active']);
    expect(tell({ kind: 'disable-ended', change: DONE })).toEqual(['undoing', 'disabled', 'active']);
    expect(tell({ kind: 'enable-ended', change: DONE })).toEqual(['undoing', 'standby', 'active']);
    const disproved: Told = { kind: 'proved-old', proof: failed('denied-but-valid'), provenAt: at(0) };
    expect(tell(disproved)).toEqual(['attention', 'standby', 'active']);
    expect(stop()[0]).toEqual(bothSay(OLD, 'enabled'));
  });

  it('knows which key was in use when a promotion was turned back', async () => {
    const { tell, stop } = await journal({ kind: 'promoted' }, 'abandon', ['active', 'candidate']);
    expect(tell({ kind: 'promoted' })).toEqual(['undoing', 'standby', 'active']);
    expect(tell({ kind: 'proved-old', proof: proven, provenAt: at(0) })).toEqual([
      ...['undoing', 'standby', 'active'],
    ]);
    const slots = [slot(OLD), slot(NEW), slot('STRANGER')];
    expect(tell({ kind: 'listed', slots })).toEqual(['attention', 'standby', 'active']);
    expect(stop().slice(0, 2)).toEqual([bothSay(OLD, 'enabled'), bothSay(NEW, 'enabled')]);
  });

  it('has the old key in use again before the new one is deleted', async () => {
    const { tell } = await journal({ kind: 'promoted' }, 'abandon', ['active', 'candidate']);
    tell({ kind: 'promoted' });
    tell({ kind: 'proved-old', proof: proven, provenAt: at(0) });
    tell({ kind: 'listed', slots: [slot(OLD), slot(NEW)] });
    expect(tell({ kind: 'demoted' })).toEqual(['undoing', 'active', 'retired']);
    const deleted: Told = { kind: 'delete-ended', publicId: NEW, change: DONE };
    expect(tell(deleted)).toEqual(['aborted-safe', 'active', 'retired']);
  });
});
