import { join } from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import type { AfterPackContext, Configuration } from 'electron-builder';

type Stated = NonNullable<Configuration['electronFuses']>;

/**
 * All nine fuses: the eight that electron-builder.yml states, and the one that its format has no key for. Throws for one
 * that is not stated.
 */
export function allFuses(stated: Stated | null | undefined) {
  const one = (name: Exclude<keyof Stated, 'resetAdHocDarwinSignature'>): boolean => {
    const value = stated?.[name];
    if (typeof value !== 'boolean') throw new Error(`electron-builder.yml does not state the fuse ${name}`);
    return value;
  };
  return {
    version: FuseVersion.V1,
    // An Electron that knows another fuse fails the build.
    strictlyRequireAllFuses: true,
    resetAdHocDarwinSignature: stated?.resetAdHocDarwinSignature === true,
    [FuseV1Options.RunAsNode]: one('runAsNode'),
    [FuseV1Options.EnableCookieEncryption]: one('enableCookieEncryption'),
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: one('enableNodeOptionsEnvironmentVariable'),
    [FuseV1Options.EnableNodeCliInspectArguments]: one('enableNodeCliInspectArguments'),
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: one('enableEmbeddedAsarIntegrityValidation'),
    [FuseV1Options.OnlyLoadAppFromAsar]: one('onlyLoadAppFromAsar'),
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: one('loadBrowserProcessSpecificV8Snapshot'),
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: one('grantFileProtocolExtraPrivileges'),
    [FuseV1Options.WasmTrapHandlers]: true,
  } as const;
}

/** What holds the fuses, in the folder of an unpacked app. */
function fuseHolder({ appOutDir, electronPlatformName, packager }: AfterPackContext): string {
  const { productFilename } = packager.appInfo;
  if (electronPlatformName === 'darwin') return join(appOutDir, `${productFilename}.app`);
  if (electronPlatformName === 'win32') return join(appOutDir, `${productFilename}.exe`);
  const name = 'executableName' in packager ? String(packager.executableName) : productFilename;
  return join(appOutDir, name);
}

/**
 * electron-builder calls it by this name when an app's folder is filled, before anything is signed. Its own flipping,
 * which comes after it and sets the eight once more, uses an older library that has never heard of the ninth.
 */
export async function afterPack(context: AfterPackContext): Promise<void> {
  // The halves of a universal app; the whole comes by as well.
  if (context.appOutDir.endsWith('-temp')) return;
  await flipFuses(fuseHolder(context), allFuses(context.packager.config.electronFuses));
}
