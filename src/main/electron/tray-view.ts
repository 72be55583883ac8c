import { assertNever } from '../../shared/assert-never.ts';
import type { Place } from '../../shared/model/reminder.ts';
import type { TrayDeed, TrayLine, TrayState, TrayView } from './tray-model.ts';
import { type Speech, sentence } from './tray-words.ts';

/** Due keys that the menu names; the rest is a number. */
export const KEYS_SHOWN = 8;
/** Programs that ask, as far as the menu names them. */
const ASKS_SHOWN = 4;
/** Rotations that the menu names. */
const ROTATIONS_SHOWN = 4;

/** Puts a state into the words and the image of the tray. */
export function trayView(state: TrayState, speech: Speech): TrayView {
  const tooltip = sentence(state, speech);
  const groups = [
    aboutPrograms(state, speech),
    ...aboutKeys(state, speech),
    ...aboutRotations(state, speech),
    ...commands(state, speech),
  ];
  return { image: imageOf(state), tooltip, groups: groups.filter((group) => group.length > 0) };
}

function imageOf(state: TrayState): TrayView['image'] {
  if (state.kind === 'absent') return 'calm';
  const { due, overdue, rotations } = state.status;
  if (overdue > 0) return 'overdue';
  const asked = state.kind === 'open' && state.asks.length > 0;
  return asked || due > 0 || rotations.waiting > 0 ? 'due' : 'calm';
}

const land = (place: Place): TrayDeed => ({ kind: 'land', place });
const DUE = land({ kind: 'due' });

function aboutKeys(state: TrayState, speech: Speech): TrayLine[][] {
  switch (state.kind) {
    case 'absent':
      return [];
    case 'locked':
    case 'open': {
      const summary: TrayLine = {
        id: 'summary',
        text: sentence(state, speech),
        deed: state.status.due > 0 ? DUE : null,
      };
      const { nextAt } = state.status;
      const next: TrayLine[] =
        nextAt === null
          ? []
          : [{ id: 'next', text: speech.t('shell.tray.next', { date: speech.day(nextAt) }), deed: null }];
      return state.kind === 'locked' ? [[summary, ...next]] : [[summary], namedKeys(state, speech)];
    }
    default:
      return assertNever(state);
  }
}

function namedKeys(
  { first, status }: Extract<TrayState, { kind: 'open' }>,
  { t, key, text }: Speech,
): TrayLine[] {
  const named = first.slice(0, KEYS_SHOWN).map(
    (reminder): TrayLine => ({
      id: `key-${reminder.credentialId}`,
      text: text(key(reminder)),
      deed: land({ kind: 'key', id: reminder.credentialId, rotate: false }),
    }),
  );
  const more = status.due - named.length;
  if (more <= 0 || named.length === 0) return named;
  return [...named, { id: 'more', text: t('shell.tray.more', { count: more }), deed: DUE }];
}

/** Before all else: whoever asks waits. */
function aboutPrograms(state: TrayState, { t, text }: Speech): TrayLine[] {
  if (state.kind !== 'open') return [];
  return state.asks.slice(0, ASKS_SHOWN).map(({ id, program, label }) => ({
    ...{ id: `ask-${id}`, text: text(t('shell.tray.asks', { program, label })) },
    deed: land({ kind: 'asks' }),
  }));
}

function aboutRotations(state: TrayState, speech: Speech): TrayLine[][] {
  if (state.kind === 'absent') return [];
  const { t, text } = speech;
  const opens = land({ kind: 'rotations' });
  const { running, waiting } = state.status.rotations;
  if (state.kind === 'locked') return [counted(waiting, 'resting', opens, speech)];
  const named = state.waiting.slice(0, ROTATIONS_SHOWN).map(
    ({ credentialId, label }): TrayLine => ({
      id: `rotation-${credentialId}`,
      text: text(t('shell.tray.waitingOf', { label })),
      deed: opens,
    }),
  );
  const others =
    named.length === 0 ? [] : counted(state.waiting.length - named.length, 'moreWaiting', opens, speech);
  return [[...named, ...others, ...counted(running - waiting, 'running', opens, speech)]];
}

function commands(state: TrayState, speech: Speech): TrayLine[][] {
  const { t } = speech;
  const open = state.kind === 'open';
  const line = (id: Exclude<TrayDeed['kind'], 'land'>, label: string, possible: boolean): TrayLine => ({
    id,
    text: label,
    deed: possible ? { kind: id } : null,
  });
  const due = state.kind !== 'absent' && state.status.due > 0;
  const verifying = open ? state.verifying : null;
  return [
    [
      line('open', t('shell.tray.open'), true),
      line('lock', t('shell.menu.lock'), open),
      ...(open
        ? [
            verifying === null
              ? line('verify-all', t('shell.tray.verifyAll'), true)
              : line('verify-all', t('shell.tray.verifying', verifying), false),
          ]
        : []),
      ...(due ? [line('snooze', t('shell.tray.snooze'), true)] : []),
    ],
    [line('quit', t('shell.quit'), true)],
  ];
}

/** One line about so many rotations; none for none. */
function counted(
  count: number,
  key: 'resting' | 'running' | 'moreWaiting',
  deed: TrayDeed,
  { t }: Speech,
): TrayLine[] {
  return count <= 0 ? [] : [{ id: key, text: t(`shell.tray.${key}`, { count }), deed }];
}
