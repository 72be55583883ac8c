import type { LockFile } from './legal/lock-file.ts';

const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  win32: ['win32-x64-msvc', 'win32-arm64-msvc'],
  darwin: ['darwin-x64', 'darwin-arm64'],
};

/**
 * The packages, each as `name@version`, that a build for both processors of a platform needs and that are not here. Linux
 * is built for the processor that builds it. Throws for one that the lock file does not know.
 */
export function missingNatives(
  lock: LockFile,
  platform: NodeJS.Platform,
  isHere: (folder: string) => boolean,
): readonly string[] {
  return (ENDINGS[platform] ?? []).flatMap((ending) => {
    const name = `@node-rs/argon2-${ending}`;
    const version = lock.packages[`node_modules/${name}`]?.version;
    if (version === undefined) throw new Error(`package-lock.json does not know ${name}`);
    return isHere(`node_modules/${name}`) ? [] : [`${name}@${version}`];
  });
}
