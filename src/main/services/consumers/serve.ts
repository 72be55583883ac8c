import { assertNever } from '../../../shared/assert-never.ts';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { CommandPlace, Consumer, FilePlace } from '../../../shared/model/consumer.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type { ProgramEnd } from '../../ports/programs.ts';
import { getConsumer, putConsumer } from '../../vault/repositories/consumers.ts';
import { asksForPlace } from '../user-files/asks-for-place.ts';
import { handOver } from './hand-over.ts';
import { isSameKey, mayReplace, openValues } from './held-key.ts';
import type { Workshop } from './parts.ts';
import { asKeyturnError } from './problems.ts';
import { notePlace } from './remember.ts';
import { isElsewhere } from './see.ts';
import type { PlaceServing } from './types.ts';

export type ServeOptions = Parameters<PlaceServing['serve']>[2];
type Served = 'done' | 'by-hand';
/** `follows`: it asks Keyturn, and nothing has to be done. */
type Outcome = Served | 'follows';

async function serveFile(
  { session, userFiles, kindOf }: Workshop,
  consumer: Consumer,
  place: FilePlace,
  credentialId: CredentialId,
  { why, over = false }: ServeOptions,
): Promise<Outcome> {
  const kind = kindOf(place.file);
  if (kind.role === 'leak' || kind.write === null) return 'by-hand';
  const file = await userFiles.open(place.path);
  const entryIn = (text: string) => kind.read(text).entries.find(({ entry }) => entry === place.entry);
  const found = entryIn(file.text);
  if (found === undefined) throw new KeyturnError('place-gone');
  if (found.command !== null) {
    const { command } = found;
    if (session.vault().read((db) => asksForPlace(db, command, consumer, credentialId))) return 'follows';
    throw new KeyturnError('place-gone');
  }
  const vault = session.vault();
  if (!over && !vault.read((db) => mayReplace(vault, db, found.key, credentialId)))
    throw new KeyturnError('place-changed');
  const values = vault.read((db) => openValues(vault, db, credentialId));
  const proves = (text: string): boolean => {
    const there = entryIn(text);
    return there !== undefined && there.command === null && isSameKey(there.key, values);
  };
  await userFiles.rewrite({
    file,
    text: kind.write(file.text, place.entry, values),
    why,
    consumerId: consumer.id,
    proves,
  });
  // Somebody put a key in place of the command that asks for it: from now on, it is one to be written.
  if (place.holds === 'command') {
    const open = session.vault();
    open.write((db) => {
      const now = getConsumer(db, consumer.id);
      if (now === null) return;
      putConsumer(db, { ...now, place: { ...place, holds: 'values' } });
      notePlace(open, db, 'consumer.edited', now);
    });
  }
  return 'done';
}

function requireDone(end: ProgramEnd, name: string): void {
  switch (end.kind) {
    case 'ended':
      if (end.code === 0) return;
      throw new KeyturnError('command-failed', { name, code: end.code });
    case 'missing':
      throw new KeyturnError('command-missing', { name });
    case 'timed-out':
      throw new KeyturnError('command-timed-out', { name });
    case 'stopped':
      throw new KeyturnError('vault-locked');
    default:
      assertNever(end);
  }
}

async function serveCommand(
  workshop: Workshop,
  consumer: Consumer,
  place: CommandPlace,
  credentialId: CredentialId,
  before: CredentialId | null,
): Promise<Served> {
  const timeoutMs = place.timeoutSeconds * 1000;
  const end = await handOver(workshop, consumer, credentialId, { argv: place.run, timeoutMs, how: 'run' });
  const halfDone = end.kind === 'timed-out' || (end.kind === 'ended' && end.code !== 0);
  if (halfDone && place.restore !== null && before !== null) {
    const program = { argv: place.restore, timeoutMs, how: 'restore' } as const;
    const back = await handOver(workshop, consumer, before, program);
    // Nobody can tell what the place has now: that is what has to be said.
    requireDone(back, `${place.name} (restore)`);
  }
  requireDone(end, place.name);
  return 'done';
}

async function serveByKind(
  workshop: Workshop,
  consumer: Consumer,
  credentialId: CredentialId,
  options: ServeOptions,
): Promise<Outcome> {
  const { place } = consumer;
  if (isElsewhere(place, await workshop.deviceId.get())) return 'by-hand';
  switch (place.kind) {
    case 'file':
      return serveFile(workshop, consumer, place, credentialId, options);
    case 'command':
      return serveCommand(workshop, consumer, place, credentialId, options.before);
    case 'environment':
    case 'by-hand':
      return 'by-hand';
    default:
      return assertNever(place);
  }
}

/** Gives a place a key, and writes down how that went. Throws KeyturnError. */
export async function servePlace(
  workshop: Workshop,
  consumer: Consumer,
  credentialId: CredentialId,
  options: ServeOptions,
): Promise<Served> {
  const note = (action: 'consumer.served' | 'consumer.failed', detail: Record<string, string>): void => {
    const vault = workshop.session.vault();
    vault.write((db) =>
      vault.audit(db, { action, credentialId, detail: { consumer: consumer.id, ...detail } }),
    );
  };
  try {
    const outcome = await serveByKind(workshop, consumer, credentialId, options);
    if (outcome === 'done') note('consumer.served', { kind: consumer.place.kind, why: options.why });
    return outcome === 'follows' ? 'done' : outcome;
  } catch (thrown) {
    const error = asKeyturnError(thrown);
    try {
      note('consumer.failed', { code: error.code });
    } catch {
      // Without a vault, or on a full disk, there is nowhere to write it; the error is told all the same.
    }
    throw error;
  }
}
