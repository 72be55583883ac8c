import { resolve } from 'node:path';
import type { Account } from '../../shared/model/account.ts';
import type { NetworkSettings, PasswordChange, ProxyChoice } from '../../shared/model/network.ts';
import { mayGoPlain } from '../../shared/plain-http.ts';
import { parseProxy } from '../account-options.ts';
import { call, unwrap } from '../app.ts';
import type { CommandContext, RegisterCommand } from '../command.ts';
import { AnswerError, usageError } from '../errors.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { descriptor } from '../globals.ts';
import { accountJson } from '../json.ts';
import { settingsJson, settingsText, waysJson, waysText } from '../network/text.ts';
import { passwordFrom } from '../passwords.ts';
import { resolveAccount } from '../resolve.ts';
import { printable } from '../text/escape.ts';

interface SetOptions {
  readonly system?: true;
  readonly direct?: true;
  readonly pac?: string;
  readonly proxy?: string;
  readonly proxyUser?: string;
  readonly proxyPasswordFd?: number;
  readonly forgetPassword?: true;
  readonly bypass?: readonly string[];
}

interface AccountOptions {
  readonly proxy?: string;
  readonly proxyUser?: string;
  readonly proxyPasswordFd?: number;
  readonly forgetPassword?: true;
  readonly plainHttp?: 'on' | 'off';
}

const several = (text: string, before: readonly string[] | undefined): readonly string[] => [
  ...(before ?? []),
  ...text.split(',').map((rule) => rule.trim()),
];

function onOff(text: string): 'on' | 'off' {
  if (text === 'on' || text === 'off') return text;
  throw usageError('bad-choice', { option: '--plain-http', choices: 'on, off' });
}

function chosen(options: SetOptions, before: NetworkSettings['proxy']): ProxyChoice {
  const given = [options.system, options.direct, options.pac, options.proxy].filter(
    (one) => one !== undefined,
  );
  if (given.length > 1)
    throw usageError('bad-choice', { option: 'network set', choices: '--system, --direct, --pac, --proxy' });
  const other = (options.system && '--system') || (options.direct && '--direct') || (options.pac && '--pac');
  const had = before.kind === 'fixed' ? before : null;
  requireSignIn(options, other || null, options.proxy !== undefined || had !== null);
  if (options.system) return { kind: 'system' };
  if (options.direct) return { kind: 'direct' };
  if (options.pac !== undefined) return { kind: 'pac', url: options.pac };
  const url = options.proxy === undefined ? had?.url : parseProxy(options.proxy);
  if (url === undefined) return before;
  const user = options.proxyUser ?? (url === had?.url ? had.user : null);
  requireUser(options, user);
  return { kind: 'fixed', url, user };
}

type SignInOptions = Pick<SetOptions, 'proxyUser' | 'proxyPasswordFd' | 'forgetPassword'>;

/** Options about a sign-in need a proxy to sign in at. `other` is the option that names no such one. */
function requireSignIn(options: SignInOptions, other: string | null, isOne: boolean): void {
  const { proxyUser, proxyPasswordFd, forgetPassword } = options;
  const given =
    (proxyUser !== undefined && '--proxy-user') ||
    (proxyPasswordFd !== undefined && '--proxy-password-fd') ||
    (forgetPassword && '--forget-password') ||
    null;
  if (given === null) return;
  if (other !== null) throw usageError('conflict', { first: other, second: given });
  if (!isOne) throw usageError('missing-option', { option: '--proxy' });
  if (forgetPassword && proxyPasswordFd !== undefined) {
    throw usageError('conflict', { first: '--proxy-password-fd', second: '--forget-password' });
  }
}

/** A password belongs to a user. */
function requireUser({ proxyPasswordFd }: SignInOptions, user: string | null): void {
  if (proxyPasswordFd !== undefined && user === null) {
    throw usageError('missing-option', { option: '--proxy-user' });
  }
}

/** Never an argument: from a descriptor, else asked for where somebody sits. Null where there is none to have. */
async function proxyPassword(
  { proxyUser, proxyPasswordFd, forgetPassword }: SignInOptions,
  context: CommandContext,
): Promise<string | null> {
  if (proxyPasswordFd !== undefined) return passwordFrom({ fd: proxyPasswordFd }, context);
  if (proxyUser === undefined || forgetPassword || !context.io.interactive) return null;
  const typed = await context.io.askSecret(context.words.t('cli.prompt.proxy-password'));
  return typed === '' ? null : typed;
}

async function set(options: SetOptions, context: CommandContext): Promise<ExitCode> {
  const app = await context.session.unlocked();
  const before = await call(app, 'network.get', {});
  const proxy = chosen(options, before.proxy);
  if (Object.values(options).every((value) => value === undefined)) {
    throw usageError('missing-option', { option: '--system, --direct, --pac, --proxy, --bypass' });
  }
  const value = await proxyPassword(options, context);
  const kept: PasswordChange = { kind: options.forgetPassword ? 'remove' : 'keep' };
  const password: PasswordChange = value === null ? kept : { kind: 'set', value };
  const bypass = options.bypass ?? before.bypass;
  const after = await call(app, 'network.save', {
    ...{ proxy, password },
    bypass: bypass.filter((rule) => rule !== ''),
  });
  context.out.result(settingsJson(after), () => settingsText(after, context.words));
  return EXIT.fine;
}

