/** What a request says of its signature, whichever of the services' signatures it is. */
export interface Signed {
  readonly service: 's3' | 'oss';
  readonly keyId: string;
  /** What the signature is meant for; null where it does not say. */
  readonly region: string | null;
  /** When it was signed; NaN where that cannot be read. */
  readonly at: number;
  /** What the secret signs; answered back on a mismatch, as the services do. */
  readonly stringToSign: string;
  readonly fits: (secret: string) => boolean;
  /** The body without its transfer encoding, and the headers with those of its trailer. Throws `Refusal`. */
  readonly content: (secret: string) => {
    readonly bytes: Buffer;
    readonly headers: Readonly<Record<string, string>>;
  };
}
