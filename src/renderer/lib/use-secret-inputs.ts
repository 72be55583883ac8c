import { useRef, useState } from 'react';

type SecretControl = HTMLInputElement | HTMLTextAreaElement;

/** The inputs of confidential fields: their texts stay in the inputs until they are sent. */
export interface SecretInputs {
  readonly refFor: (key: string) => (input: SecretControl | null) => void;
  /** What was typed, without the fields that are empty. */
  read(): Record<string, string>;
  /** As `read`, with the spaces around it. */
  raw(): Record<string, string>;
  /** Puts a text into an input, as if it had been typed. */
  write(key: string, text: string): void;
  /** Empties every input, or those of these names; to be called once main has taken the secrets. */
  clear(keys?: readonly string[]): void;
  focus(key: string): void;
}

/** Keeps hold of the inputs, never of what is in them. */
export function useSecretInputs(): SecretInputs {
  const inputs = useRef(new Map<string, SecretControl>());
  const [holder] = useState<SecretInputs>(() => {
    const texts = (): [string, string][] => [...inputs.current].map(([key, input]) => [key, input.value]);
    const put = (input: SecretControl, text: string): void => {
      input.value = text;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    };
    return {
      refFor: (key) => (input) => {
        if (input === null) inputs.current.delete(key);
        else inputs.current.set(key, input);
      },
      read: () =>
        Object.fromEntries(
          texts()
            .map(([key, value]) => [key, value.trim()])
            .filter(([, value]) => value !== ''),
        ),
      raw: () => Object.fromEntries(texts().filter(([, value]) => value.trim() !== '')),
      write: (key, text) => {
        const input = inputs.current.get(key);
        if (input !== undefined && input.value !== text) put(input, text);
      },
      clear: (keys) => {
        for (const [key, input] of inputs.current) {
          if (keys === undefined || keys.includes(key)) input.value = '';
        }
      },
      focus: (key) => inputs.current.get(key)?.focus(),
    };
  });
  return holder;
}
