import type { Around, FileKindSpec } from '../file-kind.ts';
import { inHome, inNamed } from '../places.ts';
import { s3cmd as dialect } from './dialects.ts';
import { valueIn } from './group.ts';
import { sectionKind } from './section-kind.ts';
import { cloudOfStorage } from './storage-cloud.ts';

/**
 * `.s3cfg`. s3cmd reads all sections as one, the last line of a name counting. Source: S3/Config.py and `s3cmd` of 2.3, and
 * `s3cmd --dump-config`.
 */
export const s3cmd: FileKindSpec = sectionKind({
  ...{ id: 's3cmd', cloud: null, among: 'usual', role: 'serves', dialect },
  places: (around) => [...new Set([...inNamed(around, 'S3CMD_CONFIG'), ...usual(around)])],
  named: /^\.?s3cfg|\.s3cfg$/,
  entryOf: () => '',
  namesOf: () => ({ id: ['access_key'], secret: ['secret_key'], token: ['access_token'] }),
  tell: (group, key) => cloudOfStorage(valueIn(group, 'host_base'), key),
  region: ['bucket_location'],
});

function usual(around: Around): readonly string[] {
  const roaming = around.platform === 'win32' ? inNamed(around, 'APPDATA', 's3cmd.ini') : [];
  return [...roaming, inHome(around, '.s3cfg')];
}
