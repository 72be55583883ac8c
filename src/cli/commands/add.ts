import type { CloudId } from '../../shared/model/cloud.ts';
import {
  type AccountOptions,
  accountDraft,
  refuseSettingsOfExisting,
  requireEndpoints,
} from '../account-options.ts';
import { call } from '../app.ts';
import { CLOUD_NAMES, parseCloud, parseKind } from '../clouds.ts';
import type { CommandContext, RegisterCommand } from '../command.ts';
import { usageError } from '../errors.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { wholeNumber } from '../globals.ts';
import {
  askForMissing,
  type KeyValues,
  missingFields,
  valuesFromOptions,
  valuesFromStdin,
  warnOfOddFormats,
} from '../key-values.ts';
import { type LeadTimesOption, leadTimesOption } from '../lead-times.ts';
import { resolveAccount } from '../resolve.ts';
import { printable } from '../text/escape.ts';

interface AddOptions extends AccountOptions {
  readonly label?: string;
  readonly kind?: string;
  readonly set?: readonly string[];
  readonly secretsStdin?: true;
  readonly period?: number;
  readonly leadTimes?: LeadTimesOption;
  readonly note?: string;
}

const several = (text: string, before: readonly string[] | undefined): readonly string[] => [
  ...(before ?? []),
  text,
];

async function givenValues(cloud: CloudId, options: AddOptions, context: CommandContext): Promise<KeyValues> {
  const fields = valuesFromOptions(cloud, options.set ?? []);
  if (options.secretsStdin !== true) return { fields, secrets: {} };
  const piped = await valuesFromStdin(cloud, context);
  return { fields: { ...fields, ...piped.fields }, secrets: piped.secrets };
}

async function add(cloudName: string, options: AddOptions, context: CommandContext): Promise<ExitCode> {
  const { globals, io, out, words } = context;
  const cloud = parseCloud(cloudName);
  const kind = options.kind === undefined ? null : parseKind(cloud, options.kind);
  const label = options.label?.trim() ?? '';
  if (label === '') throw usageError('missing-option', { option: '--label' });
  if (options.secretsStdin === true && globals().passwordFd === 0) throw usageError('stdin-taken');
  refuseSettingsOfExisting(options);
  const draft = accountDraft(cloud, label, options);
  if (options.account === undefined) requireEndpoints(cloud, draft.endpoints);
  const given = await givenValues(cloud, options, context);
  const missing = missingFields(cloud, given, kind);
  // Who pipes has no way to be asked; who sits at the terminal is asked once the vault is open.
  const asking = io.interactive && options.secretsStdin !== true;
  if (missing.length > 0 && !asking) throw usageError('no-secrets', { fields: missing.join(', ') });
  const app = await context.session.unlocked();
  const account =
    options.account === undefined
      ? { kind: 'new' as const, draft }
      : { kind: 'existing' as const, id: await resolveAccount(app, options.account, cloud) };
  const values = asking ? await askForMissing(cloud, given, context, kind) : given;
  warnOfOddFormats(cloud, values, context);
  const { id } = await call(app, 'credentials.add', {
    cloud,
    label,
    account,
    fields: values.fields,
    secrets: values.secrets,
    note: options.note ?? '',
    periodDays: options.period ?? null,
    leadTimes: options.leadTimes?.leads ?? null,
  });
  out.result({ id }, () => `${id}\n`);
  if (!out.json) out.note(words.t('cli.note.added', { label: printable(label) }));
  return EXIT.fine;
}

/** `add CLOUD --label L --set field=value … [--secrets-stdin]` and the account's settings. */
export const registerAdd: RegisterCommand = (program, context) => {
  const { words } = context;
  program
    .command('add')
    .argument('<cloud>', words.t('cli.argument.cloud', { clouds: CLOUD_NAMES.join(', ') }))
    .description(words.t('cli.command.add'))
    .option('--label <label>', words.t('cli.option.label'))
    .option('--kind <kind>', words.t('cli.option.kind'))
    .option('--set <field=value>', words.t('cli.option.set'), several)
    .option('--secrets-stdin', words.t('cli.option.secrets-stdin'))
    .option('--account <account>', words.t('cli.option.account'))
    .option('--account-label <label>', words.t('cli.option.account-label'))
    .option('--site <site>', words.t('cli.option.site'))
    .option('--endpoint <[service=]url>', words.t('cli.option.endpoint'), several)
    .option('--proxy <url>', words.t('cli.option.account-proxy'))
    .option('--proxy-user <name>', words.t('cli.option.proxy-user'))
    .option('--plain-http', words.t('cli.option.plain-http'))
    .option('--environment <name>', words.t('cli.option.environment'))
    .option('--period <days>', words.t('cli.option.period'), (text) => wholeNumber('--period', text, 1, 3650))
    .option('--lead-times <days>', words.t('cli.option.lead-times'), leadTimesOption(null))
    .option('--note <text>', words.t('cli.option.note'))
    .action(context.action((cloud: string, options: AddOptions) => add(cloud, options, context)));
};
