import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** What a program needs to find its own files and to speak the person's language, and no more. */
const PASSED = ['PATH', 'HOME', 'USER', 'LOGNAME', 'SHELL', 'TMPDIR', 'TZ', 'LANG', 'LANGUAGE'];
/** Without some of these nothing starts on Windows. */
const PASSED_WINDOWS = [
  ...['PATH', 'PATHEXT', 'SYSTEMROOT', 'SYSTEMDRIVE', 'WINDIR', 'COMSPEC', 'USERNAME', 'USERPROFILE'],
  ...['HOMEDRIVE', 'HOMEPATH', 'APPDATA', 'LOCALAPPDATA', 'PROGRAMDATA', 'PROGRAMFILES', 'TEMP', 'TMP'],
];

/** The part of our environment that other programs get: tokens and keys that stand in ours are none of their business. */
export function passedOn(env: Environment, platform: NodeJS.Platform): Record<string, string> {
  const names = new Set(platform === 'win32' ? PASSED_WINDOWS : PASSED);
  const passed: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined) continue;
    const known = platform === 'win32' ? names.has(name.toUpperCase()) : names.has(name);
    if (known || name.startsWith('LC_')) passed[name] = value;
  }
  return passed;
}

async function isProgram(path: string): Promise<boolean> {
  try {
    if (!(await stat(path)).isFile()) return false;
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The absolute path of a program; null where there is none that may be run. A relative path is none: what it means would
 * depend on where we were started. Batch files on Windows are none either, since only a shell can run them.
 */
export async function findProgram(
  program: string,
  env: Environment,
  platform: NodeJS.Platform,
): Promise<string | null> {
  const endings = platform === 'win32' ? ['', '.exe', '.com'] : [''];
  const wanted = (path: string): readonly string[] =>
    endings
      .map((ending) => path + ending)
      .filter((each) => platform !== 'win32' || /\.(exe|com)$/i.test(each));
  if (program === '' || program.includes('\0')) return null;
  const bare = !/[/\\]/.test(program);
  if (!bare && !isAbsolute(program)) return null;
  const path = Object.entries(env).find(([name]) =>
    platform === 'win32' ? name.toUpperCase() === 'PATH' : name === 'PATH',
  )?.[1];
  const folders = (path ?? '').split(delimiter).filter(isAbsolute);
  const candidates = bare ? folders.map((folder) => join(folder, program)) : [program];
  for (const candidate of candidates.flatMap(wanted)) if (await isProgram(candidate)) return candidate;
  return null;
}
