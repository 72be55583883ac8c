/** The first word after the program in the lines that Keyturn writes into tools' files. */
export const PROCESS_COMMAND = 'credential-process';

const ID = /(?<![0-9a-z])[0-9a-hjkmnp-tv-z]{16}(?![0-9a-z])/g;

/** The words behind the one that asks Keyturn for a key; null where the command is another program's. */
const restOf = (command: string): string | null =>
  new RegExp(`\\b${PROCESS_COMMAND}\\b(.*)$`, 's').exec(command)?.[1] ?? null;

/** Whether a command in a tool's file asks Keyturn for a key. */
export const isOurs = (command: string): boolean => restOf(command)?.match(ID) != null;

/** Whether a command in a tool's file, if one stands there, asks Keyturn for one of these: places or keys, by their ids. */
export const asksFor = (command: string | null, ...ids: readonly string[]): boolean =>
  command !== null && (restOf(command)?.match(ID) ?? []).some((id) => ids.includes(id));
