import type { Consumer, FileKind, FilePlace } from '../../../shared/model/consumer.ts';
import type { FileEntry } from '../../formats/files/file-kind.ts';
import { publicIdOf } from '../../formats/found-key.ts';
import type { WriteDb } from '../../vault/index.ts';
import { listConsumers, putConsumer } from '../../vault/repositories/consumers.ts';
import type { KindOf } from './holds.ts';

type InFile = Consumer & { readonly place: FilePlace };

/** What two entries of the same key have in common; null where no key stands there in clear. */
function keyIn(entry: FileEntry | undefined): string | null {
  if (entry === undefined || entry.command !== null) return null;
  const secrets = Object.entries(entry.key.secrets).map(([field, secret]) => [field, secret.reveal()]);
  return secrets.length === 0 ? null : JSON.stringify([publicIdOf(entry.key), secrets]);
}

/** The names that places of one kind in a file have after a change of it, for those that have another one. */
function namesAfter(
  places: readonly InFile[],
  before: ReadonlyMap<string, FileEntry>,
  after: ReadonlyMap<string, FileEntry>,
): ReadonlyMap<InFile, string> {
  const taken = new Set<string>();
  const moved = new Map<InFile, string>();
  for (const one of places) {
    const { entry } = one.place;
    const key = keyIn(before.get(entry));
    if (key === null || keyIn(after.get(entry)) === key) continue;
    const isFree = (name: string) => !taken.has(name) && keyIn(before.get(name)) !== key;
    const now = [...after].find(([name, found]) => keyIn(found) === key && isFree(name))?.[0];
    if (now === undefined) continue;
    taken.add(now);
    moved.set(one, now);
  }
  // Those whose names were taken get the names that became free, so that a way back finds them again.
  const free = [...moved.keys()].map(({ place }) => place.entry).filter((name) => !taken.has(name));
  for (const one of places) {
    const name = taken.has(one.place.entry) && !moved.has(one) ? free.shift() : undefined;
    if (name !== undefined) moved.set(one, name);
  }
  return moved;
}

/**
 * Several keys of one name are told apart by their order, so that taking one out gives those behind it other names: their
 * places follow them. `names`: the paths under which places know the file.
 */
export function noteMoved(
  db: WriteDb,
  kindOf: KindOf,
  { device, names }: { readonly device: string; readonly names: ReadonlySet<string> },
  texts: { readonly before: string; readonly after: string },
): void {
  const byKind = new Map<string, { readonly kind: FileKind; readonly places: InFile[] }>();
  for (const one of listConsumers(db, null)) {
    const { place } = one;
    if (place.kind !== 'file' || place.device !== device || !names.has(place.path)) continue;
    const name = JSON.stringify([place.file, place.path]);
    const group = byKind.get(name) ?? { kind: place.file, places: [] };
    byKind.set(name, group);
    group.places.push({ ...one, place });
  }
  for (const { kind, places } of byKind.values()) {
    const read = (text: string) =>
      new Map(
        kindOf(kind)
          .read(text)
          .entries.map((entry) => [entry.entry, entry]),
      );
    const moved = namesAfter(places, read(texts.before), read(texts.after));
    for (const [one, entry] of moved) putConsumer(db, { ...one, place: { ...one.place, entry } });
  }
}
