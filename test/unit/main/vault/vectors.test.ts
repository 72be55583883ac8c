import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { CHAIN_START, chainMac } from '../../../../src/main/vault/audit-chain.ts';
import { auditEpochs } from '../../../../src/main/vault/audit-epochs.ts';
import {
  manifestIsGenuine,
  packContainer,
  unpackContainer,
} from '../../../../src/main/vault/backup/container.ts';
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

it.each(['database', 'field', 'header', 'audit', 'fingerprint', 'witness'] as const)(
  'derives the %s key',
  (purpose) => {
    expect(keys()[purpose].toString('hex')).toBe(vectors.keys[purpose]);
  },
);

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

it('packs a backup and takes it apart', () => {
  const { manifest, file } = vectors.backup;
  const container = unpackContainer(hex(file));
  const { mac, ...content } = manifest;
  expect(container.manifest).toEqual(content);
  expect(container.mac.toString('hex')).toBe(mac);
  expect(manifestIsGenuine(container, keys().header)).toBe(true);
  const { header, database } = container;
  expect(packContainer(container.manifest, keys().header, header, database).toString('hex')).toBe(file);
});

it('opens the key of an earlier stretch of the audit chain', () => {
  const { firstSeq, key, sealed } = vectors.epoch;
  const db = {
    all: <Row>(sql: string) =>
      (sql.includes('audit_epochs') ? [{ first_seq: firstSeq, sealed_key: hex(sealed) }] : []) as Row[],
    get: <Row>() => ({}) as Row,
  };
  const epochs = auditEpochs(db, { field: keys().field, audit: hex(key) }, vaultId);
  expect(epochs).toEqual([{ firstSeq, key: hex(key) }]);
  expect(auditEpochs(db, keys(), vaultId)).toBeNull();
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
