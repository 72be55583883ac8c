import type { Shell } from '../../../shared/model/script.ts';
import { bash } from './bash.ts';
import { cmd } from './cmd.ts';
import { fish } from './fish.ts';
import { powershell } from './powershell.ts';
import type { ShellWriter } from './types.ts';
import { zsh } from './zsh.ts';

export { requireHoldable } from './limits.ts';
export { isReplaceable, markOf } from './mark.ts';
export type { ScriptAsked, ShellWriter, Variable } from './types.ts';

const WRITERS: Readonly<Record<Shell, ShellWriter>> = { bash, zsh, fish, cmd, powershell };

/** How a shell holds variables. */
export const shellWriter = (shell: Shell): ShellWriter => WRITERS[shell];
