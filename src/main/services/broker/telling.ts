import { programName } from '../../../shared/broker/program-name.ts';
import type { Locale } from '../../../shared/model/settings.ts';
import type { PreferencesStore } from '../preferences.ts';
import type { Landing } from '../reminders/types.ts';
import { createTexts } from '../texts.ts';
import type { Ask } from './asks.ts';
import type { AskDesk } from './types.ts';

export interface TellingDeps {
  readonly preferences: Pick<PreferencesStore, 'get'>;
  readonly landing: Landing;
  readonly locale: () => Promise<Locale>;
  /** Null for a key that is not there, or not to be named any more. */
  readonly keyOf: (ask: Ask) => { readonly label: string } | null;
}

/**
 * Tells of each question once, at once: whoever asks waits, so quiet hours do not count. Where no notification can be shown
 * the window comes up by itself.
 */
export function createTelling({ preferences, landing, locale, keyOf }: TellingDeps) {
  let desk: AskDesk | null = null;

  const open = (): void => {
    landing.set({ kind: 'asks' });
    desk?.open();
  };

  const tell = async (ask: Ask, { notifier }: AskDesk): Promise<void> => {
    const { notifications } = await preferences.get();
    const t = createTexts(await locale());
    // Locked meanwhile: nothing waits any more, and nothing is named.
    const key = keyOf(ask);
    if (key === null) return;
    const told =
      notifications &&
      (await notifier.show(
        {
          tag: 'asks',
          title: t('broker.notice.title', { program: programName(ask.program), label: key.label }),
          body: t('broker.notice.body', { path: ask.program.program }),
          actions: [],
        },
        open,
      ));
    if (!told) open();
  };

  return {
    asked(ask: Ask): void {
      if (desk === null || desk.focused()) return;
      void tell(ask, desk).catch(() => open());
    },
    watch(next: AskDesk): () => void {
      desk = next;
      return () => {
        if (desk === next) desk = null;
      };
    },
  };
}
