import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CloudId, cloudId } from '../../../src/shared/model/cloud.ts';

/** What a text stands for; a null cloud is one that the text does not tell. */
export interface Expected {
  readonly cause: string;
  readonly cloud: CloudId | null;
}

/** One text as people paste it; null is expected where nothing may be claimed. */
export interface Specimen {
  readonly name: string;
  readonly expected: Expected | null;
  readonly text: string;
}

/**
 * Every specimen of the folder's files: `=== name`, one line `> cause cloud` (`-` for a cloud that the text does not
 * tell) or `> not-known`, `---`, and the text.
 */
export function readSpecimens(): readonly Specimen[] {
  return readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.txt'))
    .toSorted()
    .flatMap((file) =>
      readFileSync(join(import.meta.dirname, file), 'utf8')
        .split(/^=== /m)
        .slice(1)
        .map(specimenOf),
    );
}

function specimenOf(source: string): Specimen {
  const split = source.indexOf('\n---\n');
  const [name = '', line = ''] = source.slice(0, split).split('\n');
  const [cause = '', cloud = ''] = line.slice(2).split(' ');
  const expected =
    cause === 'not-known' ? null : { cause, cloud: cloud === '-' ? null : cloudId.parse(cloud) };
  return { name, expected, text: source.slice(split + 5) };
}

/** The third that no table was tuned on, chosen by the hash of its name. */
export const isHeldBack = ({ name }: Pick<Specimen, 'name'>): boolean =>
  (createHash('sha256').update(name).digest()[0] ?? 0) % 3 === 0;
