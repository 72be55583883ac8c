import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { CHAIN_START, chainMac } from '../../../../src/main/vault/audit-chain.ts';
import { sealField, unsealField } from '../../../../src/main/vault/field-seal.ts';
import { headerIsGenuine, parseHeader, serialiseHeader } from '../../../../src/main/vault/header/format.ts';
import { unwrapWithRandom } from '../../../../src/main/vault/header/slots.ts';
import { stretch } from '../../../../src/main/vault/kdf.ts';
import { deriveKeys } from '../../../../src/main/vault/keys.ts';
import { readRecoveryCode, writeRecoveryCode } from '../../../../src/main/vault/recovery-code.ts';
import { Secret } from '../../../../src/main/vault/secret.ts';
import { credentialId } from '../../../../src/shared/model/ids.ts';
import vectors from '../../../vectors/format-v1.json' with { type: 'json' };

// The values come from the independent reader in test/vectors/reader.
const { vaultId } = vectors;
const hex = (text: string) => Buffer.from(text, 'hex');
const keys = () => deriveKeys(hex(vectors.vaultKey), vaultId);

it.each(['database', 'field', 'header', 'audit', 'fingerprint'] as const)('derives the %s key', (purpose) => {
  expect(keys()[purpose].toString('hex')).toBe(vectors.keys[purpose]);
});

it('stretches a password', async () => {
  const { text, salt, cost, key } = vectors.password;
  expect((await stretch(Secret.of(text), hex(salt), cost)).toString('hex')).toBe(key);
});

it('writes and reads a recovery code', () => {
  const { bytes, code } = vectors.recovery;
  expect(writeRecoveryCode(hex(bytes))).toBe(code);
  expect(readRecoveryCode(code).toString('hex')).toBe(bytes);
});

it('seals a field, given the nonce, and opens it', () => {
  const { address, nonce, plain, sealed } = vectors.field;
  const place = { ...address, credentialId: credentialId.parse(address.credentialId) };
  const random = { bytes: () => hex(nonce) };
  const made = sealField(random, keys().field, vaultId, place, Secret.of(plain));
  expect(made.toString('hex')).toBe(sealed);
  expect(unsealField(keys().field, vaultId, place, made).reveal()).toBe(plain);
});

it('hashes a text to its fingerprint', () => {
  const { text, hash } = vectors.fingerprint;
  expect(createHmac('sha256', keys().fingerprint).update(text, 'utf8').digest('hex')).toBe(hash);
});

it('chains an audit row', () => {
  const { row, mac } = vectors.audit;
  expect(chainMac(keys().audit, CHAIN_START, row).toString('hex')).toBe(mac);
});

it('reads a header, knows its writer, opens its slot, and writes it alike', () => {
  const reading = parseHeader(Buffer.from(JSON.stringify(vectors.header)));
  if (reading.kind !== 'good') throw new Error(reading.kind);
  const { header } = reading.signed;
  expect(headerIsGenuine(reading.signed, keys().header)).toBe(true);
  const opened = unwrapWithRandom(vaultId, header.slots, 'recovery', hex(vectors.slot.secret));
  expect(opened?.toString('hex')).toBe(vectors.vaultKey);
  expect(JSON.parse(serialiseHeader(header, keys().header).toString())).toEqual(vectors.header);
});
