import type { HandOutWay } from './model/hand-out.ts';

/**
 * What becomes of whoever has a key once there is another one. `asks`: it comes again by itself, and gets the new one.
 * `restart`: it keeps the old one until it is started again by the same command. `stays`: somebody has to hand it out anew.
 */
export type Follows = 'asks' | 'restart' | 'stays';

const FOLLOWS: Readonly<Record<HandOutWay, Follows>> = {
  process: 'asks',
  endpoint: 'asks',
  exec: 'restart',
  env: 'restart',
  'script-copied': 'stays',
  'script-saved': 'stays',
  export: 'stays',
  'hand-over': 'stays',
};

/** Whether somebody who got a key by this way follows a rotation by themselves. */
export const followsOf = (way: HandOutWay): Follows => FOLLOWS[way];
