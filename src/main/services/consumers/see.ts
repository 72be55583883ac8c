import { assertNever } from '../../../shared/assert-never.ts';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { CommandPlace, Consumer, FilePlace, Place } from '../../../shared/model/consumer.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import { type FileReading, otherwiseOf } from '../../formats/files/file-kind.ts';
import { asksForPlace } from '../user-files/asks-for-place.ts';
import { handOver } from './hand-over.ts';
import { heldKey, isSecretOf, standingOf } from './held-key.ts';
import type { Workshop } from './parts.ts';
import { asKeyturnError, rethrowLocked } from './problems.ts';
import type { Seen } from './types.ts';

/** A check is a look, which nobody waits for longer than this. */
const LONGEST_CHECK_MS = 30_000;

/** Reads what a file holds. One that is asked for twice may answer with the same reading. */
export type ReadPlace = (place: FilePlace) => Promise<FileReading>;

const only = (state: Seen['state']): Seen => ({ state, problem: null });

/** Reads each file once. */
export function placeReader({ userFiles, kindOf }: Workshop): ReadPlace {
  const read = new Map<string, Promise<FileReading>>();
  return (place) => {
    const name = `${place.file}\0${place.path}`;
    const known = read.get(name);
    if (known !== undefined) return known;
    const kind = kindOf(place.file);
    const reading = userFiles.open(place.path, otherwiseOf(kind.role)).then(({ text }) => kind.read(text));
    read.set(name, reading);
    return reading;
  };
}

/** Whether the place is on another computer than this one. */
export const isElsewhere = (place: Place, device: string): boolean =>
  'device' in place && place.device !== device;

function whyUnread(error: unknown): Seen {
  rethrowLocked(error);
  const { code, params } = asKeyturnError(error);
  const gone = code === 'place-gone' || (code === 'file-unreadable' && params.reason === 'not-found');
  return gone ? only('missing') : { state: 'unreadable', problem: { code, params } };
}

async function seeFile(
  { session }: Workshop,
  consumer: Consumer,
  place: FilePlace,
  credentialId: CredentialId,
  read: ReadPlace,
): Promise<Seen> {
  const { entries, problems } = await read(place);
  const found = entries.find(({ entry }) => entry === place.entry);
  if (found === undefined) {
    const encrypted = problems.some(({ kind }) => kind === 'encrypted');
    return encrypted
      ? { state: 'unreadable', problem: { code: 'file-encrypted', params: {} } }
      : only('missing');
  }
  if (found.command !== null) {
    const { command } = found;
    const ours = session.vault().read((db) => asksForPlace(db, command, consumer, credentialId));
    return only(ours ? 'current' : 'changed');
  }
  const vault = session.vault();
  const standing = vault.read((db) => standingOf(vault, db, found.key, credentialId));
  // The key is right, and yet it stands there in clear again although a command had taken its place.
  return only(standing === 'current' && place.holds === 'command' ? 'changed' : standing);
}

function seeEnvironment(
  { session, environment }: Workshop,
  variables: readonly string[],
  credentialId: CredentialId,
): Seen {
  const values = variables.flatMap((name) => environment[name]?.trim() || []);
  if (values.length === 0) return only('missing');
  const vault = session.vault();
  return vault.read((db) => {
    const held = heldKey(db, credentialId);
    const whole = values.length === 1 || values.includes(held.publicId);
    const current = values.some(
      (value) => held.secret !== null && vault.fingerprint(value).equals(held.secret),
    );
    if (current) return only(whole ? 'current' : 'changed');
    return only(values.some((value) => isSecretOf(vault, db, value, credentialId)) ? 'stale' : 'changed');
  });
}

async function seeCommand(
  workshop: Workshop,
  consumer: Consumer,
  place: CommandPlace,
  credentialId: CredentialId,
): Promise<Seen> {
  if (place.check === null) return only('unchecked');
  const timeoutMs = Math.min(place.timeoutSeconds * 1000, LONGEST_CHECK_MS);
  const end = await handOver(workshop, consumer, credentialId, {
    argv: place.check,
    timeoutMs,
    how: 'check',
  });
  switch (end.kind) {
    case 'ended':
      return only(end.code === 0 ? 'current' : 'stale');
    case 'missing':
    case 'timed-out': {
      const code = end.kind === 'missing' ? 'command-missing' : 'command-timed-out';
      return { state: 'unreadable', problem: { code, params: { name: place.name } } };
    }
    case 'stopped':
      throw new KeyturnError('vault-locked');
    default:
      return assertNever(end);
  }
}

/** How a place stands to a key. Throws `vault-locked` alone. */
export async function seePlace(
  workshop: Workshop,
  consumer: Consumer,
  credentialId: CredentialId,
  read: ReadPlace,
): Promise<Seen> {
  const { place } = consumer;
  const device = await workshop.deviceId.get();
  if (isElsewhere(place, device)) return only('elsewhere');
  try {
    switch (place.kind) {
      case 'file':
        return await seeFile(workshop, consumer, place, credentialId, read);
      case 'environment':
        return seeEnvironment(workshop, place.variables, credentialId);
      case 'command':
        return await seeCommand(workshop, consumer, place, credentialId);
      case 'by-hand':
        return only('unchecked');
      default:
        return assertNever(place);
    }
  } catch (error) {
    return whyUnread(error);
  }
}
