/** A plaintext that its holder reveals for the one call that needs it. */
export interface Revealable {
  reveal(): string;
}
