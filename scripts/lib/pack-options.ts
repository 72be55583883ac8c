import { parseArgs } from 'node:util';

const PLATFORMS = ['linux', 'win', 'mac'] as const;
export type PackPlatform = (typeof PLATFORMS)[number];

/** What `npm run pack` and `npm run dist` were asked for. */
export interface PackOptions {
  readonly platform: PackPlatform;
  /** An unpacked folder in the place of packages. */
  readonly dir: boolean;
  /** One kind of package; null for all that electron-builder.yml has for the platform. */
  readonly target: string | null;
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
      target: { type: 'string' },
      'electron-dist': { type: 'string' },
      output: { type: 'string', default: 'dist' },
    },
  });
  const platform = PLATFORMS.find((one) => one === values.platform);
  if (platform === undefined) throw new Error(`--platform is one of ${PLATFORMS.join(', ')}`);
  return {
    platform,
    dir: values.dir,
    target: values.target ?? null,
    electronDist: values['electron-dist'] ?? null,
    output: values.output,
  };
}
