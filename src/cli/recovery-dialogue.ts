import { randomInt } from 'node:crypto';
import { type CliApp, call } from './app.ts';
import type { CommandContext } from './command.ts';
import type { Json } from './output.ts';
import { displayWidth } from './text/width.ts';

const ASKED = 2;
const TRIES = 3;

/** Whether the code can be shown and asked back: somebody is there, and the output is what they look at. */
export function canConfirm({ io, out }: CommandContext): boolean {
  return io.interactive && io.stdout.isTTY && !out.json;
}

/** Different places in a code of `count` groups, in order. */
function pickPlaces(count: number): readonly number[] {
  const places = new Set<number>();
  while (places.size < Math.min(ASKED, count)) places.add(randomInt(count));
  return [...places].sort((a, b) => a - b);
}

/** Rows that a text ending in a line break takes on a terminal of that width. */
function rowsOf(text: string, columns: number): number {
  const lines = text.split('\n').slice(0, -1);
  return lines.reduce(
    (sum, line) => sum + Math.max(1, Math.ceil(displayWidth(line) / Math.max(1, columns))),
    0,
  );
}

/**
 * Shows a fresh recovery code once, takes it off the screen, and asks some of its groups back.
 * Gives whether the person proved to have written it down. Throws CliError `interrupted`.
 */
export async function confirmRecovery(app: CliApp, code: string, context: CommandContext): Promise<boolean> {
  const { io, out, words } = context;
  const shown = `\n${words.t('cli.recovery.intro')}\n\n    ${code}\n\n`;
  io.stdout.write(shown);
  const waiting = words.t('cli.recovery.written');
  await io.ask(waiting);
  const rows = rowsOf(`${shown}${waiting}\n`, io.stdout.columns);
  io.stdout.write(`\u001b[${rows}A\u001b[0J`);
  const groups = code.split('-').length;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const answers: { index: number; text: string }[] = [];
    for (const index of pickPlaces(groups)) {
      const text = await io.ask(words.t('cli.recovery.group', { number: index + 1, count: groups }));
      answers.push({ index, text: text.trim().slice(0, 32) });
    }
    if ((await call(app, 'vault.confirmRecovery', { groups: answers })).correct) {
      out.note(words.t('cli.recovery.confirmed'));
      return true;
    }
    out.note(words.t('cli.recovery.wrong'));
  }
  out.note(words.t('cli.recovery.unconfirmed'));
  return false;
}

/**
 * Gives a fresh code to the person: shown once and asked back where somebody is there, else printed, unconfirmed, as
 * part of the result with `more`.
 */
export async function handOverCode(
  app: CliApp,
  recoveryCode: string,
  more: { readonly [name: string]: Json },
  context: CommandContext,
): Promise<void> {
  const { out, words } = context;
  if (canConfirm(context)) {
    await confirmRecovery(app, recoveryCode, context);
    return;
  }
  out.result({ recoveryCode, recoveryConfirmed: false, ...more }, () => `${recoveryCode}\n`);
  out.note(words.t('cli.recovery.keep'));
}
