import { useEffect, useEffectEvent, useState } from 'react';
import type { WireError } from '../../shared/ipc/envelope.ts';
import { toWireError } from './wire-error.ts';

/** What is known of a question: nothing yet, its answer, or why there is none. */
export interface Answer<T> {
  readonly value: T | null;
  readonly error: WireError | null;
}

const NOTHING: Answer<never> = { value: null, error: null };

/** Asks, and again whenever `key` changes; an answer to an earlier question is dropped. A null key asks nothing. */
export function useAnswer<T>(key: string | null, ask: () => Promise<T>): Answer<T> {
  const [known, setKnown] = useState<{ readonly of: string | null; readonly answer: Answer<T> }>({
    of: null,
    answer: NOTHING,
  });
  const asked = useEffectEvent(ask);
  useEffect(() => {
    if (key === null) return;
    let wanted = true;
    asked().then(
      (value) => wanted && setKnown({ of: key, answer: { value, error: null } }),
      (thrown: unknown) =>
        wanted && setKnown({ of: key, answer: { value: null, error: toWireError(thrown) } }),
    );
    return () => {
      wanted = false;
    };
  }, [key]);
  return known.of === key ? known.answer : NOTHING;
}
