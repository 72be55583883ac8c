import type { FileConsumer } from './by-file.ts';

/** How plaintext is taken away from many places. */
export interface ScrubWay {
  readonly plain: boolean;
  readonly muted: boolean;
}

/**
 * What taking the plaintext of a place away does to its file. `plain`: keys are removed even where a command could stand in
 * their place. `muted`: a command could not answer now, and so none is put there.
 */
export function scrubHow(
  { place, leak, scrub }: Pick<FileConsumer, 'place' | 'leak' | 'scrub'>,
  { plain, muted }: ScrubWay,
): 'command' | 'remove' | 'history' | 'login' | 'muted' {
  if (leak) return 'history';
  // A login without its secret would only fail in odd words.
  if (place.file === 'azure-cli') return 'login';
  if (scrub !== 'command' || plain) return 'remove';
  return muted ? 'muted' : 'command';
}