/** What an account's options change. The same proxy keeps its user, and with it the password. Throws usage errors. */
function accountChanges(before: Account, options: AccountOptions) {
  const { proxyUser, plainHttp } = options;
  const proxy =
    options.proxy === undefined
      ? before.proxy
      : options.proxy === 'default'
        ? null
        : parseProxy(options.proxy);
  const own = proxy !== null && proxy !== 'direct';
  requireSignIn(options, options.proxy === undefined || own ? null : `--proxy ${options.proxy}`, own);
  const user = own ? (proxyUser ?? (proxy === before.proxy ? before.proxyUser : null)) : null;
  requireUser(options, user);
  if (plainHttp === 'on' && !mayGoPlain(before.cloud, before.endpoints)) throw usageError('plain-never');
  return {
    ...((options.proxy !== undefined || proxyUser !== undefined) && { proxy, proxyUser: user }),
    ...(plainHttp !== undefined && { plainHttp: plainHttp === 'on' }),
  };
}

async function ofAccount(text: string, options: AccountOptions, context: CommandContext): Promise<ExitCode> {
  const app = await context.session.unlocked();
  const id = (await resolveAccount(app, text, null)) as Account['id'];
  const before = (await call(app, 'accounts.list', {})).find((one) => one.id === id);
  if (before === undefined) throw new AnswerError({ code: 'not-found', params: {} });
  const changes = accountChanges(before, options);
  const value = await proxyPassword(options, context);
  if (Object.keys(changes).length === 0 && value === null && !options.forgetPassword) {
    throw usageError('missing-option', { option: '--proxy, --proxy-user, --forget-password, --plain-http' });
  }
  let account =
    Object.keys(changes).length === 0 ? before : await call(app, 'accounts.edit', { id, changes });
  if (value !== null || options.forgetPassword) {
    account = await call(app, 'accounts.setProxyPassword', { id, password: value });
  }
  context.out.result(accountJson(account), () => '');
  if (!context.out.json) {
    context.out.note(context.words.t('cli.note.edited', { label: printable(account.label), id }));
  }
  return EXIT.fine;
}

/** `network [show]`, `set`, `see`, `account`, `trust`, `distrust`: how calls leave this computer. */
export const registerNetwork: RegisterCommand = (program, context) => {
  const { out, words } = context;
  const network = program.command('network').description(words.t('cli.command.network'));
  network
    .command('show', { isDefault: true })
    .description(words.t('cli.command.network-show'))
    .action(
      context.action(async () => {
        const settings = await call(await context.session.unlocked(), 'network.get', {});
        out.result(settingsJson(settings), () => settingsText(settings, words));
        return EXIT.fine;
      }),
    );
  network
    .command('set')
    .description(words.t('cli.command.network-set'))
    .option('--system', words.t('cli.option.network-system'))
    .option('--direct', words.t('cli.option.network-direct'))
    .option('--pac <url>', words.t('cli.option.network-pac'))
    .option('--proxy <url>', words.t('cli.option.network-proxy'))
    .option('--proxy-user <name>', words.t('cli.option.proxy-user'))
    .option(
      '--proxy-password-fd <n>',
      words.t('cli.option.proxy-password-fd'),
      descriptor('--proxy-password-fd'),
    )
    .option('--forget-password', words.t('cli.option.forget-password'))
    .option('--bypass <rules>', words.t('cli.option.network-bypass'), several)
    .action(context.action((options: SetOptions) => set(options, context)));
  network
    .command('see')
    .argument('[account]', words.t('cli.argument.account'))
    .description(words.t('cli.command.network-see'))
    .action(
      context.action(async (text: string | undefined) => {
        const app = await context.session.unlocked();
        const accountId =
          text === undefined ? null : ((await resolveAccount(app, text, null)) as Account['id']);
        const ways = await call(app, 'network.see', { accountId });
        out.result(waysJson(ways), () => waysText(ways, words));
        return EXIT.fine;
      }),
    );
  network
    .command('account')
    .argument('<account>', words.t('cli.argument.account'))
    .description(words.t('cli.command.network-account'))
    .option('--proxy <url>', words.t('cli.option.account-proxy'))
    .option('--proxy-user <name>', words.t('cli.option.proxy-user'))
    .option(
      '--proxy-password-fd <n>',
      words.t('cli.option.proxy-password-fd'),
      descriptor('--proxy-password-fd'),
    )
    .option('--forget-password', words.t('cli.option.forget-password'))
    .option('--plain-http <on|off>', words.t('cli.option.plain-http'), onOff)
    .action(context.action((text: string, options: AccountOptions) => ofAccount(text, options, context)));
  network
    .command('trust')
    .argument('<file>', words.t('cli.argument.certificate'))
    .description(words.t('cli.command.network-trust'))
    .action(
      context.action(async (file: string) => {
        const app = await context.session.unlocked();
        const { ticket } = unwrap(await app.ticketFor(resolve(context.io.cwd, file)));
        await call(app, 'network.addAuthority', { kind: 'ticket', ticket });
        const settings = await call(app, 'network.get', {});
        out.result(settingsJson(settings), () => settingsText(settings, words));
        return EXIT.fine;
      }),
    );
  network
    .command('distrust')
    .argument('<id>', words.t('cli.argument.authority'))
    .description(words.t('cli.command.network-distrust'))
    .action(
      context.action(async (id: string) => {
        const app = await context.session.unlocked();
        const settings = await call(app, 'network.removeAuthority', { id });
        out.result(settingsJson(settings), () => settingsText(settings, words));
        return EXIT.fine;
      }),
    );
};
