import { posixWriter } from './posix.ts';

/** On macOS each window of a terminal is a login shell, which reads no ~/.bashrc (bash(1), INVOCATION). */
export const bash = posixWriter((platform) => (platform === 'darwin' ? '~/.bash_profile' : '~/.bashrc'));
