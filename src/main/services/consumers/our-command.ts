const OUR_COMMAND = /(?:^|[\s"'])credential-process["']?\s+["']?([0-9a-hjkmnp-tv-z]{16})(?=["'\s]|$)/;

/** Whose key a command in a tool's file asks Keyturn for: the id of a place or of a key; null where it is another command. */
export const askedFor = (command: string): string | null => OUR_COMMAND.exec(command)?.[1] ?? null;
