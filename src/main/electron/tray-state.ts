import { programName } from '../../shared/broker/program-name.ts';
import { needsPerson } from '../../shared/rotation-needs.ts';
import type { ShellApp } from './shell-app.ts';
import type { TrayState } from './tray-model.ts';
import { KEYS_SHOWN } from './tray-view.ts';

/** Asks the services how things are. */
export async function trayState(
  services: ShellApp,
  verifying: Extract<TrayState, { kind: 'open' }>['verifying'],
): Promise<TrayState> {
  const status = await services.reminders.status();
  if (status.source === 'none') return { kind: 'absent' };
  if (!services.isOpen()) return { kind: 'locked', status };
  // What is named and what is counted must agree, so both come from one look.
  const answer = await services.handle('rotations.list', { running: true });
  const running = answer.ok ? answer.value : [];
  const waiting = running.filter(needsPerson).map(({ credentialId, label }) => ({ credentialId, label }));
  const rotations = { running: running.length, waiting: waiting.length };
  const first = services.reminders.first(KEYS_SHOWN);
  const asked = await services.handle('broker.pending', {});
  const asks = (asked.ok ? asked.value : []).map(({ id, program, label }) => ({
    ...{ id, label, program: programName(program) },
  }));
  return { kind: 'open', asks, status: { ...status, rotations }, first, waiting, verifying };
}
