import { NAMINGS } from '../../shared/crosswalk/index.ts';
import type { CommandContext, RegisterCommand } from '../command.ts';
import { AnswerError, usageError } from '../errors.ts';
import { filesAside } from '../exec/aside.ts';
import type { Endpoint } from '../exec/endpoint.ts';
import { environmentFor } from '../exec/environment.ts';
import { type Given, giveKeys, namedIds, type Wanted } from '../exec/keys.ts';
import { findProgram } from '../exec/program-path.ts';
import { tellErrors } from '../exec/tell-errors.ts';
import { keySource } from '../key-source.ts';
import { messageOf } from '../message.ts';

interface ExecOptions {
  readonly set?: readonly string[];
  readonly endpoint?: true;
  readonly onlyEndpoint?: true;
}

const several = (text: string, before: readonly string[] | undefined): readonly string[] => [
  ...(before ?? []),
  text,
];

/** The sets of variables that were named. Throws a usage error for one that there is not. */
function namingsOf({ set }: ExecOptions): readonly string[] | null {
  if (set === undefined) return null;
  const known = NAMINGS.filter(({ form }) => form.kind === 'env').map(({ id }) => id);
  const unknown = set.find((id) => !known.includes(id));
  if (unknown === undefined) return [...new Set(set)];
  throw usageError('unknown-naming', { name: unknown.slice(0, 60), known: known.join(', ') });
}

/** What stands before `--`, and behind it. The parser gives both in one. Throws usage errors. */
function parted(words: readonly string[], argv: readonly string[]) {
  const at = argv.indexOf('--');
  const command = at === -1 ? [] : argv.slice(at + 1);
  const keys = words.slice(0, words.length - command.length);
  const [program, ...rest] = command;
  if (program === undefined || program === '') throw usageError('no-program');
  if (keys.length === 0) throw usageError('missing-argument', { name: 'id' });
  return { keys, command: [program, ...rest] as const };
}

/** Says that there is no such program, or that it may not be run. */
function notStarted(name: string, { out, words }: CommandContext): void {
  const missing = new AnswerError({ code: 'command-missing', params: { name } });
  out.note(words.t('cli.error-line', { message: messageOf(missing, words) }));
}

/** Starts the program with what it is given, and tells what is done for that. Gives the exit code. */
async function start(
  command: readonly [string, ...string[]],
  given: Given,
  wanted: Wanted,
  context: CommandContext,
): Promise<number> {
  const { io, out, words } = context;
  let { variables } = given;
  for (const protocol of given.protocols) {
    const aside = await filesAside(protocol, io);
    variables = { ...variables, ...aside.variables };
    if (aside.files.length > 0) out.note(words.t('cli.note.files-aside', { files: aside.files.join(', ') }));
  }
  const { env, taken } = environmentFor(io.env, variables, io.platform);
  if (taken.length > 0) out.note(words.t('cli.note.taken-away', { names: taken.join(', ') }));
  const unserved = wanted.endpoint === 'no' ? [] : given.byVariables;
  for (const { text } of unserved) out.note(words.t('cli.note.by-variables', { id: text }));

  const ended = await io.runProgram(command, env, io.cwd);
  if (!ended.started) notStarted(command[0], context);
  return ended.code;
}

const endpointOf = ({ endpoint, onlyEndpoint }: ExecOptions): Wanted['endpoint'] =>
  onlyEndpoint ? 'only' : endpoint ? 'where-possible' : 'no';

async function exec(
  words: readonly string[],
  options: ExecOptions,
  context: CommandContext,
): Promise<number> {
  const { io, session } = context;
  const namings = namingsOf(options);
  const endpoint = endpointOf(options);
  if (endpoint === 'only' && namings !== null)
    throw usageError('conflict', { first: '--only-endpoint', second: '--set' });
  const { keys: texts, command } = parted(words, context.argv);
  const found = findProgram(command[0], io.env, io.cwd, io.platform);
  if ('code' in found) {
    // Before a person is asked, and before it is noted that a key went out.
    notStarted(command[0], context);
    return found.code;
  }
  const source = keySource(context, { program: found.path, script: null });
  const wanted = { keys: await namedIds(source, texts), namings, endpoint };

  let opened: Promise<Endpoint> | null = null;
  const open = (): Promise<Endpoint> => {
    // Node's HTTP brings its whole client along, for which no other command has to wait.
    opened ??= import('../exec/endpoint.ts').then(({ openEndpoint }) => openEndpoint(tellErrors(context)));
    return opened;
  };
  const closed = async (): Promise<void> => (await opened)?.close();
  try {
    const given = await giveKeys(source, wanted, open);
    // What the program needs is in its environment now; an address goes on to ask for it.
    if (given.protocols.length === 0) await session.close();
    return await start(command, given, wanted, context);
  } finally {
    await closed();
  }
}

/** `exec ID… [--set NAMING…] [--endpoint|--only-endpoint] -- command args`: runs a program that gets keys in its variables. */
export const registerExec: RegisterCommand = (program, context) => {
  const { words } = context;
  program
    .command('exec')
    .argument('<words...>', words.t('cli.argument.exec'))
    .description(words.t('cli.command.exec'))
    .option('--set <naming>', words.t('cli.option.exec-set'), several)
    .option('--endpoint', words.t('cli.option.exec-endpoint'))
    .option('--only-endpoint', words.t('cli.option.only-endpoint'))
    .action(context.action((all: readonly string[], options: ExecOptions) => exec(all, options, context)));
};
