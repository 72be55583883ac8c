import type { Plugin } from 'vite';

/** Below this share of signs beyond ASCII a text is shorter with them written out, as V8 keeps it. */
const FEW = 1 / 20;

/**
 * The same program in ASCII. V8 keeps a text with one sign beyond Latin-1 in two bytes for each of its signs, for as long as
 * the program runs. Right for all but the raw text of a tagged template, and for names out of planes beyond the first.
 */
export const narrowed = (code: string): string =>
  // A backslash before such a sign means nothing, and would mean one before the backslash of its number.
  code.replace(/(\\*)([^\0-\x7f])/g, (_, slashes: string, sign: string) => {
    const number = sign.charCodeAt(0).toString(16).padStart(4, '0');
    return `${slashes.slice(slashes.length % 2)}\\u${number}`;
  });

/** Writes the few signs beyond ASCII of a chunk as numbers; one that is full of them, as texts are, stays as it is. */
export function narrowChunks(): Plugin {
  return {
    name: 'keyturn-narrow-chunks',
    apply: 'build',
    // Later than any other step: printing a program writes the signs of its texts as they are.
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        for (const chunk of Object.values(bundle)) {
          if (chunk.type !== 'chunk') continue;
          const wide = chunk.code.match(/[^\0-\x7f]/g)?.length ?? 0;
          if (wide > 0 && wide < chunk.code.length * FEW) chunk.code = narrowed(chunk.code);
        }
      },
    },
  };
}
