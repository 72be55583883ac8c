/**
 * Closes a discriminated union: a case that the compiler cannot rule out does not build,
 * and a value that slipped past the types at run time throws instead of being treated as another case.
 *
 * The message names no value, since it may be confidential.
 */
export function assertNever(_value: never): never {
  throw new Error('A case was not handled');
}
