import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Updater } from '../ports/updater.ts';
import { REPOSITORY } from './external-links.ts';

/** What scripts/pack.ts wrote into the package.json of this build. */
export interface BuildFacts {
  /** Whether it was signed by who made it. */
  readonly signed: boolean;
  /** `owner/name` at GitHub, where its releases are; null where the build was not told. */
  readonly repository: string | null;
}

const manifest = z.object({
  keyturn: z.object({ signed: z.boolean(), repository: z.string().regex(REPOSITORY).nullable() }),
});

/** Reads them from the app's own folder or archive. A build that says nothing is an unsigned one. */
export function readBuildFacts(appPath: string): BuildFacts {
  try {
    const text = readFileSync(join(appPath, 'package.json'), 'utf8');
    return manifest.parse(JSON.parse(text)).keyturn;
  } catch {
    return { signed: false, repository: null };
  }
}

/** How this copy of the app came to be where it is. */
export interface Installation {
  readonly packaged: boolean;
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  readonly execPath: string;
  /** The content of the app-update.yml that electron-builder puts into a package; null where there is none. */
  readonly feed: string | null;
  /** Whether the uninstaller of Windows lies beside the executable. */
  readonly uninstaller: boolean;
}

/** What keeps this copy from updating itself; null where nothing does. */
export function obstacleOf(facts: BuildFacts, installation: Installation): Updater['obstacle'] {
  const { packaged, platform, env, execPath, feed, uninstaller } = installation;
  if (!packaged) return 'not-installed';
  if (platform !== 'win32' && platform !== 'darwin') {
    if ((env.APPIMAGE ?? '') !== '') return 'no-signature';
    return /^\/(opt|usr)\//.test(execPath) ? 'system' : 'not-installed';
  }
  if (!facts.signed || feed === null) return 'unsigned';
  if (platform === 'darwin') return null;
  // Without a name to compare with, the updater would take an installer by anybody.
  if (!/^publisherName:/m.test(feed)) return 'unsigned';
  return uninstaller ? null : 'not-installed';
}

/** Looks at the running app. `resources` is its folder of resources. */
export function thisInstallation(packaged: boolean, resources: string): Installation {
  const { platform, env, execPath } = process;
  // A copy that is not packaged has no such folder.
  const feed = packaged ? join(resources, 'app-update.yml') : null;
  return {
    packaged,
    platform,
    env,
    execPath,
    feed: feed !== null && existsSync(feed) ? readFileSync(feed, 'utf8') : null,
    uninstaller: platform === 'win32' && existsSync(join(dirname(execPath), 'Uninstall Keyturn.exe')),
  };
}
