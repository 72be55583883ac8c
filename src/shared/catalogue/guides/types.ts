import type { Bilingual } from '../types.ts';

/** Small drawings that a step can show, where words alone are not enough. */
export type DrawingId =
  | 'shown-once'
  | 'two-slots'
  | 'value-not-id'
  | 'user-menu'
  | 'key-tab'
  | 'key-file'
  | 'allow-list'
  | 'trust'
  | 'sms'
  | 'switch'
  | 'projects'
  | 'endpoints';

/** One thing to do at the console. */
export interface GuideStep {
  /** Stable: what a person has done is kept under it. */
  readonly id: string;
  /** What to do, in one or two sentences. The console's own words stand in 「」 in Chinese and in “” in English. */
  readonly text: Bilingual;
  /** Why, or what is seen then. */
  readonly note?: Bilingual;
  /** What goes wrong here. */
  readonly caution?: Bilingual;
  /** The page of `SiteSpec.pages` where it is done. */
  readonly opens?: string;
  readonly drawing?: DrawingId;
  /** The catalogue's fields that this step yields. */
  readonly fills?: readonly string[];
  /** A text to be pasted at the console: a policy, the name of an API. Nothing of the person's own. */
  readonly copies?: string;
  /** Where this is known from: a source of the vendor by address, or a source's id. */
  readonly source: string;
}

/** A fact to know before the first step. */
export interface GuideFact {
  readonly text: Bilingual;
  readonly source: string;
}

/** What older instructions say, and what holds today. */
export interface GuideChange {
  readonly was: Bilingual;
  readonly now: Bilingual;
  readonly source: string;
}

/** How to get one kind of key. */
export interface Guide {
  /** The cloud's `KindSpec.id`. */
  readonly kind: string;
  /** The sites that it holds for; every one where this is missing. */
  readonly sites?: readonly string[];
  readonly before: readonly GuideFact[];
  readonly steps: readonly GuideStep[];
  readonly changed?: readonly GuideChange[];
}

/** The guides of one platform. */
export type CloudGuides = readonly Guide[];
