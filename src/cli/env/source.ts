import type { Input } from '../../shared/ipc/contract.ts';
import type { CredentialId } from '../../shared/model/ids.ts';
import { call } from '../app.ts';
import type { CommandContext } from '../command.ts';
import { resolveKey } from '../resolve.ts';

/** Whoever holds the keys: what a command asks of it to hand one to a shell. */
export interface LineSource {
  /** The key that an argument means. Throws as `resolveKey`. */
  find(text: string): Promise<CredentialId>;
  lines(input: Input<'scripts.text'>): Promise<string>;
}

/** The vault, opened here: by keychain where that is set up, and nobody is asked. */
export async function ownVault({ session }: Pick<CommandContext, 'session'>): Promise<LineSource> {
  const app = await session.unlocked('keychain-first');
  return {
    find: async (text) => (await resolveKey(app, text, 'any')).id,
    lines: async (input) => (await call(app, 'scripts.text', input)).text,
  };
}
