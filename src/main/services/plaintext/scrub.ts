import type { ParsedInput } from '../../../shared/ipc/contract.ts';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { Consumer, ConsumerId, FilePlace } from '../../../shared/model/consumer.ts';
import type { Scrubbed } from '../../../shared/model/kept-file.ts';
import { type FileKindSpec, otherwiseOf } from '../../formats/files/file-kind.ts';
import { getAccount } from '../../vault/repositories/accounts.ts';
import { getConsumer } from '../../vault/repositories/consumers.ts';
import { getCredential } from '../../vault/repositories/credentials.ts';
import { inPlaceOf } from '../rotation/lineage.ts';
import { asksFor, PROCESS_COMMAND } from '../user-files/our-command.ts';
import { lineAgain, timesIn } from './again.ts';
import type { PlaintextDeps } from './deps.ts';
import { entryIn, requireHeld } from './entry.ts';
import { whyMute } from './mute.ts';
import { protocolIn } from './protocol.ts';

type InFile = Consumer & { readonly place: FilePlace };
type As = ParsedInput<'plaintext.scrub'>['as'];

/** One entry whose plaintext was taken out of a text. */
interface Taken {
  readonly consumer: InFile;
  readonly kind: FileKindSpec;
  readonly outcome: 'command' | 'removed';
  readonly secrets: readonly string[];
}

const leftAs = (consumer: ConsumerId, error: unknown): Scrubbed => {
  // A lock ends all of it; anything unknown is a mistake of ours.
  if (!(error instanceof KeyturnError) || error.code === 'vault-locked') throw error;
  return { consumer, outcome: 'left', problem: { code: error.code, params: error.params }, kept: null };
};

/** What a scrub asks for, and what keeps commands from answering. */
interface Wish {
  readonly as: As;
  readonly mute: KeyturnError | null;
}

/** Throws where a command could stand there and would only break the tool. */
function howFor(
  deps: PlaintextDeps,
  { place, credentialId }: InFile,
  { as, mute }: Wish,
): 'command' | 'remove' {
  const kind = deps.kindOf(place.file);
  const cloud = deps.session.vault().read((db) => {
    const key = getCredential(db, credentialId);
    return key === null ? null : (getAccount(db, key.accountId)?.cloud ?? null);
  });
  if (cloud === null) throw new KeyturnError('not-found');
  if (as === 'best' && protocolIn(kind, cloud) !== null) {
    if (mute !== null) throw mute;
    if (deps.session.vault().read((db) => inPlaceOf(db, credentialId)) === null)
      throw new KeyturnError('key-in-bin');
    return 'command';
  }
  return 'remove';
}

/** The text without the plaintext of one entry. Throws what is in the way. */
function takeOut(
  deps: PlaintextDeps,
  text: string,
  consumer: InFile,
  wish: Wish,
): { readonly text: string; readonly taken: Taken } {
  const { place } = consumer;
  const kind = deps.kindOf(place.file);
  const entry = entryIn(kind, text, place.entry);
  const secrets = requireHeld(deps.session.vault(), consumer.credentialId, entry);
  if (howFor(deps, consumer, wish) === 'command') {
    if (deps.command === null || kind.asCommand === null)
      throw new KeyturnError('command-missing', { name: 'keyturn' });
    const command = [...deps.command, PROCESS_COMMAND, consumer.id];
    const next = kind.asCommand(text, place.entry, command);
    return { text: next, taken: { consumer, kind, outcome: 'command', secrets } };
  }
  if (kind.remove === null) throw new KeyturnError('invalid-input');
  return {
    text: kind.remove(text, place.entry),
    taken: { consumer, kind, outcome: 'removed', secrets },
  };
}

/** Whether a text holds each secret as often less as it was taken out, and the commands in their places. */
function proves(before: string, all: readonly Taken[], text: string): boolean {
  return all.every(({ consumer, kind, outcome, secrets }) => {
    const fewer = secrets.every((secret) => {
      const out = all.filter((one) => one.kind === kind && one.secrets.includes(secret)).length;
      return timesIn(kind, text, secret) === timesIn(kind, before, secret) - out;
    });
    if (outcome === 'removed') return fewer;
    const now = kind.read(text).entries.find(({ entry }) => entry === consumer.place.entry);
    return fewer && asksFor(now?.command ?? null, consumer.id);
  });
}

