import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { z } from 'zod';
import { MOST_ANCESTORS, type SeenProcess } from './process.ts';

// A fixed place: which program is started must not depend on the environment.
const POWERSHELL = 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe';
const PATIENCE_MS = 5000;

/** All of the line in one question: a PowerShell takes half a second to start. */
const SCRIPT = `$at = [int]$env:KEYTURN_PID
$born = $null
$line = for ($i = 0; $i -lt ${MOST_ANCESTORS} -and $at -gt 4; $i++) {
  $p = Get-CimInstance Win32_Process -Filter "ProcessId=$at"
  if (-not $p -or ($born -and $p.CreationDate -gt $born)) { break }
  $born = $p.CreationDate
  @{ pid = [int]$p.ProcessId; program = $p.ExecutablePath; command = $p.CommandLine }
  $at = [int]$p.ParentProcessId
}
ConvertTo-Json -Compress -InputObject @($line)`;

const answer = z.array(
  z.object({ pid: z.number(), program: z.string().nullable(), command: z.string().nullable() }),
);

const ask = async (pid: number): Promise<string> => {
  const { stdout } = await promisify(execFile)(
    POWERSHELL,
    ['-NoProfile', '-NonInteractive', '-Command', SCRIPT],
    {
      ...{ timeout: PATIENCE_MS, windowsHide: true },
      env: { SystemRoot: 'C:\\Windows', KEYTURN_PID: String(pid) },
    },
  );
  return stdout;
};

/**
 * The line of a process by what Windows' instrumentation has of it (Win32_Process). A parent that is younger than its
 * child is another process with its number. Nothing of it is proven. Unconfirmed on a real Windows.
 */
export async function lineOnWindows(pid: number, asks = ask): Promise<SeenProcess[]> {
  try {
    const seen = answer.parse(JSON.parse(await asks(pid)));
    const unseen = seen.findIndex(({ program }) => program === null);
    return (unseen < 0 ? seen : seen.slice(0, unseen)).map((one) => ({
      pid: one.pid,
      program: one.program ?? '',
      arguments: wordsOf(one.command ?? ''),
      parted: true,
      folder: null,
      proven: false,
    }));
  } catch {
    return [];
  }
}

/** By blanks outside of quotation marks; good enough to find a script and to show. */
const wordsOf = (command: string): string[] =>
  [...command.matchAll(/(?:"[^"]*"|[^\s"])+/g)].map(([word]) => word.replaceAll('"', ''));
