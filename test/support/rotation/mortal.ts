import { createHttp, type Http, type HttpRequest } from '../../../src/main/clouds/http/http.ts';
import type { Clock } from '../../../src/main/ports/clock.ts';
import type { Files } from '../../../src/main/ports/files.ts';
import { createEvents } from '../../../src/main/services/events.ts';
import { createRotations, type Rotations } from '../../../src/main/services/rotation/index.ts';
import { createVaultSession, type VaultSession } from '../../../src/main/services/vault-session.ts';
import { KDF_FLOOR, type Vault } from '../../../src/main/vault/index.ts';
import { fakeKeychain, fakeLogger } from '../fake/desktop.ts';
import { silentHeads } from '../fake/heads.ts';
import { fakePolicy } from '../fake/policy.ts';
import { ACTOR, realPorts } from '../vault/ports.ts';
import { DEVICE, type FakePlaces, fakePlaces } from './fake-places.ts';

/** Thrown at the point of death, and by everything after it: a process that is gone does nothing more. */
export class Dead extends Error {
  constructor() {
    super('dead');
    this.name = 'Dead';
  }
}

/** A moment at which a process can die. `torn`: in the middle of a write, half of which reaches the disk. */
export interface Moment {
  readonly kind: 'file' | 'torn file' | 'commit' | 'call' | 'answer' | 'place';
  readonly what: string;
}

/** The services that rotate, on real files and a real vault, in a process that dies at moment `at` (from 1). */
export interface Mortal {
  readonly session: VaultSession;
  readonly rotations: Rotations;
  /** The moments that were lived through, the last one included. */
  readonly moments: readonly Moment[];
  readonly alive: () => boolean;
  /** Closes the database of the vault, as the system does for a process that is gone. */
  bury(): void;
}

export interface MortalOptions {
  readonly folder: string;
  readonly clock: Clock;
  /** Never, where it is left out. */
  readonly at?: number;
  /** Ends the process. One that only plays dead leaves it out. */
  readonly die?: (moment: Moment) => void;
  /** The places that are served; none where it is left out. */
  readonly places?: FakePlaces;
  /** What stands in the way at a moment, a full disk for one; thrown in its place. */
  readonly obstacle?: (moment: Moment) => Error | null;
}

/** The action that a request names, in either vendor's way. */
function actionOf({ url, headers, body }: HttpRequest): string {
  const named = headers['x-acs-action'] ?? url.searchParams.get('Action');
  if (named !== null && named !== undefined) return named;
  const text = typeof body === 'string' ? body : Buffer.from(body ?? []).toString('utf8');
  return new URLSearchParams(text).get('Action') ?? '';
}

export function mortal(options: MortalOptions): Mortal {
  const { folder, clock } = options;
  const moments: Moment[] = [];
  let dead = false;

  const requireAlive = (): void => {
    if (dead) throw new Dead();
  };

  /** Whether this is the moment. */
  const isLast = (moment: Moment): boolean => {
    requireAlive();
    moments.push(moment);
    const obstacle = options.obstacle?.(moment) ?? null;
    if (obstacle !== null) throw obstacle;
    return moments.length === options.at;
  };

  const end = (): never => {
    dead = true;
    const last = moments.at(-1);
    if (last !== undefined) options.die?.(last);
    throw new Dead();
  };

  const pass = (moment: Moment): void => {
    if (isLast(moment)) end();
  };

  const real = realPorts();
  const opened: Vault[] = [];
  const ports = { ...real, clock, keychain: fakeKeychain() };
  const events = createEvents();
  const logger = fakeLogger();
  const session = createVaultSession({
    ...{ ports, folder, actor: ACTOR, events, logger, kdf: KDF_FLOOR },
    heads: silentHeads,
    policy: fakePolicy(),
  });

  /** A vault before each of whose commits, and after it, the process can die. */
  const mortalVault = (): Vault => {
    requireAlive();
    const vault = session.vault();
    if (!opened.includes(vault)) opened.push(vault);
    return {
      ...vault,
      write: (run) => {
        pass({ kind: 'commit', what: 'before' });
        const result = vault.write(run);
        pass({ kind: 'commit', what: 'after' });
        return result;
      },
    };
  };

  const http = createHttp({ clock, retry: { maxAttempts: 1 } });
  const mortalHttp: Http = {
    ...http,
    async exchange(request, how) {
      const what = actionOf(request);
      pass({ kind: 'call', what });
      const answer = await http.exchange(request, how);
      pass({ kind: 'answer', what });
      return answer;
    },
  };

  const rotations = createRotations({
    session: { ...session, vault: mortalVault },
    events,
    clock,
    random: real.random,
    files: mortalFiles(real.files, { isLast, pass, end }),
    locks: real.locks,
    logger,
    http: mortalHttp,
    folder,
    tryKey: async () => undefined,
    serving: (options.places ?? fakePlaces()).serving(pass),
    device: { get: async () => DEVICE, known: () => DEVICE },
    unattended: false,
  });

  return {
    session,
    rotations,
    moments,
    alive: () => !dead,
    bury: () => {
      for (const vault of opened) vault.close();
    },
  };
}

/** Files before, and in the middle of, each of whose uses a process can die. */
export function mortalFiles(
  files: Files,
  { isLast, pass, end }: Record<'pass' | 'isLast', (moment: Moment) => unknown> & { end: () => never },
): Files {
  const before = (what: string) => pass({ kind: 'file', what });
  const torn = async (what: string, half: () => Promise<void>): Promise<void> => {
    if (!isLast({ kind: 'torn file', what })) return;
    await half();
    end();
  };
  return {
    ...files,
    async read(path, maxBytes) {
      before('read');
      return files.read(path, maxBytes);
    },
    async facts(path) {
      before('facts');
      return files.facts(path);
    },
    async writeFlushed(path, data, mode) {
      before('writeFlushed');
      await torn('writeFlushed', () => files.writeFlushed(path, data.subarray(0, data.length >> 1), mode));
      return files.writeFlushed(path, data, mode);
    },
    async overwriteFlushed(path, data) {
      before('overwriteFlushed');
      await torn('overwriteFlushed', () => files.overwriteFlushed(path, data.subarray(0, 100)));
      return files.overwriteFlushed(path, data);
    },
    async flushFolder(path) {
      before('flushFolder');
      return files.flushFolder(path);
    },
    async makeFolder(path, mode) {
      before('makeFolder');
      return files.makeFolder(path, mode);
    },
    async list(path) {
      before('list');
      return files.list(path);
    },
    async remove(path) {
      before('remove');
      return files.remove(path);
    },
  };
}
