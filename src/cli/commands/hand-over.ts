import { resolve } from 'node:path';
import { type HandOverRequest, holdsAlready } from '../../shared/model/hand-over.ts';
import { canTake } from '../../shared/model/import-taking.ts';
import { type CliApp, call } from '../app.ts';
import type { CommandContext, RegisterCommand } from '../command.ts';
import { agreed } from '../confirm.ts';
import { AnswerError, CliError, usageError } from '../errors.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { descriptor } from '../globals.ts';
import { importTable } from '../import-view.ts';
import { isoInstant } from '../json.ts';
import { passwordFrom } from '../passwords.ts';
import { resolveKey } from '../resolve.ts';
import { printable } from '../text/escape.ts';
import { renderTable } from '../text/table.ts';
import { commitAll } from './import.ts';

interface SealOptions {
  readonly to?: string;
  readonly passwordFor?: string;
}

interface OpenOptions {
  readonly sealedPasswordFd?: number;
  readonly dryRun?: true;
  readonly yes?: true;
}

/** Far above any letter, which the channels bound themselves. */
const MAX_LETTER_BYTES = 400_000;

/** A letter's text, from a file or stdin. Throws CliError. */
async function letterIn(file: string, { io, globals }: CommandContext): Promise<string> {
  if (file !== '-') return (await io.readFile(resolve(io.cwd, file), MAX_LETTER_BYTES)).text;
  if (globals().passwordFd === 0) throw usageError('stdin-taken');
  return io.readStdin(MAX_LETTER_BYTES);
}

async function request(name: string, { out, session, words }: CommandContext): Promise<ExitCode> {
  const app = await session.unlocked();
  const made = await call(app, 'handOver.request', { name });
  const { fingerprint } = await call(app, 'handOver.readRequest', { text: made.text });
  const until = isoInstant(made.until);
  out.result({ id: made.id, name: made.name, text: made.text, until, fingerprint }, () => made.text);
  if (!out.json) out.note(words.t('cli.handOver.requested', { fingerprint, until: until ?? '' }));
  return EXIT.fine;
}

/** Whom a key is sealed for: somebody with a request, whose fingerprint is told, or a name. */
async function receiver(app: CliApp, options: SealOptions, context: CommandContext) {
  const { out, words } = context;
  if (options.to !== undefined) {
    const text = await letterIn(options.to, context);
    const { name, fingerprint } = await call(app, 'handOver.readRequest', { text });
    out.note(words.t('cli.handOver.asks', { name: printable(name), fingerprint }));
    return { kind: 'request', text } as const;
  }
  return { kind: 'password', person: options.passwordFor ?? '' } as const;
}

async function seal(id: string, options: SealOptions, context: CommandContext): Promise<ExitCode> {
  const { out, session, words } = context;
  const { to, passwordFor } = options;
  if (to !== undefined && passwordFor !== undefined) {
    throw usageError('conflict', { first: '--to', second: '--password-for' });
  }
  if (to === undefined && passwordFor === undefined) throw usageError('missing-option', { option: '--to' });
  if (passwordFor?.trim() === '') throw usageError('empty-value');
  const app = await session.unlocked();
  const { id: credential } = await resolveKey(app, id, 'kept');
  const sealed = await call(app, 'handOver.seal', {
    credential,
    to: await receiver(app, options, context),
  });
  const { text, password } = sealed;
  out.result({ id: sealed.id, text, password }, () => text);
  // Apart from the letter, so that a file or a pipe gets one of the two alone.
  if (!out.json && password !== null) out.note(words.t('cli.handOver.password', { password }));
  return EXIT.fine;
}

async function sealedPassword(options: OpenOptions, file: string, context: CommandContext): Promise<string> {
  const { io, out, words, globals } = context;
  const given = await passwordFrom({ fd: options.sealedPasswordFd }, { io, out, words });
  if (given !== null) return given;
  if (io.interactive) return io.askSecret(words.t('cli.handOver.askPassword'));
  if (file === '-' || globals().passwordFd === 0) {
    throw usageError('missing-option', { option: '--sealed-password-fd' });
  }
  return (await io.readStdin(MAX_LETTER_BYTES)).split(/\r?\n/, 1)[0] ?? '';
}

/** Opens a letter; its password is asked for only where it has one. */
async function opened(app: CliApp, file: string, options: OpenOptions, context: CommandContext) {
  const text = await letterIn(file, context);
  const first = await app.handle('handOver.open', { text, password: null });
  if (first.ok) return first.value;
  if (first.error.code !== 'hand-over-password') throw new AnswerError(first.error);
  return call(app, 'handOver.open', { text, password: await sealedPassword(options, file, context) });
}

async function open(file: string, options: OpenOptions, context: CommandContext): Promise<ExitCode> {
  const { io, out, words, session } = context;
  const app = await session.unlocked();
  const { found, from, acknowledgement } = await opened(app, file, options, context);
  if (found.kind !== 'keys') throw new CliError('interrupted');
  if (!out.json || io.interactive) io.stderr.write(importTable(found, context));
  out.note(words.t('cli.handOver.from', { from: printable(from) }));
  const count = found.rows.filter(canTake).length;
  const question = words.t('cli.prompt.import', { count });
  const dry = options.dryRun === true;
  const go = count > 0 && !dry && (options.yes === true || (io.interactive && (await agreed(question, io))));
  if (!go) await call(app, 'import.discard', { preview: found.preview });
  if (!go && count > 0 && !dry) throw new CliError('not-confirmed', { what: 'import' });
  const added = go ? (await commitAll(app, found)).added : [];
  if (!dry) {
    out.note(go ? words.t('cli.note.imported', { count: added.length }) : words.t('cli.note.nothing-new'));
  }
  // What did not come in is not acknowledged, unless it was here before.
  const came = added.length > 0 || holdsAlready(found);
  const receipt = dry || !came ? null : acknowledgement;
  out.result({ from, added: [...added], acknowledgement: receipt }, () => receipt ?? '');
  if (!out.json && receipt !== null) out.note(words.t('cli.handOver.sendBack'));
  return EXIT.fine;
}

