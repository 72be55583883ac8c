import type { Place } from './model/consumer.ts';

/** A place by the name that its person knows it by: paths and names, never a value. */
export function placeName(place: Place): string {
  switch (place.kind) {
    case 'file':
      return place.entry === '' ? place.path : `${place.path} (${place.entry})`;
    case 'environment':
      return place.variables.join(', ');
    case 'command':
    case 'by-hand':
      return place.name;
  }
}
