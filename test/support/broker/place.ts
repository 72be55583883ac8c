import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrokerPlace } from '../../../src/main/node/broker-place.ts';

/** A place for a socket that goes with the test. */
export async function temporaryPlace(): Promise<BrokerPlace & { readonly home: string } & AsyncDisposable> {
  const home = await mkdtemp(join(tmpdir(), 'kt-door-'));
  const folder = join(home, 'broker');
  return {
    ...{ home, folder, path: join(folder, '0123456789abcdef') },
    [Symbol.asyncDispose]: () => rm(home, { recursive: true, force: true }),
  };
}
