import type { Around } from '../file-kind.ts';
import { inHome, inNamed } from '../places.ts';

/** Where a tool looks for its file. */
export interface Places {
  /** Variables of the environment that name the file. */
  readonly named?: readonly string[];
  /** Paths below the home folder, by their parts. */
  readonly home?: readonly (readonly string[])[];
  /** Paths of the whole computer, outside Windows. */
  readonly system?: readonly string[];
}

/** The absolute paths, what the environment names first. A path there that is not absolute is nobody's here, and is left out. */
export function placesOf(places: Places): (around: Around) => readonly string[] {
  return (around) => {
    const named = (places.named ?? []).flatMap((name) => inNamed(around, name));
    const home = (places.home ?? []).map((parts) => inHome(around, ...parts));
    const system = around.platform === 'win32' ? [] : (places.system ?? []);
    return [...new Set([...named, ...home, ...system])];
  };
}
