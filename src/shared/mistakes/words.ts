import { catalogue, fieldOf, inLocale } from '../catalogue/index.ts';
import type { CloudId } from '../model/cloud.ts';
import type { Mistake } from './model.ts';

/** The messages that tell a mistake: what it is, what to do, and the button's word where a program can mend it. */
export interface MistakeWords {
  readonly what: string;
  readonly advice: string;
  readonly mend: string | null;
  /** What fills the messages' holes; labels and names of clouds only. */
  readonly params: Readonly<Record<'field' | 'second' | 'cloud' | 'other', string>>;
}

/** The keys of a mistake's messages with what fills them, in the locale of the interface. */
export function mistakeWords(cloud: CloudId, mistake: Mistake, locale: string): MistakeWords {
  const { kind, fields, mends } = mistake;
  const label = (key: string | undefined) => {
    const field = key === undefined ? undefined : fieldOf(cloud, key);
    return field === undefined ? '' : inLocale(field.label, locale);
  };
  return {
    what: `mistakes.${kind}.what`,
    advice: `mistakes.${kind}.advice`,
    mend: mends ? `mistakes.${kind}.mend` : null,
    params: {
      field: label(fields[0]),
      second: label(fields[1]),
      cloud: inLocale(catalogue[cloud].name, locale),
      other: mistake.cloud === null ? '' : inLocale(catalogue[mistake.cloud].name, locale),
    },
  };
}
