import type { Output as Answer } from '../../shared/ipc/contract.ts';
import type { Envelope } from '../../shared/ipc/envelope.ts';
import type { CliApp } from '../app.ts';
import type { CommandContext, RegisterCommand } from '../command.ts';
import { AnswerError, usageError } from '../errors.ts';
import { EXIT, type ExitCode, exitCodeOf } from '../exit-codes.ts';
import { failureJson, identityJson } from '../json.ts';
import { messageOf } from '../message.ts';
import type { Json } from '../output.ts';
import { listKeys } from '../pages.ts';
import { inPool } from '../pool.ts';
import { type NamedKey, resolveKeys } from '../resolve.ts';
import { printable } from '../text/escape.ts';
import { failureAdvice, failureFacts, failureTitle } from '../text/phrases.ts';

/** Enough to hide the clouds' answering times, few enough for their throttles. */
const AT_ONCE = 4;

type Verdict = Envelope<Answer<'credentials.verify'>>;

interface Checked {
  readonly key: NamedKey;
  readonly verdict: Verdict;
}

const proved = ({ verdict }: Checked): boolean => verdict.ok && verdict.value.kind === 'proven';

function checkedJson({ key, verdict }: Checked, context: CommandContext): Json {
  const named = { id: key.id, label: key.label, cloud: key.cloud, publicId: key.publicId };
  if (!verdict.ok) {
    const { code, params } = verdict.error;
    const message = messageOf(new AnswerError(verdict.error), context.words);
    return { ...named, result: 'error', identity: null, failure: null, error: { code, message, params } };
  }
  if (verdict.value.kind === 'proven') {
    const identity = identityJson(verdict.value.identity);
    return { ...named, result: 'proven', identity, failure: null, error: null };
  }
  return {
    ...named,
    result: 'failed',
    identity: null,
    failure: failureJson(verdict.value.failure),
    error: null,
  };
}

function checkedText({ key, verdict }: Checked, { words, out }: CommandContext): string {
  const label = printable(key.label);
  const line = (mark: string, text: string): string => `${mark} ${label}: ${printable(text)}\n`;
  if (!verdict.ok) return line(out.paint('✗', 'bad'), messageOf(new AnswerError(verdict.error), words));
  if (verdict.value.kind === 'proven') {
    const { arn, principal, principalKind } = verdict.value.identity;
    const warning = principalKind === 'root' ? `  ${words.t('cli.show.root')}\n` : '';
    return line(out.paint('✓', 'good'), arn ?? principal ?? words.t('cli.show.no-name')) + warning;
  }
  const { failure } = verdict.value;
  const more = [failureAdvice(failure, words), failureFacts(failure)].filter((text) => text !== '');
  const lines = more.map((text) => `  ${printable(text)}\n`).join('');
  return line(out.paint('✗', 'bad'), failureTitle(failure, words)) + lines;
}

/** An error of one key is a result; one of the vault ends the whole run. */
async function check(app: CliApp, key: NamedKey): Promise<Checked> {
  const verdict = await app.handle('credentials.verify', { id: key.id });
  if (!verdict.ok) {
    const code = exitCodeOf(verdict.error.code);
    if (code !== EXIT.refused && code !== EXIT.usage) throw new AnswerError(verdict.error);
  }
  return { key, verdict };
}

async function verify(ids: readonly string[], all: boolean, context: CommandContext): Promise<ExitCode> {
  const { io, out, words } = context;
  if (all === ids.length > 0) throw usageError(all ? 'conflict' : 'no-ids', { first: '--all', second: 'ID' });
  const app = await context.session.unlocked();
  const keys = all ? await listKeys(app, { view: { kind: 'all' } }) : await resolveKeys(app, ids, 'kept');
  const progress = (done: number): void =>
    out.progress(words.t('cli.note.verifying', { done, all: keys.length }));
  progress(0);
  const results = await inPool(keys, AT_ONCE, io.signal, (key) => check(app, key), progress);
  out.progress('');
  const failed = results.filter((result) => !proved(result)).length;
  out.result(
    {
      proven: results.length - failed,
      failed,
      results: results.map((result) => checkedJson(result, context)),
    },
    () => results.map((result) => checkedText(result, context)).join(''),
  );
  if (!out.json) out.note(words.t('cli.note.verified', { proven: results.length - failed, failed }));
  return failed === 0 ? EXIT.fine : EXIT.refused;
}

/** `verify [ID…|--all]` */
export const registerVerify: RegisterCommand = (program, context) => {
  const { words } = context;
  program
    .command('verify')
    .argument('[ids...]', words.t('cli.argument.ids'))
    .description(words.t('cli.command.verify'))
    .option('--all', words.t('cli.option.all'))
    .action(
      context.action((ids: readonly string[], options: { readonly all?: true }) =>
        verify(ids, options.all === true, context),
      ),
    );
};
