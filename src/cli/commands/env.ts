import { inLocale } from '../../shared/catalogue/index.ts';
import type { CredentialId } from '../../shared/model/ids.ts';
import {
  SCRIPT_PARTS,
  SCRIPT_SCOPES,
  type ScriptPart,
  type ScriptScope,
  SHELLS,
  type Shell,
} from '../../shared/model/script.ts';
import { call } from '../app.ts';
import type { CommandContext, RegisterCommand } from '../command.ts';
import { guessShell } from '../env/shell-guess.ts';
import { usageError } from '../errors.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { keySource } from '../key-source.ts';
import { resolveKey } from '../resolve.ts';
import { renderTable } from '../text/table.ts';

interface EnvOptions {
  readonly shell?: Shell;
  readonly scope?: ScriptScope;
  readonly set?: string;
  readonly part?: ScriptPart;
  readonly list?: true;
}

/** Reads one of a few words. Throws a usage error. */
function oneOf<T extends string>(option: string, choices: readonly T[]): (text: string) => T {
  return (text) => {
    const found = choices.find((choice) => choice === text);
    if (found !== undefined) return found;
    throw usageError('bad-choice', { option, choices: choices.join(', ') });
  };
}

async function list(text: string, { session, out, words }: CommandContext): Promise<ExitCode> {
  const app = await session.unlocked();
  const { id } = await resolveKey(app, text, 'any');
  const sets = await call(app, 'scripts.options', { credential: id });
  const named = sets.map((set) => ({
    ...{ set: set.id, name: inLocale(set.name, words.locale), unconfirmed: set.unconfirmed },
    variables: set.variables.map(({ name }) => name),
  }));
  out.result({ id, sets: named }, () =>
    renderTable(
      [
        { title: '--set' },
        { title: words.t('crosswalk.product'), shrinks: true },
        { title: words.t('cli.column.variables'), shrinks: true },
      ],
      named.map(({ set, name, variables }) =>
        [set, name, variables.join(' ')].map((cell) => ({ text: cell })),
      ),
      out.paint,
      out.width,
    ),
  );
  return EXIT.fine;
}

/** How a shell takes the lines without showing them; null where it has no way, or they belong into a file. */
function unseen(shell: Shell, scope: ScriptScope): string | null {
  if (shell === 'fish') return `keyturn env ID${scope === 'user' ? ' --scope user' : ''} | source`;
  if (shell === 'cmd' || scope === 'user') return null;
  return shell === 'powershell' ? 'keyturn env ID | Invoke-Expression' : 'eval "$(keyturn env ID)"';
}

async function print(text: string, options: EnvOptions, context: CommandContext): Promise<ExitCode> {
  const { io, out, words } = context;
  const shell = options.shell ?? (await guessShell(io));
  const { scope = 'session', part = 'set', set: naming = '' } = options;
  const source = keySource(context);
  const credential = (await source.keyId(text)) as CredentialId;
  const { text: lines } = await source.ask('scripts.text', { credential, naming, shell, scope, part });
  out.result({ id: credential, shell, scope, part, text: lines }, () => lines);
  if (part === 'set' && io.stdout.isTTY) {
    const command = unseen(shell, scope);
    out.note(words.t('cli.env.on-screen'));
    if (command !== null) out.note(words.t('cli.env.unseen', { command }));
  }
  return EXIT.fine;
}

/** `env ID [--shell S] …`: the lines that set the variables of a key in a shell, show that they are set, or take them away. */
export const registerEnv: RegisterCommand = (program, context) => {
  const { words } = context;
  program
    .command('env')
    .argument('<id>', words.t('cli.argument.id'))
    .description(words.t('cli.command.env'))
    .option('--shell <shell>', words.t('cli.option.shell'), oneOf('--shell', SHELLS))
    .option('--scope <scope>', words.t('cli.option.env-scope'), oneOf('--scope', SCRIPT_SCOPES))
    .option('--set <naming>', words.t('cli.option.env-set'))
    .option('--part <part>', words.t('cli.option.env-part'), oneOf('--part', SCRIPT_PARTS))
    .option('--list', words.t('cli.option.env-list'))
    .action(
      context.action((id: string, options: EnvOptions) =>
        options.list === true ? list(id, context) : print(id, options, context),
      ),
    );
};
