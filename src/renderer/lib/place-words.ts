import type { Place } from '../../shared/model/consumer.ts';
import { placeName } from '../../shared/place-name.ts';
import { fileKindName } from './file-kind-name.ts';
import type { Translate } from './i18n.ts';
import { shortPath } from './short-path.ts';

/** What a place is called: by its tool, or as the person named it. */
export function placeTitle(place: Place, t: Translate): string {
  switch (place.kind) {
    case 'file':
      return fileKindName(place.file, t);
    case 'environment':
      return t('places.kind.environment');
    case 'command':
    case 'by-hand':
      return place.name;
  }
}

/** A place in one line that tells it from all others, for buttons and questions about it. */
export const spokenPlace = (place: Place, home: string | null): string =>
  placeName(place.kind === 'file' ? { ...place, path: shortPath(place.path, home) } : place);
