import { inspect } from 'node:util';
import type { CloudId } from '../../shared/model/cloud.ts';
import type { ImportPreview } from '../../shared/model/import.ts';

/** A plaintext that shows itself only when asked: printing, logging or serialising it gives `[redacted]`. */
export interface SecretText {
  reveal(): string;
}

/** Wraps a plaintext read from a file. It lives no longer than the preview that holds it. */
export function secretText(plain: string): SecretText {
  const redacted = () => '[redacted]';
  return Object.freeze({
    reveal: () => plain,
    toString: redacted,
    toJSON: redacted,
    [inspect.custom]: redacted,
  });
}

/** A key read from a file or a text, not yet compared with the vault. */
export interface FoundKey {
  readonly cloud: CloudId;
  /** False where the id has none of the shapes of that cloud, so the cloud is taken from the headings alone. */
  readonly cloudCertain: boolean;
  /** The user or profile that the source names; empty when it names none. */
  readonly label: string;
  readonly publicId: string;
  readonly secret: SecretText;
  /** The session or security token of a temporary key. */
  readonly token: SecretText | null;
  /** The default region that stands with it; null when none does. */
  readonly region: string | null;
  /** The line that it starts on, from 1. */
  readonly line: number;
}

/** A line that was not taken, and why. */
export type ImportProblem = ImportPreview['problems'][number];

/** What a reader made of a text. */
export interface ReadResult {
  readonly keys: readonly FoundKey[];
  readonly problems: readonly ImportProblem[];
}
