/** What a password manager's file may be: far more than any that people keep keys in. */
export const MANAGER_LIMITS = {
  bytes: 50 * 1024 * 1024,
  /** What the parts of an archive, or a compressed database, may unpack to. */
  unpackedBytes: 96 * 1024 * 1024,
  /**
   * Tags, quotes, brackets and commas: what makes objects of a text. A full heap ends the whole program in some cases, so that
   * what would fill it is refused beforehand; each takes some 280 bytes at most.
   */
  marks: 2_000_000,
  entries: 50_000,
  fieldsOfEntry: 500,
  /** One value: a service-account key with all its JSON has some 2,500 characters. */
  characters: 100_000,
  /** What opening may cost: a header from elsewhere must not be able to stall the computer. */
  argon2: {
    memoryKiB: 1_048_576,
    iterations: 1_000,
    parallelism: 32,
    /** Memory times iterations: some twenty seconds of one core. */
    passedKiB: 32 * 1_048_576,
  },
  aesRounds: 500_000_000,
  pbkdf2Iterations: 10_000_000,
} as const;

/** How long reading may take before it is given up, in ms: opening some databases takes seconds on purpose. */
export const MANAGER_TIME_MS = 60_000;

/** The heap that the reader may fill, in MB. */
export const MANAGER_HEAP_MB = 1024;

/**
 * Why a manager's file was not read. `locked`: it wants a password, and none was given. `too-large`: it unpacks to too much,
 * or asks for too much work.
 */
export type ManagerFailure = 'password' | 'unreadable' | 'too-large' | 'locked';

/** Thrown inside the reading thread; its message names no content. */
export class ManagerError extends Error {
  readonly failure: ManagerFailure;

  constructor(failure: ManagerFailure) {
    super(failure);
    this.name = 'ManagerError';
    this.failure = failure;
  }
}

const codes = (text: string): readonly number[] => Array.from(text, (mark) => mark.charCodeAt(0));
const STRUCTURE = { xml: codes('<"\''), json: codes('[{,'), csv: codes(',"\n') } as const;

/** Throws ManagerError `too-large` for a text of which more objects would be made than there is room for. */
export function requireFewMarks(bytes: Uint8Array, kind: keyof typeof STRUCTURE): void {
  const counted = new Uint8Array(256);
  for (const code of STRUCTURE[kind]) counted[code] = 1;
  let marks = 0;
  for (const byte of bytes) marks += counted[byte] ?? 0;
  if (marks > MANAGER_LIMITS.marks) throw new ManagerError('too-large');
}
