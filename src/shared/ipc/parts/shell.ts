import { z } from 'zod';
import { MENU_COMMANDS } from '../../commands.ts';
import { startupState } from '../../model/shell.ts';

const nothing = z.object({}).strict();

/** What the window asks of the desktop around it. */
export const shellChannels = {
  /** What this desktop offers; without a tray closing the window ends the app. */
  'shell.desktop': {
    input: nothing,
    output: z.object({ tray: z.boolean(), notifications: z.boolean() }),
    gate: 'open',
  },
  'shell.startup': { input: nothing, output: startupState, gate: 'open' },
  'shell.setStartup': { input: z.object({ enabled: z.boolean() }), output: startupState, gate: 'open' },
  /** The command of a menu that waits for the page; told once, then null. */
  'shell.takeCommand': { input: nothing, output: z.enum(MENU_COMMANDS).nullable(), gate: 'unlocked' },
} as const;
