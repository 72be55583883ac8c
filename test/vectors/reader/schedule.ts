import { fields, hmac256, openGcm, sha256 } from './primitives.ts';

const MAGIC = 'KEYTURN SCHEDULE\r\n';

/** docs/reminders.md, "The schedule's file". Throws when the key does not open it. */
export function readSchedule(file: Buffer, deviceKey: Buffer, vaultId: string): unknown {
  if (file.toString('latin1', 0, MAGIC.length) !== MAGIC) throw new Error('No schedule');
  const version = file.readUInt32BE(MAGIC.length);
  if (version !== 1) throw new Error('Another version');
  const aad = fields('keyturn/schedule', String(version), vaultId);
  const plain = openGcm(deviceKey, file.subarray(MAGIC.length + 4), aad);
  if (plain.length % 4096 !== 0) throw new Error('It is not padded');
  const length = plain.readUInt32BE();
  if (plain.subarray(4 + length).some((byte) => byte !== 0)) throw new Error('It is padded with something');
  return JSON.parse(plain.toString('utf8', 4, 4 + length));
}

/** The id under which a key appears in a schedule. */
export const opaqueKeyId = (seed: Buffer, credentialId: string): string =>
  hmac256(seed, fields('keyturn/opaque/1', 'key', credentialId))
    .subarray(0, 12)
    .toString('base64url');

/** The name under which the vault remembers a device's key. */
export const deviceKeyName = (deviceKey: Buffer): string =>
  sha256(fields('keyturn/schedule-key-name/1', deviceKey)).toString('hex').slice(0, 32);
