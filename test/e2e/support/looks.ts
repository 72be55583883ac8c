/**
 * The looks that a walk is made in: all of them in the full run, the one at `turn` in `npm test`. Walks take different
 * turns, so that both languages and both schemes are met there too.
 */
export const looksOf = <T>(looks: readonly T[], turn: number): readonly T[] =>
  process.env.KEYTURN_EVERY_LOOK === 'yes' ? looks : looks.slice(turn, turn + 1);
