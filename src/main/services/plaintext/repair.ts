import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { Consumer } from '../../../shared/model/consumer.ts';
import { listConsumers } from '../../vault/repositories/consumers.ts';
import { asksFor, PROCESS_COMMAND } from '../user-files/our-command.ts';
import type { PlaintextDeps } from './deps.ts';

/** The program that a command line begins with, in quotes or not. */
const programOf = (command: string): string | null => {
  const [, double, single, bare] = /^\s*(?:"([^"]+)"|'([^']+)'|(\S+))/.exec(command) ?? [];
  return double ?? single ?? bare ?? null;
};

/** Whether the program that a file names is gone. One that is there stays named: it may be another copy of Keyturn. */
async function isGone({ files }: PlaintextDeps, command: string): Promise<boolean> {
  const program = programOf(command);
  return program !== null && (await files.resolve(program)) === null;
}

async function repairOne(deps: PlaintextDeps, { id, place }: Consumer): Promise<void> {
  if (place.kind !== 'file' || place.holds !== 'command' || deps.command === null) return;
  const kind = deps.kindOf(place.file);
  if (kind.asCommand === null) return;
  const file = await deps.userFiles.open(place.path);
  const commandIn = (text: string): string | null =>
    kind.read(text).entries.find(({ entry }) => entry === place.entry)?.command ?? null;
  const named = commandIn(file.text);
  if (named === null || !asksFor(named, id) || !(await isGone(deps, named))) return;
  const text = kind.asCommand(file.text, place.entry, [...deps.command, PROCESS_COMMAND, id]);
  await deps.userFiles.rewrite({
    ...{ file, text, why: 'command', consumerId: id },
    proves: (seen) => asksFor(commandIn(seen), id) && commandIn(seen) === commandIn(text),
  });
}

/** As `Plaintext.repair`: one file that cannot be mended keeps no other from it. */
export async function repairCommands(deps: PlaintextDeps): Promise<void> {
  const device = await deps.deviceId.get();
  const consumers = deps.session.vault().read((db) => listConsumers(db, null));
  for (const consumer of consumers) {
    if (consumer.place.kind !== 'file' || consumer.place.device !== device) continue;
    await repairOne(deps, consumer).catch((error: unknown) => {
      const code = error instanceof KeyturnError ? error.code : 'internal';
      deps.logger.warn('plaintext.command-not-repaired', { code });
    });
  }
}
