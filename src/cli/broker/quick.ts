import { resolve } from 'node:path';
import { brokerPlace } from '../../main/node/broker-place.ts';
import { vaultFolder } from '../../main/node/home.ts';
import type { Input } from '../../shared/ipc/contract.ts';
import { languageOption } from '../language.ts';
import { appSource } from './app-source.ts';
import { type AskApp, askApp } from './client.ts';

type Asked = Input<'plaintext.asProcess'>;

/** What the line of a tool's file says: `credential-process ID`, and options that need nothing but this. */
interface Line {
  readonly id: string;
  readonly protocol: Asked['protocol'];
  readonly vault: string | null;
  readonly lang: string | null;
}

const COMMAND = 'credential-process';
const VALUED = ['--protocol', '--vault', '--lang'];

/** Null for any other line: it is parsed with all that there is to say about it. */
export function quickLine(argv: readonly string[]): Line | null {
  const operands: string[] = [];
  const values = new Map<string, string>();
  const words = argv.values();
  for (const word of words) {
    if (!word.startsWith('-')) {
      operands.push(word);
      continue;
    }
    const [name = '', joined] = word.split(/=(.*)/s, 2);
    const value = joined ?? words.next().value;
    if (!VALUED.includes(name) || !value || values.has(name)) return null;
    values.set(name, value);
  }
  const [command, id, ...more] = operands;
  const protocol = values.get('--protocol') ?? null;
  if (command !== COMMAND || id === undefined || more.length > 0) return null;
  if (protocol !== null && protocol !== 'aws' && protocol !== 'aliyun') return null;
  const lang = values.get('--lang') ?? null;
  if (lang !== null && languageOption(lang) === null) return null;
  return { id, protocol, vault: values.get('--vault') ?? null, lang };
}

/** What this process is, for the quick answer. */
interface Here {
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  readonly cwd: string;
}

/** How the quick answer ended; null where the app did not answer, or the line is none for it. */
type Quick = { readonly text: string } | { readonly error: unknown; readonly lang: string | null } | null;

/**
 * Answers the line that stands in a tool's file by asking the running app, before anything heavy is loaded: tools run it
 * for each of their own starts.
 */
export async function quickAnswer(argv: readonly string[], here: Here, ask: AskApp = askApp): Promise<Quick> {
  const line = quickLine(argv);
  if (line === null) return null;
  const { env, platform, cwd } = here;
  const folder = line.vault === null ? vaultFolder(env, platform) : resolve(cwd, line.vault);
  const app = appSource(brokerPlace(env, platform, folder), ask);
  try {
    const id = await app.keyId(line.id);
    if (id === null) return null;
    const answer = await app.ask('plaintext.asProcess', { id, protocol: line.protocol } as Asked);
    return answer && { text: answer.text };
  } catch (error) {
    return { error, lang: line.lang };
  }
}
