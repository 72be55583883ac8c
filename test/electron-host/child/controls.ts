import type { Controls } from '../shared/controls.ts';
import { answer } from './link.ts';

const controls = new Map<string, (...args: never[]) => unknown>();

type Run<K extends keyof Controls> = (
  ...args: Parameters<Controls[K]>
) => ReturnType<Controls[K]> | Promise<ReturnType<Controls[K]>>;

/** Offers one control to tests. */
export function offer<K extends keyof Controls>(name: K, run: Run<K>): void {
  controls.set(name, run as (...args: never[]) => unknown);
}

answer('control', async (name, args) => {
  const run = controls.get(name);
  if (run === undefined) throw new Error(`The app never asked for what ${name} controls`);
  return run(...(args as never[]));
});
