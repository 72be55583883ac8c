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
  const tail = /-----END [A-Z ]{1,40}-----/g;
  let end = tail.exec(text);
  let from = text.indexOf('-----BEGIN ');
  while (from !== -1 && end !== null) {
    if (end.index < from) {
      end = tail.exec(text);
      continue;
    }
    const next = text.indexOf('-----BEGIN ', from + 11);
    // What begins again before it ends has no end of its own.
    if (end.index - from > MAX_LENGTH || (next !== -1 && next < end.index)) {
      from = next;
      continue;
    }
    const stop = end.index + end[0].length;
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
