import type { RotationView } from './model/rotation.ts';

/** Whether a rotation goes on only once a person decides, or says a word on one of its places. */
export const needsPerson = ({ phase, places }: Pick<RotationView, 'phase' | 'places'>): boolean =>
  phase === 'attention' || phase === 'blocked-slots' || places.open > 0;
