import { describe, expect, it } from 'vitest';
import type { Vault } from '../../../src/main/vault/index.ts';
import {
  deleteConsumer,
  getConsumer,
  listConsumers,
  moveConsumers,
  putConsumer,
} from '../../../src/main/vault/repositories/consumers.ts';
import { getCredential, putCredential } from '../../../src/main/vault/repositories/credentials.ts';
import { deleteCredential } from '../../../src/main/vault/repositories/merging.ts';
import { type Consumer, consumerId } from '../../../src/shared/model/consumer.ts';
import type { CredentialId } from '../../../src/shared/model/ids.ts';
import { rotated } from '../../support/places/rotated.ts';
import { live } from '../../support/restore/histories.ts';
import { twoCopies } from '../../support/restore/two-copies.ts';

const A = consumerId.parse('aaaaaaaaaaaaaaaa');
const B = consumerId.parse('bbbbbbbbbbbbbbbb');

const place = (id: Consumer['id'], credentialId: CredentialId, name = 'ci'): Consumer => ({
  ...{ id, credentialId, note: '', restart: '', addedAt: 1 },
  place: { kind: 'by-hand', what: 'ci', name, owner: '' },
});

/** As the service does it: with a row of the audit that names the place. */
function say(vault: Vault, what: 'added' | 'edited' | 'removed', one: Consumer): void {
  vault.write((db) => {
    if (what === 'removed') deleteConsumer(db, one.id);
    else putConsumer(db, one);
    const detail = { consumer: one.id, kind: one.place.kind };
    vault.audit(db, { action: `consumer.${what}`, credentialId: one.credentialId, detail });
  });
}

const ownersIn = (vault: Vault) => vault.read((db) => listConsumers(db, null)).map((one) => one.credentialId);

const notesIn = (vault: Vault) =>
  Object.fromEntries(vault.read((db) => listConsumers(db, null)).map(({ id, note }) => [id, note]));

describe('merging places', () => {
  it('keeps those of both sides', async () => {
    const { here, there, first, second, merge } = await twoCopies();
    say(here, 'added', place(A, first));
    say(there, 'added', { ...place(B, second), note: 'theirs' });
    merge();
    expect(notesIn(here)).toEqual({ [A]: '', [B]: 'theirs' });
  });

  it('gives one of a key that was replaced here meanwhile to the key in its place', async () => {
    const { here, there, first, second, merge } = await twoCopies();
    rotated(here, first, second, 'retired');
    say(there, 'added', place(A, first));
    merge();
    expect(ownersIn(here)).toEqual([second]);
  });

  it('takes the word of the side that changed one, and the later one of two', async () => {
    const { here, there, first, merge } = await twoCopies((vault, [key]) => {
      if (key !== undefined) for (const id of [A, B]) say(vault, 'added', place(id, key));
    });
    say(there, 'edited', { ...place(A, first), note: 'theirs alone' });
    say(here, 'edited', { ...place(B, first), note: 'ours first' });
    say(there, 'edited', { ...place(B, first), note: 'theirs last' });
    merge();
    expect(notesIn(here)).toEqual({ [A]: 'theirs alone', [B]: 'theirs last' });
  });

  it('keeps ours where we said it last, or they said nothing', async () => {
    const { here, there, first, merge } = await twoCopies((vault, [key]) => {
      if (key !== undefined) for (const id of [A, B]) say(vault, 'added', place(id, key));
    });
    say(there, 'edited', { ...place(A, first), note: 'theirs' });
    say(here, 'edited', { ...place(A, first), note: 'ours' });
    say(here, 'edited', { ...place(B, first), note: 'ours alone' });
    merge();
    expect(notesIn(here)).toEqual({ [A]: 'ours', [B]: 'ours alone' });
  });

  it('lets a removed one go, on either side, unless the other side changed it since', async () => {
    const ids = ['a', 'b', 'c', 'd'].map((letter) => consumerId.parse(letter.repeat(16)));
    const [goneHere, goneThere, keptHere, keptThere] = ids as [
      Consumer['id'],
      Consumer['id'],
      Consumer['id'],
      Consumer['id'],
    ];
    const { here, there, first, merge } = await twoCopies((vault, [key]) => {
      if (key !== undefined) for (const id of ids) say(vault, 'added', place(id, key));
    });
    say(here, 'removed', place(goneHere, first));
    say(there, 'removed', place(goneThere, first));
    say(there, 'removed', place(keptHere, first));
    say(here, 'edited', { ...place(keptHere, first), note: 'still needed here' });
    say(here, 'removed', place(keptThere, first));
    say(there, 'edited', { ...place(keptThere, first), note: 'still needed there' });
    merge();
    expect(notesIn(here)).toEqual({ [keptHere]: 'still needed here', [keptThere]: 'still needed there' });
  });

  it('leaves a place with the key in use, whichever copy turned it, and drops those of a key that is gone', async () => {
    const { here, there, first, second, merge, given } = await twoCopies((vault, [key]) => {
      if (key !== undefined) say(vault, 'added', place(A, key));
    });
    // What a rotation does when it makes the second key the one in use.
    there.write((db) => {
      const old = getCredential(db, first);
      if (old !== null) putCredential(db, { ...old, state: 'standby' });
      moveConsumers(db, first, second);
    });
    say(there, 'added', place(B, second));
    live(there, [{ kind: 'setting', which: 0, value: 1 }], given);
    merge();
    expect(here.read((db) => getConsumer(db, A))?.credentialId).toBe(second);
    here.write((db) => deleteCredential(db, second));
    expect(notesIn(here)).toEqual({});
  });

  it('merged again changes nothing', async () => {
    const { here, there, first, merge } = await twoCopies();
    say(there, 'added', place(A, first));
    merge();
    say(here, 'removed', place(A, first));
    merge();
    expect(notesIn(here)).toEqual({});
    say(there, 'added', place(B, first));
    merge();
    expect(notesIn(here)).toEqual({ [B]: '' });
  });
});
