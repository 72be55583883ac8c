import { describe, expect, it } from 'vitest';
import type { Receiver } from '../../../src/main/services/hand-outs/index.ts';
import type { Plaintext } from '../../../src/main/services/plaintext/index.ts';
import { writeRecord } from '../../../src/main/services/rotation/record.ts';
import { Secret, type Vault } from '../../../src/main/vault/index.ts';
import { auditOfCredential } from '../../../src/main/vault/repositories/audit.ts';
import { putConsumer } from '../../../src/main/vault/repositories/consumers.ts';
import { getCredential, putCredential } from '../../../src/main/vault/repositories/credentials.ts';
import { listHandOuts } from '../../../src/main/vault/repositories/hand-outs.ts';
import { insertRotation } from '../../../src/main/vault/repositories/rotations.ts';
import { insertSecret } from '../../../src/main/vault/repositories/secrets.ts';
import type { ParsedInput } from '../../../src/shared/ipc/contract.ts';
import type { CredentialState } from '../../../src/shared/model/credential.ts';
import { credentialId } from '../../../src/shared/model/ids.ts';
import { PUBLIC_ID, plaintextBench, SECRET } from '../../support/plaintext/bench.ts';
import { linesKind } from '../../support/user-files/lines-kind.ts';
import { SAMPLE_CREDENTIAL } from '../../support/vault/rows.ts';
import { codeOf } from '../../support/vault/temp.ts';
import { candidate, rotation } from '../../unit/main/services/rotation/engine/fixture.ts';

const NEWER = credentialId.parse('fedcba9876543211');

/** Sets a field beside the secret, as a token. */
function seal(vault: Vault, id: typeof NEWER, field: string, text: string): void {
  const secret = Secret.of(text);
  const sealed = vault.seal({ credentialId: id, field, version: 1 }, secret);
  vault.write((db) =>
    insertSecret(db, id, { field, version: 1, sealed, fingerprint: vault.fingerprint(text) }, 1),
  );
}

/** A rotation that put `NEWER` in the place of the sample key, and left both in these states. */
function rotated(vault: Vault, states: readonly [CredentialState, CredentialState]): void {
  vault.write((db) => {
    const old = getCredential(db, SAMPLE_CREDENTIAL);
    if (old === null) throw new Error('The sample is missing');
    const [was, is] = states;
    const removed = (state: CredentialState) => (state === 'retired' ? 5 : null);
    putCredential(db, { ...old, state: was, removedAt: removed(was) });
    putCredential(db, {
      ...{ ...old, id: NEWER, publicId: 'AKIANEWER', state: is, addedAt: 9, removedAt: removed(is) },
    });
    const record = rotation(
      { kind: 'done' },
      {
        ...{ credentialId: SAMPLE_CREDENTIAL, accountId: old.accountId },
        candidate: { ...candidate, credentialId: NEWER },
      },
    );
    insertRotation(db, {
      ...{ id: record.id, credentialId: SAMPLE_CREDENTIAL, accountId: old.accountId, cloud: 'aws' },
      ...{ label: 'sample', principal: 'deploy', phase: 'done', record: writeRecord(record) },
      ...{ owner: null, inboxKey: null, asked: null, startedAt: 1, endedAt: 2 },
    });
  });
  seal(vault, NEWER, 'secret_access_key', 'newer-secret');
}

type Asked = Partial<ParsedInput<'plaintext.asProcess'>> & Pick<ParsedInput<'plaintext.asProcess'>, 'id'>;

const ask = (plaintext: Plaintext, input: Asked, asker?: Receiver) =>
  plaintext.asProcess({ protocol: null, again: null, ...input }, asker);
const answer = async (plaintext: Plaintext, input: Asked) => JSON.parse((await ask(plaintext, input)).text);