/** The later ones of a file first, so that none is named by what a removal before it moved. */
function lastFirst(deps: PlaintextDeps, text: string, consumers: readonly InFile[]): readonly InFile[] {
  const lineOf = ({ place }: InFile): number =>
    deps
      .kindOf(place.file)
      .read(text)
      .entries.find(({ entry }) => entry === place.entry)?.key.line ?? 0;
  return consumers
    .map((consumer) => ({ consumer, line: lineOf(consumer) }))
    .sort((a, b) => b.line - a.line)
    .map(({ consumer }) => consumer);
}

/** All entries of one file in one change, so that one copy brings them all back. */
async function scrubFile(
  deps: PlaintextDeps,
  path: string,
  consumers: readonly InFile[],
  wish: Wish,
): Promise<Scrubbed[]> {
  const results: Scrubbed[] = [];
  const taken: Taken[] = [];
  try {
    const leak = consumers.some(({ place }) => deps.kindOf(place.file).role === 'leak');
    const file = await deps.userFiles.open(path, otherwiseOf(leak ? 'leak' : 'serves'));
    let { text } = file;
    for (const consumer of lastFirst(deps, text, consumers)) {
      const kind = deps.kindOf(consumer.place.file);
      try {
        const { command } = entryIn(kind, text, consumer.place.entry);
        if (wish.as === 'best' && asksFor(command, consumer.id)) {
          results.push({ consumer: consumer.id, outcome: 'command', problem: null, kept: null });
          continue;
        }
        const out = takeOut(deps, text, consumer, wish);
        text = out.text;
        taken.push(out.taken);
      } catch (error) {
        results.push(leftAs(consumer.id, error));
      }
    }
    const [only, ...more] = taken;
    if (only === undefined) return results;
    const kept = await deps.userFiles.rewrite({
      ...{ file, text, why: 'scrub', consumerId: more.length === 0 ? only.consumer.id : null },
      proves: (seen) => proves(file.text, taken, seen),
    });
    const done = taken.map(({ consumer, kind, outcome, secrets }) => ({
      ...{ consumer: consumer.id, outcome, problem: null, kept, again: lineAgain(kind, text, secrets) },
    }));
    return [...results, ...done];
  } catch (error) {
    const settled = new Set(results.map(({ consumer }) => consumer));
    const rest = consumers.filter(({ id }) => !settled.has(id));
    return [...results, ...rest.map(({ id }) => leftAs(id, error))];
  }
}

const isInFile = (consumer: Consumer): consumer is InFile => consumer.place.kind === 'file';

/** As `Plaintext.scrub`. What was not done says why; the others are done all the same. */
export async function scrubPlaces(
  deps: PlaintextDeps,
  { ids, as }: ParsedInput<'plaintext.scrub'>,
): Promise<Scrubbed[]> {
  const vault = deps.session.vault();
  const device = await deps.deviceId.get();
  const wish: Wish = { as, mute: as === 'best' ? await whyMute(deps) : null };
  const asked = [...new Set(ids)];
  const results = new Map<ConsumerId, Scrubbed>();
  const byPath = new Map<string, InFile[]>();
  for (const id of asked) {
    const consumer = vault.read((db) => getConsumer(db, id));
    if (consumer === null) results.set(id, leftAs(id, new KeyturnError('not-found')));
    else if (!isInFile(consumer)) results.set(id, leftAs(id, new KeyturnError('invalid-input')));
    else if (consumer.place.device !== device) results.set(id, leftAs(id, new KeyturnError('place-gone')));
    else byPath.set(consumer.place.path, [...(byPath.get(consumer.place.path) ?? []), consumer]);
  }
  for (const [path, consumers] of byPath) {
    for (const one of await scrubFile(deps, path, consumers, wish)) results.set(one.consumer, one);
  }
  return asked.flatMap((id) => results.get(id) ?? []);
}
