import type { Delivery } from './model/consumer.ts';

/** Whether a place waits for a person's word: it could not be served, or only a person can, and it was its turn. */
export const waitsForWord = ({ state, byHand, at }: Pick<Delivery, 'state' | 'byHand' | 'at'>): boolean =>
  state === 'failed' || (state === 'waiting' && byHand && at !== null);
