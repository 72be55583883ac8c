import type { Output } from './ipc/contract.ts';

/** A place in the chain as people keep it: how many entries, and the MAC of the last of them in hex. */
export interface ChainHead {
  readonly count: number;
  readonly head: string;
}

/** `COUNT:HEX`, as heads are copied, printed and written at a lock; null for another text. */
export function parseHead(text: string): ChainHead | null {
  const [, count = '', head = ''] = /^(\d{1,15}):([0-9a-f]{64})$/i.exec(text.trim()) ?? [];
  return head === '' ? null : { count: Number(count), head: head.toLowerCase() };
}

/** The head as it is copied and printed. */
export const headText = ({ count, head }: ChainHead): string => `${count}:${head}`;

/** A sentence about a check, under `history.check`. */
export interface Verdict {
  readonly sentence: 'whole' | 'found' | 'brokenAt' | 'cut' | 'missing' | 'missingCut';
  readonly at: number;
  readonly count: number;
}

/** What a check found, in the sentences that both faces of the program say. */
export function verdictsOf(found: Output<'audit.verify'>, earlier: ChainHead | null): readonly Verdict[] {
  const { brokenAt, count } = found;
  const verdicts: Verdict[] = [];
  const say = (sentence: Verdict['sentence'], at: number) => verdicts.push({ sentence, at, count });
  if (brokenAt !== null) say(brokenAt > count ? 'cut' : 'brokenAt', brokenAt);
  if (found.earlier === 'missing' && earlier !== null) {
    say(count < earlier.count ? 'missingCut' : 'missing', earlier.count);
  }
  if (found.state === 'whole') say('whole', count);
  if (found.state === 'whole' && found.earlier === 'found') say('found', count);
  return verdicts;
}
