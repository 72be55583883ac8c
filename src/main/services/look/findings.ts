import type { Place } from '../../../shared/model/consumer.ts';
import type { LookedKey, LookedPlace } from '../../../shared/model/look.ts';
import type { DraftRow } from '../import/draft-row.ts';

/** Something that was looked into, without its number. */
export type Looked = Omit<LookedPlace, 'index'>;

/** A key as it stands in a place, secrets included: it never leaves main. */
export interface Finding {
  readonly row: DraftRow;
  /** The index of its place. */
  readonly place: number;
  readonly entry: string;
  /** How the place is remembered where a person wishes that. */
  readonly where: Place;
  /**
   * A secret of the vault that stands somewhere without its id: no tool can be told to read another one there, so that its
   * place is one for a person.
   */
  readonly bare: boolean;
  readonly leak: boolean;
  readonly scrub: LookedKey['scrub'];
}
