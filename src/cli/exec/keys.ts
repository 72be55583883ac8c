import type { Input, Output } from '../../shared/ipc/contract.ts';
import { AnswerError, usageError } from '../errors.ts';
import type { KeySource } from '../key-source.ts';
import type { AddressProtocol, Endpoint } from './endpoint.ts';

/** A key as a person named it. */
export interface NamedId {
  readonly text: string;
  readonly id: string;
}

/** How the keys of a program go to it. */
export interface Wanted {
  readonly keys: readonly NamedId[];
  /** Null: all sets of variables that a key has. */
  readonly namings: readonly string[] | null;
  readonly endpoint: 'no' | 'where-possible' | 'only';
}

type Answer = Output<'plaintext.asProcess'>;

const REGIONS: Readonly<Record<AddressProtocol, readonly string[]>> = {
  'aws-container': ['AWS_REGION', 'AWS_DEFAULT_REGION'],
  'aliyun-uri': ['ALIBABA_CLOUD_REGION_ID'],
};

const isAddress = (protocol: Answer['protocol']): protocol is AddressProtocol =>
  protocol === 'aws-container' || protocol === 'aliyun-uri';

const inputOf = (id: string, again: string | null): Input<'plaintext.asProcess'> =>
  ({ id, protocol: 'endpoint', again }) as Input<'plaintext.asProcess'>;

/** The key as an address gives it; null where the programs of its platform do not take it from one. */
async function firstAnswer(source: KeySource, id: string): Promise<Answer | null> {
  try {
    return await source.ask('plaintext.asProcess', inputOf(id, null));
  } catch (error) {
    if (error instanceof AnswerError && error.wire.code === 'invalid-input') return null;
    throw error;
  }
}

/** The ids that arguments mean, each once. */
export async function namedIds(source: KeySource, texts: readonly string[]): Promise<readonly NamedId[]> {
  const found = new Map<string, NamedId>();
  for (const text of texts) {
    const id = await source.keyId(text);
    found.set(id, { text, id });
  }
  return [...found.values()];
}

/** What a program gets: its variables, the protocols of the addresses among them, and the keys that no address could give. */
export interface Given {
  readonly variables: Readonly<Record<string, string>>;
  readonly protocols: readonly AddressProtocol[];
  readonly byVariables: readonly NamedId[];
}

/**
 * Fetches the keys, once, so that a person is asked before the program runs. Those that an address gives are asked for again
 * each time that the program asks. Throws AnswerError, and usage errors for keys that cannot go as wanted.
 */
export async function giveKeys(
  source: KeySource,
  { keys, namings, endpoint }: Wanted,
  open: () => Promise<Endpoint>,
): Promise<Given> {
  const variables: Record<string, string> = {};
  const byVariables: NamedId[] = [];
  const protocols: AddressProtocol[] = [];
  const regions: Record<string, string> = {};
  for (const key of keys) {
    const first = endpoint === 'no' ? null : await firstAnswer(source, key.id);
    if (first === null || !isAddress(first.protocol)) {
      if (endpoint === 'only') throw usageError('no-address', { id: key.text });
      byVariables.push(key);
      continue;
    }
    if (protocols.includes(first.protocol)) throw usageError('two-addresses', { id: key.text });
    protocols.push(first.protocol);
    let { mark } = first;
    const text = async (): Promise<string> => {
      const answer = await source.ask('plaintext.asProcess', inputOf(key.id, mark));
      mark = answer.mark;
      return answer.text;
    };
    Object.assign(variables, (await open()).serve(first.protocol, text));
    if (first.region !== null) for (const name of REGIONS[first.protocol]) regions[name] = first.region;
  }
  // Sets that are named are meant for all of the keys.
  const inVariables = namings === null ? byVariables : endpoint === 'only' ? [] : keys;
  if (inVariables.length > 0) {
    const credentials = inVariables.map(({ id }) => id) as Input<'scripts.variables'>['credentials'];
    const answer = await source.ask('scripts.variables', { credentials, namings: namings && [...namings] });
    for (const { name, value } of answer.variables) variables[name] = value;
  }
  return { variables: { ...regions, ...variables }, protocols, byVariables };
}
