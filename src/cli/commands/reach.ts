import { type Account, BLANK_ACCOUNT } from '../../shared/model/account.ts';
import { type Pin, readFingerprint } from '../../shared/model/certificate.ts';
import type { ReachReport } from '../../shared/model/reach.ts';
import { isVendorAddress } from '../../shared/plain-http.ts';
import { type AccountOptions, accountDraft, requireEndpoints } from '../account-options.ts';
import { type CliApp, call } from '../app.ts';
import { parseCloud } from '../clouds.ts';
import type { CommandContext, RegisterCommand } from '../command.ts';
import { agreed } from '../confirm.ts';
import { CliError, usageError } from '../errors.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { accountJson } from '../json.ts';
import { certificateLines, isReached, reportJson, reportText } from '../network/text.ts';
import { resolveAccount } from '../resolve.ts';
import { printable } from '../text/escape.ts';

interface ReachOptions extends Pick<AccountOptions, 'endpoint' | 'site' | 'proxy' | 'plainHttp'> {
  readonly cloud?: string;
}

interface PinOptions {
  readonly fingerprint?: string;
  readonly host?: string;
  readonly remove?: true;
}

/** One test of this process at a time. */
const RUN = 'command-line';

const several = (text: string, before: readonly string[] | undefined): readonly string[] => [
  ...(before ?? []),
  text,
];

function ofAccount(app: CliApp, accountId: Account['id']): Promise<ReachReport> {
  return call(app, 'reach.test', { run: RUN, target: { kind: 'account', accountId } });
}

async function reach(
  text: string | undefined,
  options: ReachOptions,
  context: CommandContext,
): Promise<ExitCode> {
  const { out, words } = context;
  if ((text === undefined) === (options.cloud === undefined)) {
    throw usageError('conflict', { first: words.t('cli.argument.account'), second: '--cloud' });
  }
  const report = await (async () => {
    if (options.cloud === undefined) {
      const app = await context.session.unlocked();
      return ofAccount(app, (await resolveAccount(app, text ?? '', null)) as Account['id']);
    }
    const cloud = parseCloud(options.cloud);
    const { site, endpoints, proxy, plainHttp } = accountDraft(cloud, options.cloud, options);
    requireEndpoints(cloud, endpoints);
    const app = await context.session.unlocked();
    const { proxyUser, pins } = BLANK_ACCOUNT;
    const draft = { ...{ cloud, site, endpoints, proxy, proxyUser, plainHttp }, pins: [...pins] };
    return call(app, 'reach.test', { run: RUN, target: { kind: 'draft', draft } });
  })();
  out.result(reportJson(report), () => reportText(report, words));
  return isReached(report) ? EXIT.fine : EXIT.refused;
}

/** The one address with a certificate to take, or the one that is named. */
function pinnable(report: ReachReport, host: string | undefined) {
  const shown = report.addresses.filter(({ certificate }) => certificate !== null);
  const found = host === undefined ? shown : shown.filter((one) => one.host === host.toLowerCase());
  const others = new Set(found.map((one) => one.host));
  const [first] = found;
  if (first === undefined) return null;
  if (others.size > 1) throw usageError('missing-option', { option: `--host ${[...others].join(', ')}` });
  return first;
}

/** Forgets the pins of an account, or that of one of its addresses. */
async function unpin(
  account: Account | undefined,
  wanted: string | undefined,
  app: CliApp,
  { out }: CommandContext,
): Promise<ExitCode> {
  const host = wanted?.toLowerCase();
  const pins = account?.pins.filter((one) => host === undefined || one.host === host) ?? [];
  if (account === undefined || pins.length === 0) throw new CliError('no-such-pin', { host: host ?? '' });
  for (const one of pins) await call(app, 'accounts.unpin', { id: account.id, host: one.host });
  out.result({ removed: pins.map((one) => one.host) }, () => '');
  return EXIT.fine;
}

async function pin(text: string, options: PinOptions, context: CommandContext): Promise<ExitCode> {
  const { io, out, words } = context;
  const wanted = options.fingerprint === undefined ? null : readFingerprint(options.fingerprint);
  if (options.fingerprint !== undefined && wanted === null) throw usageError('bad-fingerprint');
  if (options.remove && wanted !== null) {
    throw usageError('conflict', { first: '--remove', second: '--fingerprint' });
  }
  const app = await context.session.unlocked();
  const id = (await resolveAccount(app, text, null)) as Account['id'];
  const before = (await call(app, 'accounts.list', {})).find((one) => one.id === id);
  if (options.remove) return unpin(before, options.host, app, context);
  const report = await ofAccount(app, id);
  const address = pinnable(report, options.host);
  if (address?.certificate == null) {
    out.result(reportJson(report), () => reportText(report, words));
    return EXIT.refused;
  }
  const { host, certificate, url } = address;
  if (before !== undefined && isVendorAddress(before.cloud, url)) {
    throw new CliError('vendor-certificate', { host });
  }
  const chosen: Pin = { host, fingerprint: certificate.fingerprint };
  if (!out.json) out.note([host, ...certificateLines(address, words)].join('\n'));
  if (wanted !== null && wanted !== chosen.fingerprint) throw new CliError('other-certificate', { host });
  if (wanted === null) {
    if (!io.interactive) throw usageError('missing-option', { option: '--fingerprint' });
    if (!(await agreed(words.t('cli.prompt.pin', { host }), io))) throw new CliError('not-confirmed');
  }
  const account = await call(app, 'accounts.pin', { id, pin: chosen });
  out.result(accountJson(account), () => '');
  if (!out.json) out.note(words.t('cli.note.pinned', { label: printable(account.label), host }));
  return EXIT.fine;
}

/** `reach ACCOUNT` or `reach --cloud C --endpoint …`: where a call ends. */
export const registerReach: RegisterCommand = (program, context) => {
  const { words } = context;
  program
    .command('reach')
    .argument('[account]', words.t('cli.argument.account'))
    .description(words.t('cli.command.reach'))
    .option('--cloud <cloud>', words.t('cli.option.reach-cloud'))
    .option('--endpoint <[service=]url>', words.t('cli.option.endpoint'), several)
    .option('--site <site>', words.t('cli.option.site'))
    .option('--proxy <url>', words.t('cli.option.account-proxy'))
    .option('--plain-http', words.t('cli.option.plain-http'))
    .action(
      context.action((text: string | undefined, options: ReachOptions) => reach(text, options, context)),
    );
};

/** `pin ACCOUNT [--host H] [--fingerprint F] [--remove]`: the certificate that is taken from an address. */
export const registerPin: RegisterCommand = (program, context) => {
  const { words } = context;
  program
    .command('pin')
    .argument('<account>', words.t('cli.argument.account'))
    .description(words.t('cli.command.pin'))
    .option('--host <name:port>', words.t('cli.option.pin-host'))
    .option('--fingerprint <sha256>', words.t('cli.option.fingerprint'))
    .option('--remove', words.t('cli.option.unpin'))
    .action(context.action((text: string, options: PinOptions) => pin(text, options, context)));
};
