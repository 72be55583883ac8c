type Defined<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

/** The entries that have a value: a change that says nothing about a field must not overwrite it with nothing. */
export function defined<T extends object>(changes: T): Defined<T> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as Defined<T>;
}
