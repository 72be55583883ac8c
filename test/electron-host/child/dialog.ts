import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type {
  Dialog,
  MessageBoxOptions,
  MessageBoxReturnValue,
  OpenDialogOptions,
  OpenDialogReturnValue,
  SaveDialogOptions,
  SaveDialogReturnValue,
} from 'electron';
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

type Choice = Pick<MessageBoxReturnValue, 'response' | 'checkboxChecked'>;
const questions: MessageBoxOptions[] = [];
const choices: Choice[] = [];
const choosing: ((choice: Choice) => void)[] = [];

offer('messageBox.asked', () =>
  questions.map(({ message, detail = '', buttons = [], checkboxLabel = null }) => ({
    ...{ message, detail, buttons, checkbox: checkboxLabel },
  })),
);
offer('messageBox.answer', (response, checkboxChecked = false) => {
  const choice = { response, checkboxChecked };
  const next = choosing.shift();
  if (next === undefined) choices.push(choice);
  else next(choice);
});

/** Waits for the test, or for the person where there is one, as a real dialog waits. */
async function ask(chosenByPerson: () => Promise<string | null>): Promise<Answer> {
  const ready = answers.shift();
  if (ready !== undefined) return ready;
  if (visible) {
    const path = await chosenByPerson();
    return path === null ? null : [path];
  }
  return new Promise((resolve) => waiting.push(resolve));
}

export const dialog = {
  async showOpenDialog(...args: readonly unknown[]): Promise<OpenDialogReturnValue> {
    const options = args.at(-1) as OpenDialogOptions;
    asked.push(options.title ?? '');
    const folder = options.properties?.includes('openDirectory') === true;
    const answer = await ask(async () => {
      // A browser's dialog offers files alone: the folder of the one that is chosen stands for itself.
      const path = await driver('pickFile');
      return path !== null && folder ? dirname(path) : path;
    });
    return { canceled: answer === null, filePaths: [...(answer ?? [])] };
  },

  async showMessageBox(...args: readonly unknown[]): Promise<MessageBoxReturnValue> {
    const options = args.at(-1) as MessageBoxOptions;
    questions.push(options);
    // Nothing draws it for a person: the safe button is as if they had pressed it.
    if (visible) return { response: options.cancelId ?? 0, checkboxChecked: false };
    const { signal, cancelId = 0 } = options;
    const put = { response: cancelId, checkboxChecked: false };
    if (signal?.aborted === true) return put;
    return (
      choices.shift() ??
      new Promise<Choice>((resolve) => {
        choosing.push(resolve);
        signal?.addEventListener('abort', () => {
          choosing.splice(choosing.indexOf(resolve), 1);
          resolve(put);
        });
      })
    );
  },

  async showSaveDialog(...args: readonly unknown[]): Promise<SaveDialogReturnValue> {
    const options = args.at(-1) as SaveDialogOptions;
    asked.push(options.title ?? '');
    // A browser has no dialog that answers with a place to write to.
    const answer = await ask(async () => join(homedir(), options.defaultPath ?? 'keyturn'));
    return { canceled: answer === null, filePath: answer?.[0] ?? '' };
  },
} satisfies Pick<Dialog, 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox'>;
