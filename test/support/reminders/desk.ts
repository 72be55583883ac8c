import type { Notice, NoticeAction } from '../../../src/main/ports/notifier.ts';
import type { ReminderDesk } from '../../../src/main/services/reminders/types.ts';

/** A desk whose person looks where a test says, and presses what it says. */
export interface FakeDesk extends ReminderDesk {
  readonly shown: readonly Notice[];
  /** Presses the last notification. */
  press(answer: 'open' | NoticeAction): void;
  focus: boolean;
  supported: boolean;
  /** Whether the service takes what it is given. */
  takes: boolean;
  opened: number;
}

export function fakeDesk(): FakeDesk {
  const shown: Notice[] = [];
  let last: (answer: 'open' | NoticeAction) => void = () => undefined;
  const desk: FakeDesk = {
    shown,
    focus: false,
    supported: true,
    takes: true,
    opened: 0,
    press: (answer) => last(answer),
    notifier: {
      supported: () => desk.supported,
      async show(notice, answered) {
        shown.push(notice);
        last = answered;
        return desk.takes;
      },
    },
    focused: () => desk.focus,
    open: () => {
      desk.opened += 1;
    },
  };
  return desk;
}
