import type { Consumer, FileKind } from '../../../shared/model/consumer.ts';
import type { FileKindSpec } from '../../formats/files/file-kind.ts';
import { FileError, type Files } from '../../ports/files.ts';
import type { WriteDb } from '../../vault/index.ts';
import { listConsumers, putConsumer } from '../../vault/repositories/consumers.ts';
import { asksForPlace } from './asks-for-place.ts';

export type KindOf = (id: FileKind) => FileKindSpec;

/** The names under which places of this computer know a file: one of them may lead to it through a link. */
export async function namesOf(
  files: Pick<Files, 'resolve'>,
  consumers: readonly Consumer[],
  { device, path }: { readonly device: string; readonly path: string },
): Promise<ReadonlySet<string>> {
  const known = new Set(
    consumers.flatMap(({ place }) => (place.kind === 'file' && place.device === device ? [place.path] : [])),
  );
  const names = new Set([path]);
  for (const name of known) {
    // A name that cannot be followed leads nowhere that was just written.
    const found = await files.resolve(name).catch((error: unknown) => {
      if (error instanceof FileError) return null;
      throw error;
    });
    if (found?.path === path) names.add(name);
  }
  return names;
}

/**
 * Remembers of each place in a file whether the key stands there or the command that asks for it: the file says so. Returns
 * those of which something else was remembered.
 */
export function noteHolds(
  db: WriteDb,
  kindOf: KindOf,
  device: string,
  names: ReadonlySet<string>,
  text: string,
): Consumer[] {
  const changed: Consumer[] = [];
  for (const consumer of listConsumers(db, null)) {
    const { place } = consumer;
    if (place.kind !== 'file' || place.device !== device || !names.has(place.path)) continue;
    const entry = kindOf(place.file)
      .read(text)
      .entries.find((one) => one.entry === place.entry);
    if (entry === undefined) continue;
    const holds = asksForPlace(db, entry.command, consumer) ? 'command' : 'values';
    if (holds === place.holds) continue;
    putConsumer(db, { ...consumer, place: { ...place, holds } });
    changed.push(consumer);
  }
  return changed;
}
