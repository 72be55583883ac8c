import { posixWriter } from './posix.ts';

/** Read by each interactive shell (zshall(1), STARTUP/SHUTDOWN FILES). */
export const zsh = posixWriter(() => '~/.zshrc');
