import { randomBytes } from 'node:crypto';
import { type ErrorCode, KeyturnError } from '../../shared/ipc/envelope.ts';
import type { Keychain, KeychainProbe } from '../ports/keychain.ts';

/** The part of `@github/keytar` that is used. */
export interface Keytar {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
}

const SERVICE = 'Keyturn';
/** The system may ask the person; nobody may be there to answer. */
const PATIENCE_MS = 30_000;

/** For tests: another way to load the store, and less patience. */
export interface KeychainOptions {
  readonly load?: () => Promise<Keytar>;
  readonly patienceMs?: number;
}

async function loadKeytar(): Promise<Keytar> {
  // Loaded when first asked for: without libsecret the import itself fails.
  const loaded = await import('@github/keytar');
  return 'default' in loaded ? (loaded.default as Keytar) : loaded;
}

// The store's errors are texts of libsecret, macOS's Security and Windows: only these words tell a refusal.
// Locked, dismissed prompt: libsecret's SECRET_ERROR_IS_LOCKED and its texts; -128 and -25293: macOS's
// errSecUserCanceled and errSecAuthFailed; -25308: errSecInteractionNotAllowed.
const REFUSAL =
  /locked|dismissed|denied|cancell?ed|not allowed|interaction|authenti|-128\b|-25293\b|-25308\b|prompt/i;

function codeOf(error: unknown): Extract<ErrorCode, 'keychain-denied' | 'keychain-unavailable'> {
  return error instanceof Error && REFUSAL.test(error.message) ? 'keychain-denied' : 'keychain-unavailable';
}

/** Thrown when the store did not answer in time; a prompt that nobody answers counts as a refusal. */
class NoAnswer extends Error {
  constructor() {
    super('prompt not answered');
    this.name = 'NoAnswer';
  }
}

async function within<T>(patienceMs: number, work: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new NoAnswer()), patienceMs);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The operating system's keychain through `@github/keytar`: Keychain, Credential Manager or the Secret Service. One call
 * at a time; while one that was given up has not come back, as where a session bus hangs, every other is refused at once:
 * each would take a thread from files and key derivation, and half a minute from the person.
 */
export function createKeychain({
  load = loadKeytar,
  patienceMs = PATIENCE_MS,
}: KeychainOptions = {}): Keychain {
  let before: Promise<unknown> = Promise.resolve();
  let hangs = false;

  const ask = async <T>(run: (keytar: Keytar) => Promise<T>): Promise<T> => {
    let givenUp = false;
    const giveUp = () => {
      givenUp = true;
      hangs = true;
      void before.then(() => {
        hangs = false;
      });
    };
    const inTurn = async (turn: Promise<unknown>): Promise<T> => {
      await turn;
      // What was reported as failed must not be done afterwards.
      if (givenUp) throw new NoAnswer();
      return run(await load());
    };
    try {
      if (hangs) throw new NoAnswer();
      const work = inTurn(before);
      before = work.then(
        () => undefined,
        () => undefined,
      );
      return await within(patienceMs, work);
    } catch (error) {
      if (error instanceof NoAnswer) giveUp();
      throw new KeyturnError(codeOf(error));
    }
  };

  const keychain: Keychain = {
    get: (item) => ask((keytar) => keytar.getPassword(SERVICE, item)),
    set: (item, value) => ask((keytar) => keytar.setPassword(SERVICE, item, value)),
    delete: (item) => ask((keytar) => keytar.deletePassword(SERVICE, item)),

    async probe(): Promise<KeychainProbe> {
      const item = `probe ${randomBytes(8).toString('hex')}`;
      const value = randomBytes(16).toString('hex');
      try {
        await keychain.set(item, value);
        const read = await keychain.get(item);
        const deleted = await keychain.delete(item);
        // Some stores answer without an error and keep nothing.
        return read === value && deleted ? 'usable' : 'unavailable';
      } catch (error) {
        return error instanceof KeyturnError && error.code === 'keychain-denied' ? 'denied' : 'unavailable';
      }
    },
  };
  return keychain;
}
