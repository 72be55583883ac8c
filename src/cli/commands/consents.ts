import type { Consent } from '../../shared/model/broker.ts';
import { call } from '../app.ts';
import type { CommandContext, RegisterCommand } from '../command.ts';
import { CliError, usageError } from '../errors.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { isoInstant } from '../json.ts';
import { byId } from '../plaintext/resolve.ts';
import { renderTable } from '../text/table.ts';

interface Options {
  readonly revoke?: readonly string[];
  readonly all?: true;
}

const consentJson = ({
  id,
  credentialId,
  label,
  cloud,
  program,
  script,
  lasts,
  at,
  lastAt,
  count,
}: Consent) => ({
  ...{ id, credentialId, label, cloud, program, script, lasts },
  ...{ at: isoInstant(at), lastAt: isoInstant(lastAt), count },
});

const nameOf = ({ program, script }: Consent): string => (script === null ? program : `${program} ${script}`);

/** The one that an argument means. Throws CliError `no-such-consent`. */
function meant(consents: readonly Consent[], text: string): Consent {
  const found = byId(consents, text, nameOf);
  if (found === null) throw new CliError('no-such-consent', { id: text });
  return found;
}

async function run({ revoke, all }: Options, { out, session, words }: CommandContext): Promise<ExitCode> {
  if (revoke !== undefined && all) throw usageError('conflict', { first: '--revoke', second: '--all' });
  const app = await session.unlocked();
  const consents = await call(app, 'broker.consents', {});
  if (revoke !== undefined || all) {
    const ids = [...new Set((revoke?.map((text) => meant(consents, text)) ?? consents).map(({ id }) => id))];
    if (ids.length > 0) await call(app, 'broker.revoke', { ids });
    out.result({ revoked: ids }, () => '');
    if (!out.json) out.note(words.t('cli.note.consents-revoked', { count: ids.length }));
    return EXIT.fine;
  }
  const columns = [
    { title: words.t('cli.column.id') },
    { title: words.t('cli.column.label') },
    { title: words.t('cli.column.given') },
    { title: words.t('cli.column.consent-used') },
    { title: words.t('cli.column.program'), shrinks: true as const },
  ];
  const rows = consents.map((one) =>
    [one.id, one.label, isoInstant(one.at) ?? '', isoInstant(one.lastAt) ?? '', nameOf(one)].map((text) => ({
      text,
    })),
  );
  out.result({ consents: consents.map(consentJson) }, () =>
    rows.length === 0 ? '' : renderTable(columns, rows, out.paint, out.width),
  );
  return EXIT.fine;
}

/** `consents [--revoke ID…|--all]`: the programs that get keys from the running app until that is taken back. */
export const registerConsents: RegisterCommand = (program, context) => {
  const { words } = context;
  program
    .command('consents')
    .description(words.t('cli.command.consents'))
    .option('--revoke <ids...>', words.t('cli.option.consent-revoke'))
    .option('--all', words.t('cli.option.consent-all'))
    .action(context.action((options: Options) => run(options, context)));
};
