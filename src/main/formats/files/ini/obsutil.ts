import type { FileKindSpec } from '../file-kind.ts';
import { toldIn } from '../one-cloud.ts';
import { shared } from './dialects.ts';
import { placesOf } from './places.ts';
import { sectionKind } from './section-kind.ts';

/**
 * `.obsutilconfig`: `name=value` lines without sections. Its names (`ak`, `sk`, `token`, `endpoint`) are those of Huawei
 * Cloud's manual of obsutil. Some versions are said to keep both halves encrypted (unconfirmed): an id that has another
 * form than Huawei Cloud's is taken for that, and the file is left alone.
 */
export const obsutil: FileKindSpec = sectionKind({
  ...{ id: 'obsutil', cloud: 'huawei', among: 'usual', role: 'serves', dialect: shared },
  places: placesOf({ home: [['.obsutilconfig']] }),
  named: /^\.obsutilconfig$/,
  entryOf: () => '',
  namesOf: () => ({ id: ['ak'], secret: ['sk'], token: ['token'] }),
  tell: (_, { publicId }) => toldIn('huawei', publicId),
  region: ['region'],
  inTheWay: (_, key) => (key !== null && !/^[A-Z0-9]{10,40}$/.test(key.publicId) ? 'encrypted' : null),
});