describe('answering the command in a tool’s file', () => {
  it('gives what credential_process takes, and writes down that it did', async () => {
    const { plaintext, place, vault } = await plaintextBench();
    const id = place('a', { path: '/home/somebody/.aws/credentials', entry: 'one' });
    const expected = { Version: 1, AccessKeyId: PUBLIC_ID, SecretAccessKey: SECRET };
    expect(await answer(plaintext, { id, protocol: null })).toEqual(expected);
    expect(await answer(plaintext, { id: SAMPLE_CREDENTIAL, protocol: null })).toEqual(expected);
    const handed = vault.read((db) => auditOfCredential(db, SAMPLE_CREDENTIAL, 10));
    expect(handed.filter(({ action }) => action === 'key.handed-out').map(({ detail }) => detail)).toEqual([
      { protocol: 'aws', program: '/usr/bin/aws' },
      { protocol: 'aws', place: id, program: '/usr/bin/aws' },
    ]);
  });

  it('gives a temporary key with its token and its end', async () => {
    const { plaintext, vault } = await plaintextBench();
    seal(vault, SAMPLE_CREDENTIAL, 'session_token', 'a token');
    vault.write((db) => {
      const key = getCredential(db, SAMPLE_CREDENTIAL);
      if (key !== null) putCredential(db, { ...key, expiresAt: Date.UTC(2027, 0, 2, 3, 4, 5) });
    });
    expect(await answer(plaintext, { id: SAMPLE_CREDENTIAL, protocol: 'aws' })).toEqual({
      ...{ Version: 1, AccessKeyId: PUBLIC_ID, SecretAccessKey: SECRET },
      ...{ SessionToken: 'a token', Expiration: '2027-01-02T03:04:05.000Z' },
    });
    expect(await answer(plaintext, { id: SAMPLE_CREDENTIAL, protocol: 'aliyun' })).toEqual({
      ...{ mode: 'StsToken', access_key_id: PUBLIC_ID, access_key_secret: SECRET, sts_token: 'a token' },
    });
  });

  it('speaks as the tool of the file does, whatever cloud the key is of', async () => {
    const { plaintext, place } = await plaintextBench({ kindOf: () => ({ ...linesKind, cloud: 'aliyun' }) });
    const id = place('a', { path: '/home/somebody/.aliyun/config.json', entry: 'one' });
    expect(await answer(plaintext, { id, protocol: null })).toEqual({
      ...{ mode: 'AK', access_key_id: PUBLIC_ID, access_key_secret: SECRET },
    });
  });

  it.each([
    { states: ['active', 'candidate'], answers: PUBLIC_ID },
    { states: ['standby', 'active'], answers: 'AKIANEWER' },
    { states: ['retired', 'active'], answers: 'AKIANEWER' },
    { states: ['active', 'retired'], answers: PUBLIC_ID },
  ] as const)('answers with the key in force: $states', async ({ states, answers }) => {
    const { plaintext, vault, place } = await plaintextBench();
    rotated(vault, states);
    const path = '/home/somebody/.aws/credentials';
    const old = place('a', { path, entry: 'one' });
    const newer = place('b', { path, entry: 'two' });
    vault.write((db) =>
      putConsumer(db, {
        ...{ id: newer, credentialId: NEWER, note: '', restart: '', addedAt: 1 },
        place: { kind: 'by-hand', what: 'other', name: 'a', owner: '' },
      }),
    );
    for (const id of [SAMPLE_CREDENTIAL, NEWER, old, newer]) {
      // The new key of a rotation under way is asked for by nobody but that rotation.
      if (states[1] === 'candidate' && (id === NEWER || id === newer)) continue;
      expect((await answer(plaintext, { id, protocol: null })).AccessKeyId).toBe(answers);
    }
  });

  it('refuses what nobody knows, what is in the bin, and what the rules forbid', async () => {
    const { plaintext, vault } = await plaintextBench();
    expect(await codeOf(() => ask(plaintext, { id: NEWER, protocol: null }))).toBe('not-found');
    vault.write((db) => db.run('UPDATE credentials SET removed_at = 1'));
    expect(await codeOf(() => ask(plaintext, { id: SAMPLE_CREDENTIAL, protocol: null }))).toBe('not-found');
    vault.write((db) => db.run("UPDATE credentials SET removed_at = NULL, cloud = 'gcp'"));
    vault.write((db) => db.run("UPDATE accounts SET cloud = 'gcp'"));
    expect(await codeOf(() => ask(plaintext, { id: SAMPLE_CREDENTIAL, protocol: 'aws' }))).toBe(
      'invalid-input',
    );
    const forbidden = await plaintextBench({ rules: { forbidReveal: true } });
    expect(await codeOf(() => ask(forbidden.plaintext, { id: SAMPLE_CREDENTIAL, protocol: null }))).toBe(
      'policy-forbids',
    );
  });
});

