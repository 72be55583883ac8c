import { join } from 'node:path';
import { z } from 'zod';
import type { Files } from '../ports/files.ts';
import type { Random } from '../ports/random.ts';
import { newId } from './new-id.ts';
import { replaceFile } from './replace-file.ts';

const MAX_BYTES = 4096;
const deviceFile = z.object({ id: z.string().regex(/^[0-9a-hjkmnp-tv-z]{16}$/) });

/** A random name of this installation, beside the preferences. Who deletes it is asked for the password once. */
export interface DeviceId {
  get(): Promise<string>;
  /** Null until `get` was asked once. */
  known(): string | null;
}

export function createDeviceId(deps: {
  readonly files: Files;
  readonly random: Random;
  readonly folder: string;
}): DeviceId {
  const path = join(deps.folder, 'device.json');
  let known: string | null = null;

  const stored = async (): Promise<string | null> => {
    try {
      return deviceFile.parse(JSON.parse((await deps.files.read(path, MAX_BYTES)).toString('utf8'))).id;
    } catch {
      return null;
    }
  };

  const made = async (): Promise<string> => {
    const id = newId<string>(deps.random);
    // Without a place to keep it, it holds for this run.
    await replaceFile(deps.files, path, Buffer.from(`${JSON.stringify({ id })}\n`)).catch(() => undefined);
    return id;
  };

  return {
    known: () => known,
    async get() {
      known ??= (await stored()) ?? (await made());
      return known;
    },
  };
}
