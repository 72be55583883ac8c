import { describe, expect, it } from 'vitest';
import { Secret, type Vault } from '../../../src/main/vault/index.ts';
import { addConsent, listConsents, removeConsent } from '../../../src/main/vault/repositories/consents.ts';
import { listHandOuts, noteHandOut } from '../../../src/main/vault/repositories/hand-outs.ts';
import {
  acknowledge,
  endRequest,
  forgetHandOvers,
  insertHandOver,
  insertRequest,
  listHandOvers,
  listRequests,
} from '../../../src/main/vault/repositories/hand-overs.ts';
import { type ConsentId, consentId } from '../../../src/shared/model/broker.ts';
import { type HandOutId, handOutId } from '../../../src/shared/model/hand-out.ts';
import { type HandOverId, handOverId } from '../../../src/shared/model/hand-over.ts';
import type { CredentialId } from '../../../src/shared/model/ids.ts';
import { twoCopies } from '../../support/restore/two-copies.ts';

const DEVICE = 'd0000000';
const id = (letter: string) => letter.repeat(16);

/** Every change has a row of the audit, by which the copies tell what each of them knows. */
function said(vault: Vault, change: Parameters<Vault['write']>[0]): void {
  vault.write((db) => {
    change(db);
    vault.audit(db, { action: 'vault.unlocked', credentialId: null, detail: {} });
  });
}

const handOut = (letter: string, credentialId: CredentialId, to: string, at: number) => ({
  ...{ id: handOutId.parse(id(letter)) as HandOutId, credentialId, publicId: 'AK', version: 1 },
  ...{ way: 'process' as const, receiver: to, script: '', device: DEVICE, deviceName: 'atlas', lastAt: at },
});
const consent = (letter: string, credentialId: CredentialId, program: string, at: number) => ({
  ...{ id: consentId.parse(id(letter)) as ConsentId, credentialId, program, script: '', at },
});
const handOver = (letter: string, credentialId: CredentialId, person: string, at: number) => ({
  ...{ id: handOverId.parse(id(letter)) as HandOverId, credentialId, publicId: 'AK', person },
  ...{ way: 'request' as const, at, proof: Buffer.alloc(32) },
});

function request(vault: Vault, letter: string, at: number, text = 'private half'): HandOverId {
  const one = handOverId.parse(id(letter));
  const address = { table: 'hand_over_requests', id: one } as const;
  said(vault, (db) =>
    insertRequest(db, {
      ...{ id: one, name: 'li', text: '…', at, until: at + 1, used: false },
      sealed: vault.seal(address, Secret.of(text)),
    }),
  );
  return one;
}

describe('merging how keys left two copies', () => {
  it('knows every receiver, by the later word of both', async () => {
    const { here, there, first, merge, tick } = await twoCopies((vault, [key]) => {
      if (key !== undefined) said(vault, (db) => noteHandOut(db, handOut('a', key, '/usr/bin/aws', 10)));
    });
    said(here, (db) => noteHandOut(db, handOut('b', first, '/usr/bin/aws', 20)));
    said(there, (db) => noteHandOut(db, { ...handOut('c', first, '/usr/bin/aws', tick()), version: 2 }));
    said(there, (db) => noteHandOut(db, handOut('e', first, '/usr/bin/rclone', 5)));
    merge();
    const known = here.read((db) => listHandOuts(db, first));
    expect(known.map(({ receiver, firstAt, version, count }) => [receiver, firstAt, version, count])).toEqual(
      [
        ['/usr/bin/aws', 10, 2, 2],
        ['/usr/bin/rclone', 5, 1, 1],
      ],
    );
  });

  it('takes back what either side took back, and keeps what either gave since', async () => {
    let given = 0;
    const { here, there, first, second, merge, tick } = await twoCopies((vault, [one, two]) => {
      given = 1_700_000_000_000;
      for (const [letter, key] of [
        ['a', one],
        ['b', two],
      ] as const) {
        if (key !== undefined) said(vault, (db) => addConsent(db, DEVICE, consent(letter, key, 'p', given)));
      }
    });
    said(here, (db) => removeConsent(db, consentId.parse(id('a'))));
    said(there, (db) => removeConsent(db, consentId.parse(id('b'))));
    said(here, (db) => addConsent(db, DEVICE, consent('c', first, 'q', tick())));
    said(there, (db) => addConsent(db, DEVICE, consent('d', second, 'r', tick())));
    merge();
    const left = here.read((db) => listConsents(db, DEVICE)).map(({ program }) => program);
    expect(left.sort()).toEqual(['q', 'r']);
  });

  it('knows who acknowledged, and what was forgotten', async () => {
    const { here, there, first, merge, tick } = await twoCopies((vault, [key]) => {
      if (key === undefined) return;
      said(vault, (db) => insertHandOver(db, handOver('a', key, 'wang', 1_700_000_000_000)));
      said(vault, (db) => insertHandOver(db, handOver('b', key, 'zhao', 1_700_000_000_000)));
    });
    said(there, (db) => acknowledge(db, handOverId.parse(id('a')), 7));
    said(there, (db) => forgetHandOvers(db, [handOverId.parse(id('b'))]));
    said(there, (db) => insertHandOver(db, handOver('c', first, 'qian', tick())));
    merge();
    const left = here.read(listHandOvers).map(({ person, acknowledgedAt }) => [person, acknowledgedAt]);
    expect(left.sort()).toEqual([
      ['qian', null],
      ['wang', 7],
    ]);
  });

  it('can open by a request that the other copy made, and by none that was used there', async () => {
    let common: HandOverId | null = null;
    const { here, there, merge, tick } = await twoCopies((vault) => {
      common = request(vault, 'a', 1_700_000_000_000);
    });
    const theirs = request(there, 'b', tick(), 'theirs');
    const used = common ?? theirs;
    const nothing = there.seal({ table: 'hand_over_requests', id: used }, Secret.of(''));
    said(there, (db) => endRequest(db, used, true, nothing));
    merge();
    const opened = here
      .read(listRequests)
      .map((one) => [
        one.id,
        one.used,
        here.unseal({ table: 'hand_over_requests', id: one.id }, one.sealed).reveal(),
      ]);
    expect(opened.toSorted()).toEqual([
      [used, true, ''],
      [theirs, false, 'theirs'],
    ]);
  });
});
