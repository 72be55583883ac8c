import { KeyturnError } from '../../shared/ipc/envelope.ts';
import type { ManagedPolicy } from '../../shared/model/managed-policy.ts';
import { MIN_PASSWORD_LENGTH } from '../../shared/model/vault.ts';
import { PASSWORD_INPUTS, PASSWORD_WORDS, SCORED_LENGTH } from '../../shared/password-words.ts';

/** zxcvbn's score of a password, 0 to 4. The word lists are read at the first call: few computers have this rule. */
async function scoreOf(password: string): Promise<number> {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ]);
  const zxcvbn = new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary, pinyin: PASSWORD_WORDS },
    graphs: common.adjacencyGraphs,
  });
  return zxcvbn.check(password.slice(0, SCORED_LENGTH), [...PASSWORD_INPUTS]).score;
}

/**
 * Checks a new master password. Throws `weak-password` with the length that is asked for, and `policy-forbids` where the
 * managed policy asks for more than it is hard to guess.
 */
export async function requireStrength(password: string, policy: ManagedPolicy): Promise<void> {
  const min = Math.max(MIN_PASSWORD_LENGTH, policy.minPasswordLength ?? 0);
  if ([...password].length < min) throw new KeyturnError('weak-password', { min });
  const { minPasswordScore } = policy;
  if (minPasswordScore === null || minPasswordScore === 0) return;
  if ((await scoreOf(password)) < minPasswordScore) {
    throw new KeyturnError('policy-forbids', { rule: 'minPasswordScore', score: minPasswordScore });
  }
}
