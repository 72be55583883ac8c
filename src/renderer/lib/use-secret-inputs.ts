import { useRef, useState } from 'react';

/** The inputs of confidential fields: their texts stay in the inputs until they are sent. */
export interface SecretInputs {
  readonly refFor: (key: string) => (input: HTMLInputElement | null) => void;
  /** What was typed, without the fields that are empty. */
  read(): Record<string, string>;
  /** Empties every input; to be called once main has taken the secrets. */
  clear(): void;
  focus(key: string): void;
}

/** Keeps hold of the inputs, never of what is in them. */
export function useSecretInputs(): SecretInputs {
  const inputs = useRef(new Map<string, HTMLInputElement>());
  const [holder] = useState<SecretInputs>(() => ({
    refFor: (key) => (input) => {
      if (input === null) inputs.current.delete(key);
      else inputs.current.set(key, input);
    },
    read: () =>
      Object.fromEntries(
        [...inputs.current]
          .map(([key, input]) => [key, input.value.trim()])
          .filter(([, value]) => value !== ''),
      ),
    clear: () => {
      for (const input of inputs.current.values()) input.value = '';
    },
    focus: (key) => inputs.current.get(key)?.focus(),
  }));
  return holder;
}
