import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { sealField, unsealField } from '../../../../src/main/vault/field-seal.ts';
import { Secret } from '../../../../src/main/vault/secret.ts';
import { credentialId } from '../../../../src/shared/model/ids.ts';

const key = randomBytes(32);
const address = { credentialId: credentialId.parse('0123456789abcdef'), field: 'secret', version: 1 };
const sealed = sealField({ bytes: randomBytes }, key, 'vault', address, Secret.of('a secret 密钥'));

it('opens at its own place', () => {
  expect(unsealField(key, 'vault', address, sealed).reveal()).toBe('a secret 密钥');
  expect(sealed.includes('a secret')).toBe(false);
});

it.each([
  ['another vault', 'other', {}],
  ['another credential', 'vault', { credentialId: credentialId.parse('fedcba9876543210') }],
  ['another field', 'vault', { field: 'token' }],
  ['another version', 'vault', { version: 2 }],
])('opens nowhere else: %s', (_, vaultId, change) => {
  const open = () => unsealField(key, vaultId, { ...address, ...change }, sealed);
  expect(open).toThrow(expect.objectContaining({ code: 'secret-unreadable' }));
});

it('opens in no other table', () => {
  const row = { table: 'drafts', id: '0123456789abcdef' } as const;
  const draft = sealField({ bytes: randomBytes }, key, 'vault', row, Secret.of('half typed'));
  expect(unsealField(key, 'vault', row, draft).reveal()).toBe('half typed');
  for (const elsewhere of [{ ...row, table: 'backup_targets' as const }, { ...row, id: 'x' }, address]) {
    expect(() => unsealField(key, 'vault', elsewhere, draft)).toThrow(
      expect.objectContaining({ code: 'secret-unreadable' }),
    );
  }
});

it('does not open under another format byte, cut short or empty', () => {
  const other = Buffer.concat([Buffer.of(2), sealed.subarray(1)]);
  for (const bytes of [other, sealed.subarray(0, -1), sealed.subarray(0, 5), Buffer.alloc(0)]) {
    expect(() => unsealField(key, 'vault', address, bytes)).toThrow(
      expect.objectContaining({ code: 'secret-unreadable' }),
    );
  }
});
