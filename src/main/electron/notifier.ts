import { Notification, type NotificationConstructorOptions } from 'electron';
import type { Notice, NoticeAction, Notifier } from '../ports/notifier.ts';

/** A service that neither shows nor fails has taken the notice and lost it. */
const PATIENCE_MS = 3_000;

/**
 * What a notification is made with. Windows and macOS replace by `id`; Linux has no such name, there the one before is
 * closed. Electron 45 hands buttons to all three; a desktop that has none leaves them out.
 */
export function notificationOptions(
  notice: Notice,
  { icon, platform }: { readonly icon: string; readonly platform: NodeJS.Platform },
): NotificationConstructorOptions {
  return {
    title: notice.title,
    body: notice.body,
    actions: notice.actions.map(({ label }) => ({ type: 'button' as const, text: label })),
    // macOS shows the app's own icon.
    ...(platform === 'darwin' ? {} : { icon }),
    ...(platform === 'linux' ? {} : { id: notice.tag }),
  };
}

/** The desktop's notifications. */
export function createNotifier(make: {
  readonly icon: string;
  readonly platform: NodeJS.Platform;
}): Notifier {
  // Held so that they are not collected, and their answers with them, while they are in sight.
  const shown = new Map<string, Notification>();

  const supported = (): boolean => {
    try {
      return Notification.isSupported();
    } catch {
      return false;
    }
  };

  const drop = (tag: string): void => {
    const before = shown.get(tag);
    shown.delete(tag);
    try {
      before?.close();
    } catch {
      // The service that showed it is gone, and the notification with it.
    }
  };

  const appeared = (notification: Notification): Promise<boolean> =>
    new Promise((resolve) => {
      const late = setTimeout(() => resolve(false), PATIENCE_MS);
      const end = (outcome: boolean) => () => {
        clearTimeout(late);
        resolve(outcome);
      };
      notification.once('show', end(true));
      notification.once('failed', end(false));
      notification.show();
    });

  return {
    supported,
    async show(notice, answered) {
      if (!supported()) return false;
      drop(notice.tag);
      let open = true;
      const answer = (what: 'open' | NoticeAction) => {
        if (!open) return;
        open = false;
        drop(notice.tag);
        answered(what);
      };
      try {
        const notification = new Notification(notificationOptions(notice, make));
        shown.set(notice.tag, notification);
        notification.once('click', () => answer('open'));
        notification.on('action', ({ actionIndex }) => {
          const action = notice.actions[actionIndex];
          if (action !== undefined) answer(action.id);
        });
        notification.on('close', ({ reason }) => {
          // Windows keeps what timed out in its centre, where it can still be pressed.
          if (reason === 'timedOut') return;
          open = false;
          if (shown.get(notice.tag) === notification) shown.delete(notice.tag);
        });
        return await appeared(notification);
      } catch {
        shown.delete(notice.tag);
        return false;
      }
    },
  };
}
