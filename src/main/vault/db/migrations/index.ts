import { sql as initial } from './0010-initial.ts';

/** One step of the schema. Once released it never changes; its number becomes `user_version`. */
export interface Migration {
  readonly version: number;
  readonly sql: string;
}

/** In ascending order; numbers go up in tens. */
export const migrations: readonly Migration[] = [{ version: 10, sql: initial }];
