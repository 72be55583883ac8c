import { CliError } from '../errors.ts';

/**
 * A byte stream to its end, as UTF-8 without a byte order mark.
 * Throws CliError `input-too-large` beyond `maxBytes`, `input-unreadable` when reading fails.
 */
export async function readAll(
  chunks: AsyncIterable<Uint8Array | string>,
  name: string,
  maxBytes: number,
): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of chunks) {
      const part = Buffer.from(chunk);
      size += part.length;
      if (size > maxBytes) throw new CliError('input-too-large', { name, maxBytes });
      parts.push(part);
    }
  } catch (error) {
    if (error instanceof CliError) throw error;
    throw new CliError('input-unreadable', { name });
  }
  return Buffer.concat(parts)
    .toString('utf8')
    .replace(/^\ufeff/, '');
}