async function confirm(file: string, context: CommandContext): Promise<ExitCode> {
  const { out, session, words } = context;
  const text = await letterIn(file, context);
  const app = await session.unlocked();
  const { id, person, label, acknowledgedAt } = await call(app, 'handOver.confirm', { text });
  out.result({ id, person, label, acknowledgedAt: isoInstant(acknowledgedAt) }, () => '');
  if (!out.json) {
    out.note(words.t('cli.handOver.confirmed', { person: printable(person), label: printable(label) }));
  }
  return EXIT.fine;
}

/** How far a request came. */
function stateOf({ used, until }: HandOverRequest, now: number): 'used' | 'expired' | 'open' {
  if (used) return 'used';
  return until < now ? 'expired' : 'open';
}

async function list({ io, out, session, words }: CommandContext): Promise<ExitCode> {
  const { requests, sent } = await call(await session.unlocked(), 'handOver.list', {});
  const columns = [
    { title: words.t('cli.column.id') },
    { title: words.t('cli.column.time') },
    { title: words.t('cli.column.what') },
    { title: words.t('cli.column.status') },
    { title: words.t('cli.column.name'), shrinks: true as const },
    { title: words.t('cli.column.key') },
  ];
  const rows = [
    ...requests.map((made) => {
      const { id, at, name } = made;
      const state = words.t(`cli.handOver.${stateOf(made, io.now())}`);
      return [id, isoInstant(at) ?? '', words.t('cli.handOver.request'), state, name, ''];
    }),
    ...sent.map(({ id, at, acknowledgedAt, person, label }) => {
      const state = words.t(acknowledgedAt === null ? 'cli.handOver.waits' : 'cli.handOver.acknowledged');
      return [id, isoInstant(at) ?? '', words.t('cli.handOver.sent'), state, person, label];
    }),
  ].map((cells) => cells.map((text) => ({ text })));
  out.result(
    {
      requests: requests.map(({ id, name, text, at, until, used, acknowledgement }) => ({
        ...{ id, name, text, at: isoInstant(at), until: isoInstant(until), used, acknowledgement },
      })),
      sent: sent.map(({ id, credentialId, label, cloud, publicId, person, way, at, acknowledgedAt }) => ({
        ...{ id, credentialId, label, cloud, publicId, person, way },
        ...{ at: isoInstant(at), acknowledgedAt: isoInstant(acknowledgedAt) },
      })),
    },
    () => (rows.length === 0 ? '' : renderTable(columns, rows, out.paint, out.width)),
  );
  return EXIT.fine;
}

async function forget(texts: readonly string[], { out, session, words }: CommandContext): Promise<ExitCode> {
  const app = await session.unlocked();
  const { requests, sent } = await call(app, 'handOver.list', {});
  const ids = [...requests, ...sent].map(({ id }) => id).filter((id) => texts.includes(id));
  const unknown = texts.find((text) => !ids.some((id) => id === text));
  if (unknown !== undefined) throw new CliError('no-such-hand-over', { id: unknown });
  await call(app, 'handOver.forget', { ids });
  out.result({ ids }, () => '');
  if (!out.json) out.note(words.t('cli.handOver.forgotten', { count: ids.length }));
  return EXIT.fine;
}

/** `hand-over request | seal | open | confirm | list | forget`: one key for one person. */
export const registerHandOver: RegisterCommand = (program, context) => {
  const { words } = context;
  const parent = program.command('hand-over').description(words.t('cli.command.hand-over'));
  parent
    .command('request')
    .argument('<name>', words.t('cli.argument.own-name'))
    .description(words.t('cli.command.hand-over-request'))
    .action(context.action((name: string) => request(name, context)));
  parent
    .command('seal')
    .argument('<id>', words.t('cli.argument.id'))
    .description(words.t('cli.command.hand-over-seal'))
    .option('--to <file>', words.t('cli.option.seal-to'))
    .option('--password-for <name>', words.t('cli.option.password-for'))
    .action(context.action((id: string, options: SealOptions) => seal(id, options, context)));
  parent
    .command('open')
    .argument('<file>', words.t('cli.argument.letter'))
    .description(words.t('cli.command.hand-over-open'))
    .option(
      '--sealed-password-fd <n>',
      words.t('cli.option.sealed-password-fd'),
      descriptor('--sealed-password-fd'),
    )
    .option('--dry-run', words.t('cli.option.dry-run'))
    .option('--yes', words.t('cli.option.yes'))
    .action(context.action((file: string, options: OpenOptions) => open(file, options, context)));
  parent
    .command('confirm')
    .argument('<file>', words.t('cli.argument.letter'))
    .description(words.t('cli.command.hand-over-confirm'))
    .action(context.action((file: string) => confirm(file, context)));
  parent
    .command('list')
    .description(words.t('cli.command.hand-over-list'))
    .action(context.action(() => list(context)));
  parent
    .command('forget')
    .argument('<ids...>', words.t('cli.argument.hand-overs'))
    .description(words.t('cli.command.hand-over-forget'))
    .action(context.action((ids: readonly string[]) => forget(ids, context)));
};
