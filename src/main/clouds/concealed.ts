import { inspect } from 'node:util';
import type { Revealable } from './call.ts';

const REDACTED = '[redacted]';

/** Holds a plaintext that a cloud answered: whoever prints it sees `[redacted]`. */
export function concealed(text: string): Revealable {
  const shown = () => REDACTED;
  return Object.freeze({ reveal: () => text, toString: shown, toJSON: shown, [inspect.custom]: shown });
}
