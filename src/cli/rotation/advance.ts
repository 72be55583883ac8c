import type { RotationId, RotationView } from '../../shared/model/rotation.ts';
import type { CliApp } from '../app.ts';
import type { CommandContext } from '../command.ts';
import { printable } from '../text/escape.ts';
import { eventLine } from './event-text.ts';
import { follow } from './follow.ts';
import { phaseText } from './text.ts';

/** How far to go with a rotation, and what of it was seen before. */
export interface Advance {
  readonly wait: boolean;
  readonly alreadyShown: number;
  /** Stands before each line where several rotations go on side by side. */
  readonly label?: string;
}

/** Follows a rotation and shows its steps on stderr; with --json those of a long wait alone. Throws AnswerError, CliError. */
export function advance(
  app: CliApp,
  id: RotationId,
  context: CommandContext,
  how: Advance,
): Promise<RotationView> {
  const { io, out, words } = context;
  const shown = how.wait || !out.json;
  const name = how.label === undefined ? '' : `${printable(how.label)}  `;
  return follow(app, id, io, {
    ...how,
    onEvent: (event) => {
      if (shown) out.note(name + eventLine(event, context));
    },
    onNap: (view) => {
      if (shown) out.progress(name + phaseText(view, io.now(), words));
    },
  });
}
