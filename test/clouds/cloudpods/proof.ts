import { hmac, sameText } from '../shared/encode.ts';
import type { Incoming } from '../shared/server.ts';

/** What a sign-in says of its key: a JSON text within the JSON body. */
export interface GivenProof {
  readonly keyId: string;
  readonly signature: string;
  readonly fits: (secret: string) => boolean;
}

const textOf = (record: unknown, name: string): string => {
  const value: unknown = record instanceof Object ? Reflect.get(record, name) : undefined;
  return typeof value === 'string' ? value : '';
};

const within = (record: unknown, name: string): unknown =>
  record instanceof Object ? Reflect.get(record, name) : undefined;

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * Reads the proof of method `aksk`; null where the body holds none. As the platform does, it signs the given text again
 * with the day and the place that stand beside it, and looks at neither the clock nor what the text is about.
 */
export function readProof({ body }: Incoming): GivenProof | null {
  const identity = within(within(parse(body), 'auth'), 'identity');
  const methods = within(identity, 'methods');
  if (!Array.isArray(methods) || methods.join() !== 'aksk') return null;
  const given = parse(textOf(identity, 'access_key_secret'));
  const [keyId, signature, request] = ['access_key', 'signature', 'request'].map((name) =>
    textOf(given, name),
  );
  const day = textOf(given, 'sign_date').slice(0, 10).replaceAll('-', '');
  if (!keyId || !signature || !request || day.length !== 8) return null;
  const fits = (secret: string): boolean => {
    const dated = hmac('sha256', `AWS4${secret}`, day);
    const placed = hmac('sha256', dated, textOf(given, 'location'));
    const key = hmac('sha256', hmac('sha256', placed, 's3'), 'aws4_request');
    return sameText(hmac('sha256', key, request).toString('hex'), signature);
  };
  return { keyId, signature, fits };
}
