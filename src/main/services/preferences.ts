import { join } from 'node:path';
import {
  DEFAULT_PREFERENCES,
  type Preferences,
  preferences as preferencesSchema,
} from '../../shared/model/settings.ts';
import type { Files } from '../ports/files.ts';
import type { Events } from './events.ts';
import { replaceFile } from './replace-file.ts';

/** Language and looks, readable before a vault is open. */
export interface PreferencesStore {
  get(): Promise<Preferences>;
  set(changes: Partial<Preferences>): Promise<Preferences>;
}

const FILE = 'preferences.json';
const MAX_BYTES = 64_000;

export function createPreferences(deps: {
  readonly files: Files;
  readonly folder: string;
  readonly events: Events;
}): PreferencesStore {
  const path = join(deps.folder, FILE);

  /** A file that cannot be read or understood means the defaults: looks are not worth an error screen. */
  const load = async (): Promise<Preferences> => {
    try {
      const stored: unknown = JSON.parse((await deps.files.read(path, MAX_BYTES)).toString('utf8'));
      return preferencesSchema.parse({ ...DEFAULT_PREFERENCES, ...Object(stored) });
    } catch {
      return DEFAULT_PREFERENCES;
    }
  };

  return {
    get: load,
    async set(changes) {
      const next = { ...(await load()), ...changes };
      await replaceFile(deps.files, path, Buffer.from(`${JSON.stringify(next, null, 2)}\n`));
      deps.events.emit('preferences.changed', {});
      return next;
    },
  };
}
