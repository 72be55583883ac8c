import { sql as initial } from './0010-initial.ts';
import { sql as rotations } from './0020-rotations.ts';
import { sql as rotationAsked } from './0030-rotation-asked.ts';
import { sql as trust } from './0040-trust.ts';
import { sql as leadTimes } from './0050-lead-times.ts';
import { sql as reminders } from './0060-reminders.ts';
import { sql as digest } from './0070-digest.ts';
import { sql as guides } from './0080-guides.ts';
import { sql as network } from './0090-network.ts';
import { sql as consumers } from './0100-consumers.ts';
import { sql as handOuts } from './0110-hand-outs.ts';

/** One step of the schema. Once released it never changes; its number becomes `user_version`. */
export interface Migration {
  readonly version: number;
  readonly sql: string;
}

/** In ascending order; numbers go up in tens. */
export const migrations: readonly Migration[] = [
  { version: 10, sql: initial },
  { version: 20, sql: rotations },
  { version: 30, sql: rotationAsked },
  { version: 40, sql: trust },
  { version: 50, sql: leadTimes },
  { version: 60, sql: reminders },
  { version: 70, sql: digest },
  { version: 80, sql: guides },
  { version: 90, sql: network },
  { version: 100, sql: consumers },
  { version: 110, sql: handOuts },
];
