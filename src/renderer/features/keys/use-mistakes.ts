import { useState } from 'react';
import { findMistakes, type KeyValues, type Mistake, mend } from '../../../shared/mistakes/index.ts';
import type { CloudId } from '../../../shared/model/cloud.ts';

const NONE: readonly Mistake[] = [];

/** Where a form's values are looked at and written. They hold secrets: they are read, used and let go. */
export interface MistakeSource {
  readonly cloud: CloudId;
  readonly kindId: string;
  read(): KeyValues;
  write(values: KeyValues): void;
  /** Names of secrets that are filled elsewhere. */
  held(): readonly string[];
}

/** What is wrong with a key as it stands in a form. Kept are kinds and names of fields, never a value. */
export function useMistakes(source: MistakeSource): {
  readonly mistakes: readonly Mistake[];
  look(): void;
  mend(mistake: Mistake): void;
} {
  const [mistakes, setMistakes] = useState(NONE);
  const { cloud, kindId } = source;
  const look = (): void => setMistakes(findMistakes(cloud, kindId, source.read(), source.held()));
  return {
    mistakes,
    look,
    mend(mistake) {
      source.write(mend(cloud, source.read(), mistake));
      look();
    },
  };
}
