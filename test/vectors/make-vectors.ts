import { createCipheriv } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deriveKey } from './reader/header.ts';
import { argon2id, canonical, fields, hkdf, hmac256, recoveryCode, sha256 } from './reader/primitives.ts';

// Writes format-v1.json from the reader's own primitives, which share no code with the program:
// `node test/vectors/make-vectors.ts`. The values of a released format never change.
const counting = (length: number, from: number) =>
  Buffer.from(Array.from({ length }, (_, i) => (from + i) & 255));
const hex = (bytes: Buffer) => bytes.toString('hex');

function sealGcm(key: Buffer, nonce: Buffer, plain: Buffer, aad: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(aad);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

const vaultId = '0123456789abcdef';
const vaultKey = counting(32, 0);
const nonce = counting(12, 100);
const salt = counting(16, 50);
const cost = { memoryKiB: 19456, iterations: 2, parallelism: 1 };
const password = 'Cafe\u0301 密码 1';
const keys = ['database', 'field', 'header', 'audit', 'fingerprint', 'witness'] as const;

const recovery = { bytes: hex(counting(20, 0)), code: recoveryCode(counting(20, 0)) };

const slotSecret = counting(20, 0);
const slot = { id: '0011223344556677', kind: 'recovery', salt: salt.toString('base64') };
const slotKey = hkdf(slotSecret, salt, fields('keyturn/slot-key/1', slot.kind, slot.id));

const address = { credentialId: 'fedcba9876543210', field: 'secret_access_key', version: 3 };
const fieldAad = fields('keyturn/field', '1', vaultId, 'secrets', address.credentialId, address.field, '3');
const plain = 'a secret 密钥';

const row = {
  seq: 1,
  at: 1700000000000,
  action: 'credential.copied',
  credential_id: null,
  detail: '{"field":"secret_access_key"}',
  os_user: 'li',
  device: '工作站',
  via: 'cli',
};
const rowFields = [`${row.seq}`, `${row.at}`, row.action, '-', row.detail, row.os_user, row.device, row.via];

const content = {
  format: 'keyturn-vault',
  version: 1,
  vaultId,
  databaseSalt: salt.toString('base64'),
  slots: [
    {
      ...slot,
      sealed: sealGcm(
        slotKey,
        nonce,
        vaultKey,
        fields('keyturn/slot/1', vaultId, slot.id, slot.kind, slot.salt),
      ).toString('base64'),
    },
  ],
  recoveryConfirmed: true,
  audit: { count: 0, head: Buffer.alloc(32).toString('base64') },
};
const mac = hmac256(deriveKey(vaultKey, 'header', vaultId), canonical(content)).toString('base64');

const parts = { header: Buffer.from('a header'), database: Buffer.from('a database') };
const part = (bytes: Buffer) => ({ bytes: bytes.length, sha256: hex(sha256(bytes)) });
const manifest = {
  format: 'keyturn-backup',
  vaultId,
  madeAt: 1700000000000,
  schema: 30,
  audit: { count: 0, head: hex(Buffer.alloc(32)) },
  device: '工作站',
  header: part(parts.header),
  database: part(parts.database),
};
const headerKey = deriveKey(vaultKey, 'header', vaultId);
const manifestMac = hex(hmac256(headerKey, `keyturn/backup/1\n${canonical(manifest)}`));
const manifestText = Buffer.from(canonical({ ...manifest, mac: manifestMac }));
const number = (value: number) => Buffer.of(value >>> 24, value >>> 16, value >>> 8, value);
const covered = Buffer.concat([
  Buffer.from('KEYTURN BACKUP\r\n', 'latin1'),
  number(1),
  number(manifestText.length),
  manifestText,
  parts.header,
  parts.database,
]);
const container = Buffer.concat([covered, sha256(covered)]);

// A schedule: what a device knows of a locked vault. Opaque ids come from a seed that the vault keeps.
const deviceKey = counting(32, 150);
const seed = counting(32, 70);
const opaque = (...of: readonly string[]) =>
  hmac256(seed, fields('keyturn/opaque/1', ...of))
    .subarray(0, 12)
    .toString('base64url');
const schedule = {
  serial: 7,
  base: 5,
  keys: [
    {
      id: opaque('key', address.credentialId),
      stages: [
        [1700000000000, 7],
        [1700604800000, 0],
        [1700700000000, -1],
      ],
      told: [{ date: 1700604800000, stage: 7, at: 1700000001000 }],
      snoozedUntil: 1700100000000,
      changed: true,
    },
    { id: opaque('key', vaultId), stages: [], told: [], snoozedUntil: null, changed: false },
  ],
  steps: [{ id: opaque('rotation', 'abcdefghjkmnpqrs', 'person:0'), at: 0, told: true }],
};
const scheduleText = Buffer.from(canonical(schedule));
const padded = Buffer.alloc(4096);
number(scheduleText.length).copy(padded);
scheduleText.copy(padded, 4);
const scheduleFile = Buffer.concat([
  Buffer.from('KEYTURN SCHEDULE\r\n', 'latin1'),
  number(1),
  sealGcm(deviceKey, nonce, padded, fields('keyturn/schedule', '1', vaultId)),
]);

const vectors = {
  vaultId,
  vaultKey: hex(vaultKey),
  keys: Object.fromEntries(keys.map((purpose) => [purpose, hex(deriveKey(vaultKey, purpose, vaultId))])),
  password: { text: password, salt: hex(salt), cost, key: hex(argon2id(password, salt, cost)) },
  recovery,
  slot: { secret: hex(slotSecret), slot: content.slots[0] },
  field: {
    address,
    nonce: hex(nonce),
    plain,
    sealed: hex(
      Buffer.concat([
        Buffer.of(1),
        sealGcm(deriveKey(vaultKey, 'field', vaultId), nonce, Buffer.from(plain), fieldAad),
      ]),
    ),
  },
  fingerprint: { text: plain, hash: hex(hmac256(deriveKey(vaultKey, 'fingerprint', vaultId), plain)) },
  epoch: {
    firstSeq: 7,
    key: hex(counting(32, 200)),
    nonce: hex(nonce),
    sealed: hex(
      Buffer.concat([
        Buffer.of(1),
        sealGcm(
          deriveKey(vaultKey, 'field', vaultId),
          nonce,
          counting(32, 200),
          fields('keyturn/audit-epoch', '1', vaultId, '7'),
        ),
      ]),
    ),
  },
  schedule: {
    deviceKey: hex(deviceKey),
    keyName: hex(sha256(fields('keyturn/schedule-key-name/1', deviceKey))).slice(0, 32),
    seed: hex(seed),
    opaque: { key: address.credentialId, id: opaque('key', address.credentialId) },
    nonce: hex(nonce),
    content: schedule,
    file: hex(scheduleFile),
  },
  backup: { manifest: { ...manifest, mac: manifestMac }, file: hex(container) },
  audit: {
    row,
    mac: hex(
      hmac256(
        deriveKey(vaultKey, 'audit', vaultId),
        fields('keyturn/audit/1', Buffer.alloc(32), ...rowFields),
      ),
    ),
  },
  header: { ...content, mac, checksum: hex(sha256(canonical({ ...content, mac }))) },
};
writeFileSync(join(import.meta.dirname, 'format-v1.json'), `${JSON.stringify(vectors, null, 2)}\n`);
