import { createHash } from 'node:crypto';
import { lstat, mkdir, readdir, readFile, readlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createHttp } from '../../../src/main/clouds/http/http.ts';
import { createFiles } from '../../../src/main/node/files.ts';
import { createRandom } from '../../../src/main/node/random.ts';
import type { Files } from '../../../src/main/ports/files.ts';
import {
  type CredentialWriting,
  createCredentialWriting,
} from '../../../src/main/services/credential-writing.ts';
import { createEvents, type Events } from '../../../src/main/services/events.ts';
import { createLooks, type Looks } from '../../../src/main/services/look/index.ts';
import { createPlaceTickets, type PlaceTickets } from '../../../src/main/services/tickets.ts';
import type { Vault } from '../../../src/main/vault/index.ts';
import { KeyturnError } from '../../../src/shared/ipc/envelope.ts';
import type { CredentialId } from '../../../src/shared/model/ids.ts';
import type { LookScope, LookView } from '../../../src/shared/model/look.ts';
import { type FakeClock, fakeClock } from '../fake/clock.ts';
import { fakeFilePicker, fakeLogger } from '../fake/desktop.ts';
import { accountDraft } from '../sample-keys.ts';
import { tempFolder, tempVault } from '../vault/temp.ts';
import { KINDS } from './kinds.ts';

export const DEVICE = { device: 'dev1ce0000000000', deviceName: 'test-machine' };

/** Well-formed, and nobody's. */
export const idOf = (n: number): string => `AKIAQ3EGRIMWKEYTURN${n}`;
export const secretOf = (n: number): string => `wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest${n}`;

/** A key as `kinds.ts` writes it, with the secret of another number where that is given. */
export const line = (name: string, n: number, secret = n): string =>
  `${name} aws ${idOf(n)} ${secretOf(secret)}`;

export interface LookSetting {
  readonly looks: Looks;
  readonly vault: Vault;
  readonly writing: CredentialWriting;
  readonly events: Events;
  readonly clock: FakeClock;
  readonly places: PlaceTickets;
  readonly home: string;
  /** How many requests left. */
  asked(): number;
  /** Lines of the log. */
  readonly logged: readonly string[];
  /** Writes a file below the home folder, and gives its path. */
  file(path: string, content: string | Uint8Array, mode?: number): Promise<string>;
  /** Adds a key with the id and the secret of this number. */
  add(n: number, label: string): CredentialId;
  /** Looks around to the end. */
  look(scope?: Partial<LookScope>): Promise<LookView>;
  /** Waits for the end of the look that runs. */
  end(): Promise<LookView>;
  /** The vault refuses from now on, as a locked one does. */
  lock(): void;
}

export interface LookWishes {
  readonly env?: Readonly<Record<string, string>>;
  readonly files?: (files: Files) => Partial<Files>;
  readonly pick?: readonly string[];
  readonly homeless?: true;
}

/** The service on real files and a real vault, with kinds of files of its own. */
export async function lookSetting(wishes: LookWishes = {}): Promise<LookSetting> {
  const home = await tempFolder();
  const { vault } = await tempVault();
  let locked = false;
  const session = {
    vault() {
      if (locked) throw new KeyturnError('vault-locked');
      return vault;
    },
    isOpen: () => !locked,
  };
  const [events, clock, random, logger] = [createEvents(), fakeClock(), createRandom(), fakeLogger()];
  const real = createFiles();
  const files: Files = { ...real, ...wishes.files?.(real) };
  const writing = createCredentialWriting({
    session: session as Parameters<typeof createCredentialWriting>[0]['session'],
    ...{ events, clock, random },
  });
  const http = createHttp({ clock, retry: { maxAttempts: 1 } });
  let asked = 0;
  const places = createPlaceTickets({ files, clock, random });
  const looks = createLooks({
    ...{ session, events, clock, random, files, logger, writing, places, kinds: KINDS },
    http: {
      ...http,
      exchange(request, options) {
        asked += 1;
        return http.exchange(request, options);
      },
    },
    picker: fakeFilePicker(...(wishes.pick ?? [])),
    device: { get: async () => DEVICE.device, known: () => DEVICE.device },
    deviceName: DEVICE.deviceName,
    around: wishes.homeless === true ? null : { platform: 'linux', home, env: wishes.env ?? {} },
  });

  const end = async (): Promise<LookView> => {
    for (;;) {
      const changed = Promise.withResolvers<void>();
      const off = events.subscribe((name) => {
        if (name === 'look.changed') changed.resolve();
      });
      const view = looks.get();
      if (view !== null && !view.running) {
        off();
        return view;
      }
      await changed.promise;
      off();
    }
  };
  return {
    ...{ looks, vault, writing, events, clock, places, home, logged: logger.lines, end, asked: () => asked },
    async file(path, content, mode = 0o600) {
      const whole = join(home, path);
      await mkdir(dirname(whole), { recursive: true });
      await writeFile(whole, content, { mode });
      return whole;
    },
    add: (n, label) =>
      writing.add(
        {
          ...{ cloud: 'aws', label, note: '', periodDays: null, leadTimes: null },
          account: { kind: 'new', draft: accountDraft() },
          fields: { access_key_id: idOf(n) },
          secrets: { secret_access_key: secretOf(n) },
        },
        'added',
      ),
    async look(scope = {}) {
      await looks.start({ usual: true, profiles: false, histories: false, folders: [], ...scope });
      return end();
    },
    lock() {
      locked = true;
    },
  };
}

/** What a folder holds, to the byte, the bit and the link: two are the same where nothing was written in between. */
export async function treeDigest(folder: string): Promise<string> {
  const hash = createHash('sha256');
  const visit = async (path: string): Promise<void> => {
    const found = await lstat(path);
    hash.update(`${path} ${found.mode} ${found.mtimeMs} ${found.size} ${found.nlink}\n`);
    if (found.isSymbolicLink()) hash.update(await readlink(path));
    else if (found.isDirectory())
      for (const name of (await readdir(path)).sort()) await visit(join(path, name));
    else if (found.isFile() && found.size < 1024 * 1024)
      hash.update(await readFile(path).catch(() => 'denied'));
  };
  await visit(folder);
  return hash.digest('hex');
}
