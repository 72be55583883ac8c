import { resolve } from 'node:path';
import type { Account } from '../../shared/model/account.ts';
import type { NetworkSettings, PasswordChange, ProxyChoice } from '../../shared/model/network.ts';
import { parseProxy } from '../account-options.ts';
import { call, unwrap } from '../app.ts';
import type { CommandContext, RegisterCommand } from '../command.ts';
import { usageError } from '../errors.ts';
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
  readonly bypass?: readonly string[];
}

interface AccountOptions {
  readonly proxy?: string;
  readonly proxyUser?: string;
  readonly proxyPasswordFd?: number;
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
  if (options.system) return { kind: 'system' };
  if (options.direct) return { kind: 'direct' };
  if (options.pac !== undefined) return { kind: 'pac', url: options.pac };
  if (options.proxy !== undefined) {
    return { kind: 'fixed', url: parseProxy(options.proxy), user: options.proxyUser ?? null };
  }
  if (before.kind !== 'fixed') return before;
  return { kind: 'fixed', url: before.url, user: options.proxyUser ?? before.user };
}

/** Never an argument: from a descriptor, else asked for where somebody sits. Null where there is none to have. */
async function proxyPassword(
  { proxyUser, proxyPasswordFd }: Pick<SetOptions, 'proxyUser' | 'proxyPasswordFd'>,
  context: CommandContext,
): Promise<string | null> {
  if (proxyPasswordFd !== undefined) return passwordFrom({ fd: proxyPasswordFd }, context);
  if (proxyUser === undefined || !context.io.interactive) return null;
  const typed = await context.io.askSecret(context.words.t('cli.prompt.proxy-password'));
  return typed === '' ? null : typed;
}

async function set(options: SetOptions, context: CommandContext): Promise<ExitCode> {
  const app = await context.session.unlocked();
  const before = await call(app, 'network.get', {});
  const value = await proxyPassword(options, context);
  const password: PasswordChange = value === null ? { kind: 'keep' } : { kind: 'set', value };
  const bypass = options.bypass ?? before.bypass;
  const after = await call(app, 'network.save', {
    ...{ proxy: chosen(options, before.proxy), password },
    bypass: bypass.filter((rule) => rule !== ''),
  });
  context.out.result(settingsJson(after), () => settingsText(after, context.words));
  return EXIT.fine;
}

async function ofAccount(text: string, options: AccountOptions, context: CommandContext): Promise<ExitCode> {
  const app = await context.session.unlocked();
  const id = (await resolveAccount(app, text, null)) as Account['id'];
  const { proxy, proxyUser, plainHttp } = options;
  const changes = {
    ...(proxy !== undefined && {
      proxy: proxy === 'default' ? null : parseProxy(proxy),
      proxyUser: proxyUser ?? null,
    }),
    ...(proxy === undefined && proxyUser !== undefined && { proxyUser }),
    ...(plainHttp !== undefined && { plainHttp: plainHttp === 'on' }),
  };
  const value = await proxyPassword(options, context);
  if (Object.keys(changes).length === 0 && value === null) {
    throw usageError('missing-option', { option: '--proxy, --proxy-user, --plain-http' });
  }
  let account = await call(app, 'accounts.edit', { id, changes });
  if (value !== null) account = await call(app, 'accounts.setProxyPassword', { id, password: value });
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
