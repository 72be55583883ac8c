import { describe, expect, it } from 'vitest';
import { opaqueIds } from '../../../../../src/main/services/reminders/opaque.ts';
import {
  nameOfDeviceKey,
  openSchedule,
  type ScheduleContent,
  sealSchedule,
} from '../../../../../src/main/services/reminders/schedule-format.ts';
import type { CredentialId } from '../../../../../src/shared/model/ids.ts';
import vectors from '../../../../vectors/format-v1.json' with { type: 'json' };
import { deviceKeyName, opaqueKeyId, readSchedule } from '../../../../vectors/reader/schedule.ts';

const { vaultId, schedule } = vectors;
const bytes = (text: string): Buffer => Buffer.from(text, 'hex');
const key = bytes(schedule.deviceKey);
const file = bytes(schedule.file);
const fixed = { bytes: () => bytes(schedule.nonce) };

describe('the file of a schedule', () => {
  it('is what the document says', () => {
    expect(openSchedule(key, vaultId, file)).toEqual(schedule.content);
    const written = sealSchedule(fixed, key, vaultId, schedule.content as unknown as ScheduleContent);
    expect(written.equals(file)).toBe(true);
    expect(readSchedule(file, key, vaultId)).toEqual(schedule.content);
  });

  it('names keys and devices as the document says', () => {
    const { key: id, id: opaque } = schedule.opaque;
    const seed = bytes(schedule.seed);
    expect(opaqueIds(seed).ofKey(id as CredentialId)).toBe(opaque);
    expect(opaqueKeyId(seed, id)).toBe(opaque);
    expect(nameOfDeviceKey(key)).toBe(schedule.keyName);
    expect(deviceKeyName(key)).toBe(schedule.keyName);
  });

  it('opens for its own vault and its own device alone', () => {
    expect(openSchedule(key, 'fedcba9876543210', file)).toBeNull();
    expect(openSchedule(Buffer.alloc(32, 1), vaultId, file)).toBeNull();
  });

  it('is refused in another version, cut short at any place, and with any bit changed in its head', () => {
    const next = Buffer.from(file);
    next.writeUInt32BE(2, 18);
    expect(openSchedule(key, vaultId, next)).toBeNull();
    for (const length of [0, 10, 18, 21, 22, 40, 60, file.length - 1]) {
      expect(openSchedule(key, vaultId, file.subarray(0, length))).toBeNull();
    }
    for (let bit = 0; bit < 80 * 8; bit += 1) {
      const changed = Buffer.from(file);
      changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect(openSchedule(key, vaultId, changed)).toBeNull();
    }
  });
});
