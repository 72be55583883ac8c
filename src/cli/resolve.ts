import type { CredentialSummary } from '../shared/model/credential.ts';
import { type CliApp, call } from './app.ts';
import { AnswerError, CliError, usageError } from './errors.ts';
import { listKeys } from './pages.ts';

/** Where a command looks for the keys that it is told: the list, the bin, or both. */
export type Scope = 'kept' | 'bin' | 'any';

/** The part of a key that a command needs to act on it and to name it. */
export type NamedKey = Pick<CredentialSummary, 'id' | 'label' | 'cloud' | 'publicId' | 'accountLabel'>;

const WHOLE_ID = /^[0-9a-hjkmnp-tv-z]{16}$/;
const SHORTEST = 4;
/** As the channel takes it. */
const LONGEST_SEARCH = 200;

async function keysIn(app: CliApp, scope: Scope, search: string): Promise<readonly CredentialSummary[]> {
  const kept = scope === 'bin' ? [] : await listKeys(app, { view: { kind: 'all' }, search });
  const removed = scope === 'kept' ? [] : await listKeys(app, { view: { kind: 'bin' }, search });
  return [...kept, ...removed];
}

async function byWholeId(app: CliApp, text: string, scope: Scope): Promise<NamedKey | null> {
  if (!WHOLE_ID.test(text)) return null;
  const answer = await app.handle('credentials.get', { id: text });
  if (answer.ok) {
    const place = answer.value.removedAt === null ? 'kept' : 'bin';
    return scope === 'any' || scope === place ? answer.value : null;
  }
  if (answer.error.code === 'not-found') return null;
  throw new AnswerError(answer.error);
}

/**
 * The key that an argument means: its id, its exact public id, or the start of its id when only one begins so.
 * Throws CliError `no-such-key`, `ambiguous-id` with the candidates, and a usage error for a start that is too short.
 */
export async function resolveKey(app: CliApp, text: string, scope: Scope): Promise<NamedKey> {
  const whole = await byWholeId(app, text, scope);
  if (whole !== null) return whole;
  if (text.length < SHORTEST) throw usageError('id-too-short', { least: SHORTEST });
  const named = (await keysIn(app, scope, text.slice(0, LONGEST_SEARCH))).filter(
    (key) => key.publicId === text,
  );
  const start = text.toLowerCase();
  const found =
    named.length > 0 ? named : (await keysIn(app, scope, '')).filter((key) => key.id.startsWith(start));
  const [first, ...others] = found;
  if (first === undefined) throw new CliError('no-such-key', { id: text });
  if (others.length > 0) {
    const candidates = found.map((key) => `${key.id} (${key.label})`).join(', ');
    throw new CliError('ambiguous-id', { id: text, candidates });
  }
  return first;
}

/** As `resolveKey` for several arguments; a key that is meant twice comes once. */
export async function resolveKeys(
  app: CliApp,
  texts: readonly string[],
  scope: Scope,
): Promise<readonly NamedKey[]> {
  const found = new Map<string, NamedKey>();
  for (const text of texts) {
    const key = await resolveKey(app, text, scope);
    found.set(key.id, key);
  }
  return [...found.values()];
}

/** The account that an argument means: its id, the start of it, or its exact label; of one cloud, or with null of any. */
export async function resolveAccount(app: CliApp, text: string, cloud: string | null): Promise<string> {
  const accounts = (await call(app, 'accounts.list', {})).filter(
    (account) => cloud === null || account.cloud === cloud,
  );
  const exact = accounts.filter((account) => account.id === text || account.label === text);
  const start = text.length < SHORTEST ? [] : accounts.filter((account) => account.id.startsWith(text));
  const found = exact.length > 0 ? exact : start;
  const [first, ...others] = found;
  if (first === undefined) throw usageError('unknown-account', { account: text });
  if (others.length > 0) {
    const candidates = found.map((account) => `${account.id} (${account.label})`).join(', ');
    throw new CliError('ambiguous-id', { id: text, candidates });
  }
  return first.id;
}
