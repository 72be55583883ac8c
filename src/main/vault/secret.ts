import { inspect } from 'node:util';

const REDACTED = '[redacted]';

/**
 * A plaintext that may be held for a moment but never printed: every conversion to text gives `[redacted]`.
 * The bytes are zeroed by `destroy`; texts made by `reveal` are not, since JavaScript cannot wipe a string.
 */
export class Secret {
  #bytes: Buffer | null;

  private constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  static of(text: string): Secret {
    return new Secret(Buffer.from(text, 'utf8'));
  }

  /** Takes the buffer over: it is zeroed with the secret. */
  static fromBuffer(bytes: Buffer): Secret {
    return new Secret(bytes);
  }

  /** The text itself. Ask for it at the last step only. */
  reveal(): string {
    return this.bytes().toString('utf8');
  }

  /** The live bytes, not a copy: neither keep nor change them. */
  bytes(): Buffer {
    if (this.#bytes === null) throw new Error('The secret was destroyed');
    return this.#bytes;
  }

  destroy(): void {
    this.#bytes?.fill(0);
    this.#bytes = null;
  }

  toString(): string {
    return REDACTED;
  }

  toJSON(): string {
    return REDACTED;
  }

  [inspect.custom](): string {
    return REDACTED;
  }
}

/** Runs `use` with a secret of this text, which is zeroed at its end; the text itself cannot be. */
export async function lend<T>(text: string, use: (secret: Secret) => Promise<T>): Promise<T> {
  const secret = Secret.of(text);
  try {
    return await use(secret);
  } finally {
    secret.destroy();
  }
}
