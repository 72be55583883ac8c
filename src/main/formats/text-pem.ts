import { relined } from '../../shared/mistakes/pem.ts';
import type { TextLayout } from './text-layout.ts';
import { type Spot, spotAt } from './text-spot.ts';

/** No private key is longer, written with escapes and indents. */
const MAX_LENGTH = 12_000;

/** The private keys in a text, and the text with every PEM body blanked out, so that nothing is looked for inside. */
export interface PemParts {
  readonly spots: readonly Spot[];
  readonly rest: string;
}

/** Reads PEM blocks with real line ends, written-out ones, or none. Takes time linear in the text's length. */
export function pemParts(text: string, layout: TextLayout): PemParts {
  if (!text.includes('-----BEGIN ')) return { spots: [], rest: text };
  const spots: Spot[] = [];
  const pieces: string[] = [];
  let done = 0;
  let from = text.indexOf('-----BEGIN ');
  while (from !== -1) {
    const end = text.slice(from, from + MAX_LENGTH).search(/-----END [A-Z ]{1,40}-----/);
    if (end === -1) {
      from = text.indexOf('-----BEGIN ', from + 11);
      continue;
    }
    const stop = text.indexOf('-----', from + end + 9) + 5;
    const raw = text.slice(from, stop);
    const value = /^-----BEGIN PRIVATE KEY-----/.test(raw) ? plainPem(raw) : null;
    if (value !== null) spots.push({ ...spotAt(layout, from, raw), value });
    pieces.push(text.slice(done, from), raw.replaceAll(/[^\n]/g, ' '));
    done = stop;
    from = text.indexOf('-----BEGIN ', stop);
  }
  pieces.push(text.slice(done));
  return { spots, rest: pieces.join('') };
}

function plainPem(raw: string): string | null {
  const lines = raw
    .replaceAll(/\\+[rn]/g, '\n')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const whole = relined(`${lines.join('\n')}\n`);
  const body = whole.replaceAll(/-----[A-Z ]+-----|\s/g, '');
  return body.length >= 100 && /^[A-Za-z0-9+/]+=*$/.test(body) ? whole : null;
}
