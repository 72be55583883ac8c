import { Refusal } from './model.ts';

/** One piece of a body in `aws-chunked` encoding. */
export interface Chunk {
  readonly data: Buffer;
  readonly signature: string | null;
}

/** A body in `aws-chunked` encoding, taken apart. */
export interface Chunked {
  /** The last one is empty. */
  readonly chunks: readonly Chunk[];
  readonly trailer: Readonly<Record<string, string>>;
}

const incomplete = () => new Refusal('IncompleteBody', 400, 'The request body terminated unexpectedly');

/** Takes the encoding apart (Amazon S3 API reference, "Signature calculations: transferring payload in chunks"). */
export function readChunks(body: Buffer): Chunked {
  const chunks: Chunk[] = [];
  let at = 0;
  const line = (): string => {
    const end = body.indexOf('\r\n', at);
    if (end < 0) throw incomplete();
    const text = body.toString('latin1', at, end);
    at = end + 2;
    return text;
  };
  for (;;) {
    const [size = '', ...rest] = line().split(';');
    const length = Number.parseInt(size, 16);
    if (Number.isNaN(length) || at + length > body.length) throw incomplete();
    const signature = rest.find((part) => part.startsWith('chunk-signature='))?.slice(16) ?? null;
    chunks.push({ data: body.subarray(at, at + length), signature });
    at += length;
    if (length === 0) break;
    if (line() !== '') throw incomplete();
  }
  const trailer: Record<string, string> = {};
  while (at < body.length) {
    const text = line();
    const colon = text.indexOf(':');
    if (colon > 0) trailer[text.slice(0, colon).toLowerCase()] = text.slice(colon + 1).trim();
  }
  return { chunks, trailer };
}
