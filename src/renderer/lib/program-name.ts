import { splitPath } from './short-path.ts';

/** What people call a program: the last part of its path. */
export const programName = (path: string): string => splitPath(path).name.replace(/^[/\\]/, '') || path;

/** Whether a receiver is written as a path. */
export const isPath = (text: string): boolean => /^(?:\/|[A-Za-z]:[/\\]|\\\\)/.test(text);
