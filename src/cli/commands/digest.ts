import { resolve } from 'node:path';
import type { Delivery, Receiver } from '../../shared/model/digest.ts';
import { type CliApp, call, unwrap } from '../app.ts';
import type { CommandContext, RegisterCommand } from '../command.ts';
import { CliError, usageError } from '../errors.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { isoInstant } from '../json.ts';
import type { Json } from '../output.ts';
import { printable } from '../text/escape.ts';
import { joined, type Words } from '../words.ts';

interface DigestOptions {
  readonly ics?: string;
  readonly send?: string;
  readonly accounts?: true;
}

/** The webhook with this name or ID. Throws CliError. */
async function resolveReceiver(app: CliApp, text: string): Promise<Receiver> {
  const { receivers } = await call(app, 'digest.get', {});
  const found = receivers.find(({ id, label }) => id === text || label === text);
  if (found === undefined) throw new CliError('no-such-receiver', { label: text });
  return found;
}

const deliveryJson = ({ at, outcome }: Delivery): Json => ({
  at: isoInstant(at),
  state: outcome.kind,
  reason: 'reason' in outcome ? outcome.reason : null,
  code: 'code' in outcome ? outcome.code : null,
});

/** What went wrong, in the sentences of the app. */
function trouble({ outcome }: Delivery, words: Words): string | null {
  if (outcome.kind !== 'failed' && outcome.kind !== 'unknown') return null;
  const key =
    outcome.kind === 'failed'
      ? (`digest.failure.${outcome.reason}` as const)
      : (`digest.doubt.${outcome.reason}` as const);
  const end = words.locale === 'zh-CN' ? '\u3002' : '.';
  const sentences = [`${words.t(`${key}.title`)}${end}`, words.t(`${key}.meaning`), words.t(`${key}.action`)];
  const code = outcome.code === null ? '' : ` (${printable(outcome.code)})`;
  return `${joined(sentences, words)}${code}`;
}

/** In the language that `--lang` names; without it in the digest's own, since a team reads it. */
async function send(app: CliApp, name: string, { out, words, globals }: CommandContext): Promise<ExitCode> {
  const { id, label } = await resolveReceiver(app, name);
  const named = globals().lang === undefined ? {} : { locale: words.locale };
  const delivery = await call(app, 'digest.send', { id, ...named });
  out.result({ receiver: label, delivery: deliveryJson(delivery) }, () => '');
  const problem = trouble(delivery, words);
  if (!out.json || problem !== null) {
    out.note(problem ?? words.t('digest.cli.sent', { label: printable(label) }));
  }
  return problem === null ? EXIT.fine : EXIT.refused;
}

/** `digest [--accounts] [--ics FILE] [--send LABEL]`, in the language of `--lang` */
export const registerDigest: RegisterCommand = (program, context) => {
  const { io, out, words } = context;
  program
    .command('digest')
    .description(words.t('cli.command.digest'))
    .option('--accounts', words.t('cli.option.digest-accounts'))
    .option('--ics <file>', words.t('cli.option.ics'))
    .option('--send <label>', words.t('cli.option.send'))
    .action(
      context.action(async (options: DigestOptions) => {
        const { ics, send: name } = options;
        if (ics !== undefined && name !== undefined) {
          throw usageError('conflict', { first: '--ics', second: '--send' });
        }
        if (name !== undefined && options.accounts === true) {
          throw usageError('conflict', { first: '--accounts', second: '--send' });
        }
        if (ics === '' || name === '') throw usageError('empty-value');
        const app = await context.session.unlocked();
        if (name !== undefined) return send(app, name, context);
        const named = options.accounts === true ? { accounts: true } : {};
        const choice = { locale: words.locale, ...named };
        if (ics !== undefined) {
          const file = resolve(io.cwd, ics);
          const { ticket } = unwrap(await app.ticketFor(file, 'save'));
          const dates = (await call(app, 'digest.exportCalendar', { ticket, ...choice }))?.events ?? 0;
          out.result({ dates, file }, () => '');
          if (!out.json) out.note(words.t('digest.cli.saved', { count: dates, file: printable(file) }));
          return EXIT.fine;
        }
        const { text, digest } = await call(app, 'digest.preview', choice);
        out.result({ text, digest: { ...digest, at: isoInstant(digest.at) } as Json }, () => text);
        return EXIT.fine;
      }),
    );
};
