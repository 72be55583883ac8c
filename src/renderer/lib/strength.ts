import { PASSWORD_INPUTS, PASSWORD_WORDS, SCORED_LENGTH } from '../../shared/password-words.ts';

/** How well a password withstands guessing. */
export interface Strength {
  /** From 0, guessed at once, to 4. */
  readonly score: 0 | 1 | 2 | 3 | 4;
  /** Seconds until it is guessed by somebody who has the file, at ten thousand tries a second. */
  readonly seconds: number;
}

type Check = (password: string, inputs: readonly string[]) => Strength;
let loading: Promise<Check> | null = null;

async function load(): Promise<Check> {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ]);
  const zxcvbn = new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary, pinyin: PASSWORD_WORDS },
    graphs: common.adjacencyGraphs,
  });
  return (password, inputs) => {
    const { score, crackTimes } = zxcvbn.check(password, [...inputs]);
    return { score, seconds: crackTimes.offlineSlowHashingXPerSecond.seconds };
  };
}

/** Estimates a password; the word lists are loaded on the first call. Nothing leaves the page. */
export async function estimateStrength(password: string): Promise<Strength> {
  loading ??= load();
  const check = await loading;
  return check(password.slice(0, SCORED_LENGTH), PASSWORD_INPUTS);
}

const UNITS = [
  ['century', 100 * 365 * 86_400],
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

/** The time to guess as a unit and a count, for a sentence; centuries are the ceiling. */
export function guessTime(seconds: number): {
  readonly unit: 'moment' | (typeof UNITS)[number][0];
  readonly count: number;
} {
  const found = UNITS.find(([, size]) => seconds >= size);
  if (found === undefined) return { unit: 'moment', count: 1 };
  const [unit, size] = found;
  return { unit, count: unit === 'century' ? 1 : Math.round(seconds / size) };
}
