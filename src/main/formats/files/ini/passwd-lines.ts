import type { FileProblem } from '../file-kind.ts';

/** Where a part of a line stands. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A key in a file of passwords; its bucket is empty for the key of all buckets. */
export interface PasswdKey {
  readonly bucket: string;
  readonly id: Span;
  readonly secret: Span;
  readonly line: number;
  /** Its lines, with their line ends. */
  readonly whole: readonly Span[];
}

export interface PasswdFile {
  readonly keys: readonly PasswdKey[];
  readonly problems: readonly FileProblem[];
}

/** How many lines that are none of the syntax are told. */
const MANY = 20;

/**
 * The lines `id:secret` and `bucket:id:secret`, and the pair of lines `AWSAccessKeyId=…`, `AWSSecretKey=…`, which counts before
 * them. The first and the last colon part a line; blanks within a line make s3fs refuse the whole file. Of a bucket that
 * stands twice, which makes it refuse too, the later one is read. Source: s3fs-fuse s3fs_cred.cpp ParseS3fsPasswdFile.
 */
export function parsePasswd(text: string): PasswdFile {
  const keys = new Map<string, PasswdKey>();
  const problems: FileProblem[] = [];
  const named = new Map<string, { readonly value: Span; readonly whole: Span; readonly line: number }>();
  let line = 0;
  for (const { start, stop, end } of linesOf(text)) {
    line += 1;
    const whole = text.slice(start, stop);
    const bare = whole.trim();
    if (bare === '' || bare.startsWith('#')) continue;
    const from = start + whole.length - whole.trimStart().length;
    const sign = /^(AWSAccessKeyId|AWSSecretKey)=/.exec(bare);
    const first = bare.indexOf(':');
    const last = bare.lastIndexOf(':');
    if (sign?.[1] !== undefined && first < 0) {
      const value = { from: from + sign[0].length, to: from + bare.length };
      if (!named.has(sign[1])) named.set(sign[1], { value, whole: { from: start, to: end }, line });
    } else if (/\s/.test(bare) || bare.startsWith('[') || first < 0) {
      if (problems.length < MANY) problems.push({ kind: 'syntax', line });
    } else {
      const bucket = first === last ? '' : bare.slice(0, first);
      const id = first === last ? { from, to: from + first } : { from: from + first + 1, to: from + last };
      const secret = { from: from + last + 1, to: from + bare.length };
      if (keys.has(bucket)) problems.push({ kind: 'repeated', line });
      if (id.from === id.to || secret.from === secret.to) problems.push({ kind: 'incomplete', line });
      else
        keys.set(bucket, {
          bucket,
          id,
          secret,
          line,
          whole: [...(keys.get(bucket)?.whole ?? []), { from: start, to: end }],
        });
    }
  }
  const id = named.get('AWSAccessKeyId');
  const secret = named.get('AWSSecretKey');
  if (id !== undefined && secret !== undefined) {
    const whole = [id.whole, secret.whole, ...(keys.get('')?.whole ?? [])];
    keys.set('', { bucket: '', id: id.value, secret: secret.value, line: id.line, whole });
  } else if (id !== undefined || secret !== undefined) {
    problems.push({ kind: 'incomplete', line: (id ?? secret)?.line ?? null });
  }
  return { keys: [...keys.values()], problems };
}

function* linesOf(text: string): Generator<{ start: number; stop: number; end: number }> {
  const ends = /\r\n|\r|\n/g;
  for (let start = text.startsWith('\uFEFF') ? 1 : 0; start < text.length; ) {
    ends.lastIndex = start;
    const found = ends.exec(text);
    const end = found === null ? text.length : ends.lastIndex;
    yield { start, stop: found?.index ?? text.length, end };
    start = end;
  }
}
