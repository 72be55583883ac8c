import { parseArgs } from 'node:util';

const PLATFORMS = ['linux', 'win', 'mac'] as const;
export type PackPlatform = (typeof PLATFORMS)[number];

/** What `npm run pack` and `npm run dist` were asked for. */
export interface PackOptions {
  readonly platform: PackPlatform;
  /** An unpacked folder in the place of packages. */
  readonly dir: boolean;
  /** Kinds of package; empty for all that electron-builder.yml has for the platform. */
  readonly targets: readonly string[];
  /** Another version than package.json's, so that an update can be tried. */
  readonly version: string | null;
  /** A folder with an Electron, in the place of the one that would be downloaded. */
  readonly electronDist: string | null;
  readonly output: string;
}

const THIS: Readonly<Record<string, PackPlatform>> = { win32: 'win', darwin: 'mac' };

/** Reads the words after the script's name. Throws for one that it does not know. */
export function packOptions(argv: readonly string[], host: NodeJS.Platform): PackOptions {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      platform: { type: 'string', default: THIS[host] ?? 'linux' },
      dir: { type: 'boolean', default: false },
      target: { type: 'string', multiple: true, default: [] },
      version: { type: 'string' },
      'electron-dist': { type: 'string' },
      output: { type: 'string', default: 'dist' },
    },
  });
  const platform = PLATFORMS.find((one) => one === values.platform);
  if (platform === undefined) throw new Error(`--platform is one of ${PLATFORMS.join(', ')}`);
  const { version } = values;
  if (version !== undefined && !/^\d+\.\d+\.\d+(-[0-9a-z.]+)?$/.test(version)) {
    throw new Error('--version looks like 1.2.3');
  }
  return {
    platform,
    dir: values.dir,
    targets: values.target,
    version: version ?? null,
    electronDist: values['electron-dist'] ?? null,
    output: values.output,
  };
}
