import type { FileEntry, FileProblem } from './file-kind.ts';
import { groupKeys } from './shell/key-groups.ts';

/** A key in variables of the environment; its entry is the name of the one with the public id. */
export interface EnvironmentEntry extends FileEntry {
  /** All variables that hold a part of it: public id, secret and token, under each tool's name. */
  readonly variables: readonly string[];
}

export interface EnvironmentReading {
  readonly entries: readonly EnvironmentEntry[];
  readonly problems: readonly FileProblem[];
}

/**
 * The keys in the variables of a process, by the names that the tools of all platforms use and by names that people make
 * of them (`PROD_AWS_ACCESS_KEY_ID`). A variable has no line: 1 stands for it. Never throws.
 */
export function readEnvironment(env: Readonly<Record<string, string | undefined>>): EnvironmentReading {
  const variables = Object.entries(env)
    .flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const { groups, problems } = groupKeys(variables, { lineOf: () => 1, hintOf: () => null });
  return {
    entries: groups.map(({ entry, key, ids, secrets, tokens }) => ({
      ...{ entry, key, command: null },
      variables: [...ids, ...secrets, ...tokens].map(({ name }) => name),
    })),
    problems: problems.map(({ kind }) => ({ kind, line: null })),
  };
}
