/**
 * What another program of the same person and the running app say to each other, one line of JSON each. The app speaks
 * first; one request a connection; the answer is an envelope. Who ends their side before the answer has left. docs/broker.md
 * describes it for whoever writes another client.
 */
export const WIRE_VERSION = 1;

/** The longest line that the app reads, in bytes. */
export const MOST_REQUEST_BYTES = 65_536;
/** The longest line that it answers with, in bytes. */
export const MOST_ANSWER_BYTES = 1_048_576;

/**
 * `prove`: a file that the caller opens before it asks, for itself alone (close-on-exec), and holds open until it has its
 * answer, by which the system shows who it is. Empty where the system shows nothing.
 */
export interface Greeting {
  readonly keyturn: typeof WIRE_VERSION;
  readonly prove: string;
}

/** `pid`: the caller's own. */
export interface WireRequest {
  readonly v: typeof WIRE_VERSION;
  readonly pid: number;
  readonly channel: string;
  readonly input: unknown;
}
