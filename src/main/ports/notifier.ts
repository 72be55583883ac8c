/** What a notification offers beside opening what it is about. */
export type NoticeAction = 'rotate' | 'snooze-day' | 'snooze-week';

/** A notification, in the person's language. It names no secret and, while the vault is locked, no key. */
export interface Notice {
  /** A later one with the same tag takes the place of an earlier one. */
  readonly tag: string;
  readonly title: string;
  readonly body: string;
  /** Shown where the platform has such buttons. */
  readonly actions: readonly { readonly id: NoticeAction; readonly label: string }[];
}

/** The desktop's notifications. */
export interface Notifier {
  /** False where there is no service for them. */
  supported(): boolean;
  /** Whether it was shown; never throws. `answered` is called at most once, for a press on it or on an action. */
  show(notice: Notice, answered: (answer: 'open' | NoticeAction) => void): Promise<boolean>;
}
