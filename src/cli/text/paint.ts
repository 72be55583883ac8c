import type { CliStream } from '../io.ts';

/** Colour says again what a word says already, never something more. */
export type Tone = 'plain' | 'muted' | 'strong' | 'good' | 'warn' | 'bad';

const CODES: Readonly<Record<Tone, string>> = {
  plain: '',
  muted: '2',
  strong: '1',
  good: '36',
  warn: '33',
  bad: '31',
};

export type Paint = (text: string, tone: Tone) => string;

/** Colours where the stream is a terminal that takes them and nobody set `NO_COLOR` (https://no-color.org). */
export function createPaint(stream: CliStream, env: Readonly<Record<string, string | undefined>>): Paint {
  const refused = env.NO_COLOR !== undefined && env.NO_COLOR !== '';
  if (!stream.isTTY || refused || env.TERM === 'dumb') return (text) => text;
  return (text, tone) => (CODES[tone] === '' ? text : `\u001b[${CODES[tone]}m${text}\u001b[0m`);
}
