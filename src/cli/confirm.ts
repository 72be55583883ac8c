import type { CliIo } from './io.ts';

/** Asks a question on the terminal; anything but a yes is a no. Throws CliError `interrupted`. */
export async function agreed(question: string, io: CliIo): Promise<boolean> {
  return /^(y|yes|是|好)$/i.test((await io.ask(question)).trim());
}
