import { resolve } from 'node:path';
import { brokerPlace } from '../main/node/broker-place.ts';
import { vaultFolder } from '../main/node/home.ts';
import type { Input, Output } from '../shared/ipc/contract.ts';
import { type Caller, type CliApp, call } from './app.ts';
import { type AskedChannel, appSource } from './broker/app-source.ts';
import { knownError } from './broker/known-error.ts';
import type { CommandContext } from './command.ts';
import { AnswerError } from './errors.ts';
import { resolveKey } from './resolve.ts';

/** Where a command gets keys from that it hands to programs. */
export interface KeySource {
  /** Throws AnswerError, and what opening the vault throws. */
  ask<C extends AskedChannel>(channel: C, input: Input<C>): Promise<Output<C>>;
  /** The id of the key that an argument means: a whole id as it is, else as `resolveKey`. */
  keyId(text: string): Promise<string>;
}

const WHOLE_ID = /^[0-9a-hjkmnp-tv-z]{16}$/;

/**
 * The running app, so that one unlock serves all; without one, and where a password is given with the command, this process'
 * own vault, which is told that `receiver` gets them, or else whoever started the command line. Whichever answered first goes on: an app that went away counts as locked, and comes back with the next one.
 */
export function keySource(
  { io, session, globals, askApp }: CommandContext,
  receiver: Caller | null = null,
): KeySource {
  const { vault, passwordFd, passwordFile } = globals();
  const folder = vault === undefined ? vaultFolder(io.env, io.platform) : resolve(io.cwd, vault);
  const running = appSource(brokerPlace(io.env, io.platform, folder), askApp);
  let from: 'nobody-yet' | 'app' | 'own' =
    passwordFd === undefined && passwordFile === undefined ? 'nobody-yet' : 'own';

  let own: Promise<CliApp> | null = null;

  const asked = async <T>(byApp: () => Promise<T | null>, byOwn: (app: CliApp) => Promise<T>): Promise<T> => {
    if (from !== 'own') {
      try {
        const answer = await byApp();
        if (answer !== null) {
          from = 'app';
          return answer;
        }
      } catch (error) {
        from = 'app';
        throw knownError(error);
      }
      if (from === 'app') throw new AnswerError({ code: 'vault-locked', params: {} });
    }
    from = 'own';
    // Whatever waits for a key shows no prompt.
    own ??= session.unlocked('keychain-first', receiver);
    return byOwn(await own);
  };

  return {
    ask: (channel, input) =>
      asked(
        () => running.ask(channel, input),
        (app) => call(app, channel, input),
      ),
    keyId: async (text) =>
      WHOLE_ID.test(text)
        ? text
        : asked(
            () => running.keyId(text),
            async (app) => (await resolveKey(app, text, 'any')).id,
          ),
  };
}
