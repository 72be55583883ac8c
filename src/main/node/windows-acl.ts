import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

// A fixed place: which program is started must not depend on the environment.
const POWERSHELL = 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe';
const PATIENCE_MS = 10_000;

/** Owner and access list of a file or folder on Windows, in the security descriptor language (SDDL). */
export async function readAccessList(path: string): Promise<string> {
  const script = '(Get-Acl -LiteralPath $env:KEYTURN_ACL_PATH).Sddl';
  const { stdout } = await promisify(execFile)(
    POWERSHELL,
    ['-NoProfile', '-NonInteractive', '-Command', script],
    { timeout: PATIENCE_MS, windowsHide: true, env: { SystemRoot: 'C:\\Windows', KEYTURN_ACL_PATH: path } },
  );
  return stdout.trim();
}
