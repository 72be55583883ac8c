import { type CliApp, call } from './app.ts';
import type { CommandContext } from './command.ts';
import type { Schedule } from './json.ts';

/** The vault's lead time and the present, which due states are counted from. */
export async function readSchedule(app: CliApp, context: CommandContext): Promise<Schedule> {
  const { leadDays } = await call(app, 'settings.get', {});
  return { leadDays, now: context.io.now() };
}
