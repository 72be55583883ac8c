import type { ConsumerView, FilePlace } from '../../../shared/model/consumer.ts';

/** A place that is a key in a file. */
export type FileConsumer = ConsumerView & { readonly place: FilePlace };

export const inFile = (view: ConsumerView): view is FileConsumer => view.place.kind === 'file';

/** The places of each file together, in the order in which the files first come. */
export function byFile<T>(
  items: readonly T[],
  pathOf: (item: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const files = new Map<string, T[]>();
  for (const item of items) {
    const path = pathOf(item);
    files.set(path, [...(files.get(path) ?? []), item]);
  }
  return files;
}
