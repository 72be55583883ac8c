import type { FileKindSpec } from '../file-kind.ts';
import { passwdKind } from './passwd-kind.ts';
import { placesOf } from './places.ts';
import { cloudOfStorage } from './storage-cloud.ts';

/** `.passwd-s3fs`: the address of the storage is an option of the mount, so the shape of an id tells whose key it is. */
export const passwdS3fs: FileKindSpec = passwdKind(
  {
    ...{ id: 'passwd-s3fs', cloud: null, named: /^\.?passwd-s3fs/ },
    places: placesOf({
      named: ['AWS_CREDENTIAL_FILE'],
      home: [['.passwd-s3fs']],
      system: ['/etc/passwd-s3fs'],
    }),
  },
  (key) => cloudOfStorage('', key),
);
