import { type ChangeEvent, type CompositionEvent, useEffect, useState } from 'react';

/** A field that searches as it is typed into. */
export interface Find {
  readonly text: string;
  /** Takes a text over and searches for it. */
  readonly find: (text: string) => void;
  readonly props: {
    readonly value: string;
    readonly maxLength: number;
    readonly onChange: (event: ChangeEvent<HTMLInputElement>) => void;
    readonly onCompositionEnd: (event: CompositionEvent<HTMLInputElement>) => void;
  };
}

/** Keeps what is typed; an input method's half-written words wait until they are chosen. `asked` may change from elsewhere. */
export function useFind(asked: string, ask: (text: string) => void): Find {
  const [text, setText] = useState(asked);
  useEffect(() => setText(asked), [asked]);
  const find = (next: string): void => {
    setText(next);
    ask(next);
  };
  return {
    text,
    find,
    props: {
      value: text,
      maxLength: 200,
      onChange: (event) => {
        const composing = event.nativeEvent instanceof InputEvent && event.nativeEvent.isComposing;
        if (composing) setText(event.target.value);
        else find(event.target.value);
      },
      onCompositionEnd: (event) => find(event.currentTarget.value),
    },
  };
}
