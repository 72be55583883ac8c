import type { Shell } from '../../shared/model/script.ts';
import type { CliIo } from '../io.ts';

const BY_NAME: Readonly<Record<string, Shell>> = {
  ...{ bash: 'bash', rbash: 'bash', sh: 'bash', dash: 'bash' },
  ...{ zsh: 'zsh', fish: 'fish', pwsh: 'powershell', powershell: 'powershell', cmd: 'cmd' },
};

const named = (path: string): Shell | undefined => {
  const name = path.trim().split(/[\\/]/).at(-1) ?? '';
  return BY_NAME[
    name
      .replace(/^-/, '')
      .replace(/\.exe$/i, '')
      .toLowerCase()
  ];
};

/** The shell that runs this command, where the system tells (proc(5), /proc/[pid]/comm). `sh` may be anybody's. */
async function parentShell(io: CliIo): Promise<Shell | undefined> {
  const { text } = await io.readFile(`/proc/${io.parent}/comm`, 256).catch(() => ({ text: '' }));
  return /^(?:da)?sh$/.test(text.trim()) ? undefined : named(text);
}

/**
 * The shell that the lines are for, where nobody said: the one that this command was started from, else the person's own.
 * On Windows a command prompt sets PROMPT for what it starts, and PowerShell does not; unconfirmed.
 */
export async function guessShell(io: CliIo): Promise<Shell> {
  const parent = io.platform === 'win32' ? undefined : await parentShell(io);
  const own = named(io.env.SHELL ?? '');
  if (parent !== undefined || own !== undefined) return parent ?? own ?? 'bash';
  if (io.platform === 'win32') return io.env.PROMPT === undefined ? 'powershell' : 'cmd';
  return io.platform === 'darwin' ? 'zsh' : 'bash';
}
