import type { Event } from '../../../src/main/services/rotation/engine/types.ts';

/** An event before its time was taken. */
export type Report = Event extends infer One ? (One extends Event ? Omit<One, 'at'> : never) : never;
