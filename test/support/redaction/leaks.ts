const GRAM = 8;
/** Hex holds half as much in a letter, and the program writes a lot of it. */
const HEX_GRAM = 2 * GRAM;

function* gramsOf(text: string, length: number): Generator<string> {
  for (let at = 0; at + length <= text.length; at += 1) yield text.slice(at, at + length);
}

/** Finds any eight letters in a row of planted secrets, as they stand and as an encoding would carry them. */
export interface LeakFinder {
  plant(secret: string): void;
  /** The first piece of a secret that a text holds; null where it holds none. */
  leakIn(text: string): string | null;
}

export function createLeakFinder(): LeakFinder {
  const grams = new Map<number, Set<string>>([
    [GRAM, new Set()],
    [HEX_GRAM, new Set()],
  ]);
  return {
    plant(secret) {
      const bytes = Buffer.from(secret, 'utf8');
      for (const spelling of [secret, bytes.toString('base64'), encodeURIComponent(secret)]) {
        for (const gram of gramsOf(spelling, GRAM)) grams.get(GRAM)?.add(gram);
      }
      for (const gram of gramsOf(bytes.toString('hex'), HEX_GRAM)) grams.get(HEX_GRAM)?.add(gram);
    },
    leakIn(text) {
      for (const [length, known] of grams) {
        for (const gram of gramsOf(text, length)) if (known.has(gram)) return gram;
      }
      return null;
    },
  };
}
