import { type ComponentProps, useState } from 'react';
import type { TextInput } from '../../ui/index.ts';

/** How a value is typed. */
export interface Typed<V> {
  readonly write: (value: V) => string;
  /** Null for a text that is no such value. */
  readonly read: (text: string) => V | null;
}

/**
 * A value that is taken when its field is left, or Enter pressed, if it is one and not the present one. What is none stays
 * in sight, to be mended.
 */
export function useSettled<V>(value: V, { write, read }: Typed<V>, onChange: (value: V) => void) {
  const [text, setText] = useState<string | null>(null);
  const shown = text ?? write(value);
  const settle = (): void => {
    const next = read(shown);
    if (text === null || next === null) return;
    setText(null);
    if (write(next) !== write(value)) onChange(next);
  };
  const input: ComponentProps<typeof TextInput> = {
    value: shown,
    onChange: (event) => setText(event.target.value),
    onBlur: settle,
    onKeyDown: (event) => {
      if (event.key === 'Enter') settle();
    },
  };
  return { shown, input };
}
