import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

/** Asks Windows about the signature of a file; resolves to what PowerShell wrote, rejects where it failed. */
export type AskWindows = (path: string) => Promise<string>;

// The path goes by the environment, so that no name of a file is ever read as a command.
const COMMAND = [
  '[Console]::OutputEncoding = [Text.Encoding]::UTF8',
  '$found = Get-AuthenticodeSignature -LiteralPath $env:KEYTURN_UPDATE_FILE',
  '@{ status = [string]$found.Status; subject = [string]$found.SignerCertificate.Subject } | ConvertTo-Json -Compress',
].join('; ');

const PATIENCE_MS = 60_000;

const askPowerShell: AskWindows = async (path) => {
  const system = process.env.SystemRoot ?? 'C:\\Windows';
  const program = join(system, 'System32', 'WindowsPowerShell', 'v1.0', 'powershell.exe');
  const { stdout } = await promisify(execFile)(
    program,
    ['-NoProfile', '-NonInteractive', '-InputFormat', 'None', '-Command', COMMAND],
    {
      // An inherited module path of another PowerShell breaks this one.
      env: { ...process.env, PSModulePath: '', KEYTURN_UPDATE_FILE: path },
      timeout: PATIENCE_MS,
      windowsHide: true,
    },
  );
  return stdout;
};

const answer = z.object({ status: z.string(), subject: z.string() });

/** One part of a subject: a value with commas is quoted, and a quote in it doubled. */
const PART = /\s*([\w.]+)=(?:"((?:[^"]|"")*)"|([^,"]*))(?:,|$)/y;

/** The name in a certificate's subject; null where there is none, or the text is not one part after the other. */
function commonName(subject: string): string | null {
  let name: string | null = null;
  let at = 0;
  while (at < subject.length) {
    PART.lastIndex = at;
    const part = PART.exec(subject);
    if (part === null) return null;
    if (part[1] === 'CN') name ??= part[2]?.replaceAll('""', '"') ?? part[3] ?? null;
    at = PART.lastIndex;
  }
  return name;
}

/**
 * Checks who signed an installer: null where it is one of `publishers`, and else what is wrong. Anything that cannot be
 * found out is wrong; electron-updater's own check lets an installer through where PowerShell does not work.
 */
export async function checkPublisher(
  publishers: readonly string[],
  path: string,
  ask: AskWindows = askPowerShell,
): Promise<string | null> {
  try {
    const { status, subject } = answer.parse(JSON.parse(await ask(path)));
    if (status !== 'Valid') return `the signature is ${status}`;
    const name = commonName(subject);
    const ours = publishers.some((publisher) => publisher === subject || publisher === name);
    return ours ? null : 'somebody else signed it';
  } catch {
    return 'the signature could not be checked';
  }
}
