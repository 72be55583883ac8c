import type { FileConsumer } from './by-file.ts';

/**
 * What taking the plaintext of a place away does to its file. `plain`: keys are removed even where a command could stand in
 * their place.
 */
export function scrubHow(
  { place, leak, scrub }: Pick<FileConsumer, 'place' | 'leak' | 'scrub'>,
  plain: boolean,
): 'command' | 'remove' | 'history' | 'login' {
  if (leak) return 'history';
  // A login without its secret would only fail in odd words.
  if (place.file === 'azure-cli') return 'login';
  return scrub === 'command' && !plain ? 'command' : 'remove';
}
