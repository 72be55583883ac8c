import { readKeys } from '../../formats/detect.ts';
import type { FoundKey } from '../../formats/found-key.ts';

/** A key in the environment, and the variables that it stands in. */
export interface EnvironmentEntry {
  /** The first of its variables. */
  readonly entry: string;
  readonly key: FoundKey;
  readonly variables: readonly string[];
}

/** Names that platforms give to the parts of a key; whatever else is set is none of ours. */
const NAMES = /(access_?key|secret|token|_ak|_sk|client_id|tenant|public_?key|private_?key|credential)/i;

/** The keys that are set as variables. */
export function readEnvironment(
  env: Readonly<Record<string, string | undefined>>,
): readonly EnvironmentEntry[] {
  const names = Object.keys(env)
    .filter((name) => NAMES.test(name) && !/[\r\n]/.test(env[name] ?? '\n') && env[name] !== '')
    .sort();
  const text = names.map((name) => `${name}=${env[name]}`).join('\n');
  if (text === '') return [];
  return readKeys(text).keys.flatMap((key): EnvironmentEntry[] => {
    const values = new Set([
      ...Object.values(key.fields),
      ...Object.values(key.secrets).map((secret) => secret.reveal()),
    ]);
    const variables = names.filter((name) => values.has(env[name] ?? ''));
    const [entry] = variables;
    return entry === undefined ? [] : [{ entry, key, variables }];
  });
}
