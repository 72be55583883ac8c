import { resolve } from 'node:path';
import type { VaultStatus } from '../shared/model/vault.ts';
import { type Caller, type CliApp, call, type OpenApp, type OpenRequest } from './app.ts';
import { AnswerError, CliError } from './errors.ts';
import type { GlobalOptions } from './globals.ts';
import type { CliIo } from './io.ts';
import { environmentLocale } from './language.ts';
import { messageOf } from './message.ts';
import type { Output } from './output.ts';
import { passwordFrom } from './passwords.ts';
import { askingPresence } from './presence.ts';
import type { Words } from './words.ts';

/** The app behind one run of the command line: composed when it is first needed, closed at the end. */
export interface CliSession {
  /** Composed, whatever state its vault is in. */
  opened(): Promise<CliApp>;
  /**
   * Composed, with its vault open. With `keychain-first` nobody is asked while the keychain opens it, and nothing is noted:
   * versions of the aliyun command line read both streams of the command that they run as its answer. `receiver` is who
   * gets the keys then; null for whoever started the command line. Throws the error for a vault that cannot be opened.
   */
  unlocked(how?: 'keychain-first', receiver?: Caller | null): Promise<CliApp>;
  /** As `unlocked`, and the master password that did it, for what asks for a proof. Never by keychain. */
  unlockedByPassword(): Promise<{ readonly app: CliApp; readonly password: string }>;
  /** The password that opened the vault, or else the one that was given; null where there is none. For copies of the vault. */
  ownPassword(): Promise<string | null>;
  close(): Promise<void>;
}

interface Deps {
  readonly io: CliIo;
  readonly out: Output;
  readonly words: Words;
  readonly globals: () => GlobalOptions;
  readonly openApp: OpenApp;
  readonly version: string;
  /** Nothing in the environment chose a language, so the stored preference does. */
  readonly languageOpen: boolean;
}

/** The error that a state of the vault stands for; null where it can be unlocked. */
function obstacle(status: VaultStatus): AnswerError | null {
  if (status.state === 'absent')
    return new AnswerError({ code: 'vault-absent', params: { folder: status.folder } });
  if (status.state !== 'problem') return null;
  return new AnswerError({ code: status.problem ?? 'vault-damaged', params: { folder: status.folder } });
}

/** Creates the session; nothing is opened before it is asked for. */
export function createSession(deps: Deps): CliSession {
  const { io, out, words, globals } = deps;
  let app: Promise<CliApp> | null = null;

  let quiet = false;
  const note = (text: string): void => {
    if (!quiet) out.note(text);
  };

  let descriptorRead = false;
  let used: string | null = null;

  const givenPassword = async (): Promise<string | null> => {
    const { passwordFd, passwordFile } = globals();
    // A descriptor gives what it has once.
    if (passwordFd !== undefined && descriptorRead) return null;
    descriptorRead = true;
    return passwordFrom({ fd: passwordFd, file: passwordFile }, { io, words, out: { note } });
  };

  const askPassword = async (): Promise<string | null> => {
    const given = await givenPassword();
    if (given !== null || !io.interactive) return given;
    const typed = await io.askSecret(words.t('cli.prompt.presence'));
    return typed === '' ? null : typed;
  };

  const compose = async (caller: OpenRequest['caller']): Promise<CliApp> => {
    const { vault } = globals();
    const composed = await deps.openApp({
      folder: vault === undefined ? null : resolve(io.cwd, vault),
      env: io.env,
      platform: io.platform,
      version: deps.version,
      systemLocale: environmentLocale(io.env) ?? 'en',
      caller,
    });
    if (deps.languageOpen) {
      const { locale } = await call(composed, 'preferences.get', {});
      if (locale !== 'system') words.use(locale);
    }
    return askingPresence(composed, askPassword);
  };

  const opened = (caller: OpenRequest['caller'] = null): Promise<CliApp> => {
    app ??= compose(caller);
    return app;
  };

  const byPassword = async (opened: CliApp, password: string): Promise<void> => {
    await call(opened, 'vault.unlock', { kind: 'password', password });
    used = password;
  };

  const warnOfBreak = async (opened: CliApp): Promise<void> => {
    if ((await call(opened, 'vault.status', {})).auditBroken) note(words.t('cli.note.audit-broken'));
  };

  const unlock = async (opened: CliApp, status: VaultStatus, asks: boolean): Promise<void> => {
    const given = await givenPassword();
    if (given !== null) return byPassword(opened, given);
    const ready = status.keychain === 'ready';
    if (io.interactive && (asks || !ready)) {
      const typed = await io.askSecret(
        words.t(ready ? 'cli.prompt.password-or-keychain' : 'cli.prompt.password'),
      );
      if (typed !== '') return byPassword(opened, typed);
    }
    if (!ready) throw new CliError('password-needed', { keychain: status.keychain });
    try {
      await call(opened, 'vault.unlock', { kind: 'keychain' });
    } catch (error) {
      const due = error instanceof AnswerError && error.wire.code === 'password-due';
      if (!due || !io.interactive) throw error;
      out.note(messageOf(error, words));
      const typed = await io.askSecret(words.t('cli.prompt.password'));
      if (typed === '') throw error;
      await byPassword(opened, typed);
    }
  };

  return {
    opened: () => opened(),
    ownPassword: async () => used ?? (await givenPassword()),

    async unlocked(how, receiver = null) {
      quiet = how === 'keychain-first';
      const composed = await opened(quiet ? (receiver ?? 'started-this') : null);
      const status = await call(composed, 'vault.status', {});
      const problem = obstacle(status);
      if (problem !== null) throw problem;
      if (status.state === 'locked') {
        await unlock(composed, status, how !== 'keychain-first');
        if (!quiet) await warnOfBreak(composed);
      }
      return composed;
    },

    async unlockedByPassword() {
      const composed = await opened();
      const status = await call(composed, 'vault.status', {});
      const problem = obstacle(status);
      if (problem !== null) throw problem;
      const given = await givenPassword();
      const password = given ?? (io.interactive ? await io.askSecret(words.t('cli.prompt.password')) : '');
      if (password === '') throw new CliError('password-needed', { keychain: 'unavailable' });
      await byPassword(composed, password);
      await warnOfBreak(composed);
      return { app: composed, password };
    },

    async close() {
      const composed = await app?.catch(() => null);
      app = null;
      await composed?.close();
    },
  };
}
