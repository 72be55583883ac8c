import type { Dialog, OpenDialogOptions, OpenDialogReturnValue } from 'electron';
import { offer } from './controls.ts';
import { driver, visible } from './link.ts';

type Answer = readonly string[] | null;
const asked: string[] = [];
const answers: Answer[] = [];
const waiting: ((answer: Answer) => void)[] = [];

offer('dialog.asked', () => asked);
offer('dialog.answer', (paths) => {
  const next = waiting.shift();
  if (next === undefined) answers.push(paths);
  else next(paths);
});

/** Waits for the test, or for the person where there is one, as a real dialog waits. */
async function ask(): Promise<Answer> {
  const ready = answers.shift();
  if (ready !== undefined) return ready;
  if (visible) {
    const path = await driver('pickFile');
    return path === null ? null : [path];
  }
  return new Promise((resolve) => waiting.push(resolve));
}

export const dialog = {
  async showOpenDialog(...args: readonly unknown[]): Promise<OpenDialogReturnValue> {
    const options = args.at(-1) as OpenDialogOptions;
    asked.push(options.title ?? '');
    const answer = await ask();
    return { canceled: answer === null, filePaths: [...(answer ?? [])] };
  },
} satisfies Pick<Dialog, 'showOpenDialog'>;
