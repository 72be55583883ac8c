import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { ManagerTask } from '../../../../../src/main/formats/managers/entry.ts';
import { readKeePass } from '../../../../../src/main/formats/managers/keepass.ts';
import { MANAGER_LIMITS, ManagerError } from '../../../../../src/main/formats/managers/limits.ts';
import { readManager } from '../../../../../src/main/formats/managers/read-manager.ts';
import { KeyturnError } from '../../../../../src/shared/ipc/envelope.ts';
import { kdbxFile, kdbxXml } from '../../../../support/managers/kdbx-file.ts';
import { fc } from '../../../../support/property.ts';

const SECRET = 'wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest0';
const ENTRIES = [
  { Title: 'ci', UserName: 'AKIAQ3EGRIMWKEYTURN7', Password: SECRET },
  { Title: 'mail', UserName: 'alice@example.com', Password: 'hunter2-hunter2' },
];
const database = (version: 3 | 4 = 4): Buffer =>
  kdbxFile({ version, password: 'pass', xml: kdbxXml(ENTRIES) });

const task = (
  bytes: Uint8Array,
  password: string | null = 'pass',
  manager: ManagerTask['manager'] = 'keepass',
) => ({
  ...{ manager, bytes, password, keyFile: null },
});

async function codeOf(reading: Promise<unknown>): Promise<string> {
  const error: unknown = await reading.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof KeyturnError ? error.code : `no code: ${String(error)}`;
}

describe("reading a manager's file in a thread of its own", () => {
  it('gives what holds keys, and how much else there is', async () => {
    const bytes = database();
    expect(await readManager(task(bytes))).toMatchObject({
      entries: [{ line: 1, entry: { title: 'ci', password: SECRET } }],
      passedOver: 1,
    });
    // What was given stays whole: only the copy is zeroed.
    expect(bytes.equals(database())).toBe(true);
    expect(await readManager(task(bytes, null))).toBe(null);
    expect(await codeOf(readManager(task(bytes, 'other')))).toBe('manager-password');
    expect(await codeOf(readManager(task(bytes.subarray(0, 40))))).toBe('manager-unreadable');
  });

  it('ends what takes too long, or says nothing', async () => {
    const endless = new URL('data:text/javascript,for(;;);');
    expect(await codeOf(readManager(task(database()), { script: endless, timeMs: 50 }))).toBe(
      'manager-too-costly',
    );
    const silent = new URL('data:text/javascript,0');
    expect(await codeOf(readManager(task(database()), { script: silent }))).toBe('manager-unreadable');
  });

  it('tells what costs too much from what is too large to begin with', async () => {
    const packed = gzipSync(Buffer.alloc(MANAGER_LIMITS.unpackedBytes + 1), { level: 1 });
    const bomb = kdbxFile({ version: 4, password: 'pass', xml: '', packed });
    expect(await codeOf(readManager(task(bomb)))).toBe('manager-too-costly');
    expect(await codeOf(readManager(task(Buffer.alloc(MANAGER_LIMITS.bytes + 1))))).toBe('file-too-large');
  });
});

describe('a changed database', () => {
  const change = fc.record({
    kind: fc.constantFrom('flip', 'cut', 'grow', 'fill'),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    value: fc.integer({ min: 1, max: 255 }),
    // Headers decide what is done with all the rest.
    early: fc.boolean(),
  });

  it.each([3, 4] as const)(
    'is read or refused with an error of ours, and tells nothing: version %i',
    async (version) => {
      const whole = database(version);
      await fc.assert(
        fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
          let bytes = Buffer.from(whole);
          for (const { kind, at, value, early } of changes) {
            const place = Math.floor(at * ((early ? Math.min(220, bytes.length) : bytes.length) - 1));
            if (kind === 'flip') bytes[place] = (bytes[place] ?? 0) ^ value;
            else if (kind === 'cut') bytes = Buffer.from(bytes.subarray(0, Math.max(1, place)));
            else if (kind === 'grow') bytes = Buffer.concat([bytes, Buffer.alloc(value, value)]);
            else bytes.fill(value, place, Math.min(bytes.length, place + 8));
          }
          const error: unknown = await readKeePass(task(bytes)).then(
            () => null,
            (thrown: unknown) => thrown,
          );
          if (error === null) return;
          expect(error).toBeInstanceOf(ManagerError);
          expect(`${String(error)} ${JSON.stringify(error)}`).not.toContain(SECRET);
        }),
        { numRuns: 100 },
      );
    },
  );
});