describe('answering an address that is asked again and again', () => {
  const NOW = Date.UTC(2026, 2, 1);
  const SOON = '2026-03-01T00:05:00Z';
  const setCloud = (vault: Vault, cloud: string) => {
    vault.write((db) => db.run('UPDATE credentials SET cloud = ?', cloud));
    vault.write((db) => db.run('UPDATE accounts SET cloud = ?', cloud));
  };
  const traces = (vault: Vault) => [
    vault
      .read((db) => auditOfCredential(db, SAMPLE_CREDENTIAL, 20))
      .filter(({ action }) => action === 'key.handed-out').length,
    vault
      .read((db) => listHandOuts(db, SAMPLE_CREDENTIAL))
      .map(({ way, receiver, count }) => [way, receiver, count]),
  ];

  it('gives what the SDKs of AWS take, with an end that has them come again', async () => {
    const { plaintext, vault } = await plaintextBench({ now: NOW });
    const asked = await ask(plaintext, { id: SAMPLE_CREDENTIAL, protocol: 'endpoint' });
    expect(asked).toMatchObject({ protocol: 'aws-container' });
    const body = { AccessKeyId: PUBLIC_ID, SecretAccessKey: SECRET, Token: '', Expiration: SOON };
    expect(JSON.parse(asked.text)).toEqual(body);
    seal(vault, SAMPLE_CREDENTIAL, 'session_token', 'a token');
    const ends = (expiresAt: number) =>
      vault.write((db) => {
        const key = getCredential(db, SAMPLE_CREDENTIAL);
        if (key !== null) putCredential(db, { ...key, expiresAt });
      });
    ends(NOW + 90_000);
    const input = { id: SAMPLE_CREDENTIAL, protocol: 'aws-container' } as const;
    expect(await answer(plaintext, input)).toEqual({
      ...body,
      ...{ Token: 'a token', Expiration: '2026-03-01T00:01:30Z' },
    });
    ends(NOW + 3_600_000);
    expect(await answer(plaintext, input)).toMatchObject({ Expiration: SOON });
  });

  it('gives what those of Alibaba Cloud take, which refuse a key without a token', async () => {
    const { plaintext, vault } = await plaintextBench({ now: NOW });
    setCloud(vault, 'aliyun');
    seal(vault, SAMPLE_CREDENTIAL, 'access_key_secret', SECRET);
    const input = { id: SAMPLE_CREDENTIAL, protocol: 'endpoint' } as const;
    expect(await codeOf(() => ask(plaintext, input))).toBe('invalid-input');
    expect(traces(vault)).toEqual([0, []]);
    seal(vault, SAMPLE_CREDENTIAL, 'security_token', 'a token');
    expect(await answer(plaintext, input)).toEqual({
      ...{ Code: 'Success', AccessKeyId: PUBLIC_ID, AccessKeySecret: SECRET },
      ...{ SecurityToken: 'a token', Expiration: SOON },
    });
    setCloud(vault, 'tencent');
    expect(await codeOf(() => ask(plaintext, input))).toBe('invalid-input');
  });

  it('leaves one trace for the same key and the same asker, and another for each new version', async () => {
    const { plaintext, vault } = await plaintextBench({ now: NOW });
    const input = { id: SAMPLE_CREDENTIAL, protocol: 'endpoint' } as const;
    const first = await ask(plaintext, input);
    expect(await ask(plaintext, { ...input, again: first.mark })).toEqual(first);
    expect(traces(vault)).toEqual([1, [['endpoint', '/usr/bin/aws', 1]]]);
    // Somebody else who shows the same mark, another form, and a made-up mark.
    const other = { way: 'endpoint', to: '/usr/bin/other', script: null } as const;
    await ask(plaintext, { ...input, again: first.mark }, other);
    await ask(plaintext, { ...input, protocol: 'aws', again: first.mark });
    const later = await ask(plaintext, { ...input, again: 'x' });
    expect(later.mark).not.toBe(first.mark);
    expect(traces(vault)[0]).toBe(4);
    rotated(vault, ['standby', 'active']);
    const newer = await ask(plaintext, { ...input, again: later.mark });
    expect(JSON.parse(newer.text).AccessKeyId).toBe('AKIANEWER');
    expect(newer.mark).not.toBe(later.mark);
    expect(vault.read((db) => listHandOuts(db, NEWER))).toMatchObject([{ way: 'endpoint', count: 1 }]);
    expect(await ask(plaintext, { ...input, again: newer.mark })).toEqual(newer);
    expect(vault.read((db) => listHandOuts(db, NEWER))).toMatchObject([{ count: 1 }]);
  });
});
