import type { FileProblem } from '../file-kind.ts';
import { type NameMatch, type ObjectNode, stringNamed } from './json-text.ts';

/** The objects of a list by the name that each one has; a name given twice is a problem. */
export interface ByProfile {
  readonly named: readonly (readonly [name: string, object: ObjectNode])[];
  readonly problems: readonly FileProblem[];
}

/** Objects by the string of one member. `read`: which one of two with the same name the tool takes. */
export function byProfile(
  objects: readonly ObjectNode[],
  member: string,
  match: NameMatch,
  read: 'first' | 'last',
): ByProfile {
  const named = new Map<string, ObjectNode>();
  const problems: FileProblem[] = [];
  for (const object of objects) {
    const name = stringNamed(object, member, match);
    const earlier = named.get(name);
    if (earlier !== undefined) problems.push({ kind: 'repeated', line: object.loc.start.line });
    if (earlier === undefined || read === 'last') named.set(name, object);
  }
  return { named: [...named], problems };
}
