import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import { readerScript, runReader } from '../../formats/run-reader.ts';
import type { LetterTask } from './letter-worker.ts';
import { type OpenedLetter, type OpensBy, openedBy } from './opened.ts';

// The sealing of hand-overs is that of the age format (https://age-encryption.org/v1), by the library of its author: the
// standard `age` program opens what is sealed here. It is loaded at the first use, as few sessions need it.
const library = () => import('age-encryption');

/**
 * scrypt's work factor, as the exponent of 2, for passwords that are made here: with 120 random bits in them no work makes
 * guessing harder, so that it only has to satisfy the format.
 */
export const WORK_FACTOR = 14;

/** The most that is run for a letter from elsewhere: what the `age` program itself writes, some 256 MiB and some seconds. */
const MOST_WORK = 18;

/** What opening under a password may take: scrypt's own memory is not of the heap. */
const OPENING = { timeMs: 60_000, heapMb: 128 } as const;

const ARMOUR = /-----BEGIN AGE ENCRYPTED FILE-----\n([A-Za-z0-9+/=\n]+?)\n?-----END AGE ENCRYPTED FILE-----/;

/** Whom a letter is sealed for: whoever has an identity, or whoever has the password. */
export type SealedFor = 'identity' | 'password';

/** What is sealed, and for whom. */
export interface SealedText {
  readonly bytes: Uint8Array;
  readonly kind: SealedFor;
}

/** Whom to seal for. */
export type SealTo = { readonly recipient: string } | { readonly password: string; readonly work: number };

const unreadable = () => new KeyturnError('hand-over-unreadable');

/** A fresh pair: `identity` is confidential, `recipient` goes into the request. */
export async function newIdentity(): Promise<{ readonly identity: string; readonly recipient: string }> {
  const { generateX25519Identity, identityToRecipient } = await library();
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

/** Prepares to seal for somebody, so that nothing is opened for a recipient that is none. Throws `hand-over-unreadable`. */
export async function sealerFor(to: SealTo): Promise<(plain: Uint8Array) => Promise<string>> {
  const { armor, Encrypter } = await library();
  const encrypter = new Encrypter();
  if ('password' in to) {
    encrypter.setPassphrase(to.password);
    encrypter.setScryptWorkFactor(to.work);
  } else {
    try {
      encrypter.addRecipient(to.recipient);
    } catch {
      throw unreadable();
    }
  }
  return async (plain) => armor.encode(await encrypter.encrypt(plain));
}

/**
 * Finds the sealed part of a text and says whom it is for. Throws `hand-over-unreadable` where there is none, where it is
 * sealed for something else, and where it asks for too much work.
 */
export async function sealedIn(text: string): Promise<SealedText> {
  const { armor } = await library();
  const [, body = ''] = ARMOUR.exec(text) ?? [];
  try {
    // Mail programs break lines where they like.
    const lines = body.replaceAll('\n', '').match(/.{1,64}/g) ?? [];
    const whole = ['-----BEGIN AGE ENCRYPTED FILE-----', ...lines, '-----END AGE ENCRYPTED FILE-----'];
    const bytes = armor.decode(whole.join('\n'));
    return { bytes, kind: kindOf(bytes) };
  } catch {
    throw unreadable();
  }
}

function kindOf(bytes: Uint8Array): SealedFor {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', 0, 4096);
  const [version, first = ''] = head.split('\n', 2);
  if (version !== 'age-encryption.org/v1') throw unreadable();
  if (!first.startsWith('-> scrypt ')) return 'identity';
  const work = Number(/^-> scrypt [A-Za-z0-9+/]+ (\d{1,2})$/.exec(first)?.[1] ?? MOST_WORK + 1);
  if (work > MOST_WORK) throw unreadable();
  return 'password';
}

/**
 * What was sealed; the caller zeroes it. Null where this does not open it. A password's work is done in a thread of its own,
 * which is ended when it takes too long, so that the app goes on meanwhile. Throws `hand-over-unreadable`.
 */
export async function unsealed({ bytes }: SealedText, by: OpensBy): Promise<Uint8Array | null> {
  const opened = 'password' in by ? await openedBeside(bytes, by.password) : await openedBy(bytes, by);
  if (opened.kind === 'damaged') throw unreadable();
  return opened.kind === 'opened' ? opened.plain : null;
}

async function openedBeside(bytes: Uint8Array, password: string): Promise<OpenedLetter> {
  const script = readerScript(import.meta.url, 'letter-worker');
  const task: LetterTask = { bytes: Uint8Array.from(bytes), password };
  const end = await runReader<OpenedLetter>(script, task, OPENING);
  return end.kind === 'reply' ? end.reply : { kind: 'damaged' };
}
