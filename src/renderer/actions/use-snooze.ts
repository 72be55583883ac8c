import { AlarmClock, AlarmClockOff, type LucideIcon } from 'lucide-react';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { dueState } from '../../shared/due.ts';
import type { CredentialDetail, CredentialSummary } from '../../shared/model/credential.ts';
import type { SnoozeSpan } from '../../shared/model/reminder.ts';
import { isSnoozed } from '../../shared/snooze.ts';
import { useFormat } from '../lib/use-format.ts';
import { useStores } from '../stores/react.ts';
import { showToast } from '../ui/index.ts';
import { useTell } from './use-tell.ts';

type Snoozable = Pick<CredentialSummary, 'id' | 'label' | 'snoozedUntil'>;

/** Whether a live key counts as due, or would if it were not snoozed: only of such a one is anything told. */
export function isReminded(
  key: CredentialSummary & Pick<CredentialDetail, 'leadTimes'>,
  now: number,
): boolean {
  return key.state === 'active' && (dueState(key, key.leadTimes, now).kind !== 'calm' || isSnoozed(key, now));
}

/** One thing to choose, for menus and the palette. */
export interface SnoozeChoice {
  readonly span: SnoozeSpan;
  readonly label: string;
  readonly icon: LucideIcon;
  readonly run: () => void;
}

const SPANS = ['tomorrow', 'day', 'week'] as const;

/** Quiets or wakes the reminders of a key, or of all that is due; says in a toast until when. */
export function useSnooze(): {
  readonly choices: (key: Snoozable, now: number) => readonly SnoozeChoice[];
  readonly all: () => void;
} {
  const { t } = useTranslation();
  const { client } = useStores();
  const format = useFormat();
  const tell = useTell();

  const snooze = useCallback(
    async (key: Snoozable, span: SnoozeSpan): Promise<void> => {
      try {
        const { label } = key;
        const { ids } = await client.call('reminders.snooze', { ids: [key.id], span });
        // It may have been replaced or disabled beside this window; one that does not sleep reminds as it is.
        if (ids.length === 0 && span !== 'over') {
          showToast({ title: t('reminders.toast.nothing', { label }), id: 'snoozed' });
          return;
        }
        const { snoozedUntil } = await client.call('credentials.get', { id: key.id });
        const title =
          snoozedUntil === null
            ? t('reminders.toast.woken', { label })
            : t('reminders.toast.snoozed', { label, date: format.day(snoozedUntil, Date.now()) });
        showToast({ title, tone: 'success', id: 'snoozed' });
      } catch (thrown) {
        tell(thrown);
      }
    },
    [client, format, t, tell],
  );

  const choices = useCallback(
    (key: Snoozable, now: number): readonly SnoozeChoice[] => [
      ...(isSnoozed(key, now)
        ? [
            {
              span: 'over' as const,
              label: t('reminders.snooze.over'),
              icon: AlarmClock,
              run: () => void snooze(key, 'over'),
            },
          ]
        : []),
      ...SPANS.map((span) => ({
        span,
        label: t(`reminders.snooze.${span}`),
        icon: AlarmClockOff,
        run: () => void snooze(key, span),
      })),
    ],
    [snooze, t],
  );

  const all = useCallback((): void => {
    client
      .call('reminders.snooze', { ids: null, span: 'tomorrow' })
      .then(() => showToast({ title: t('reminders.toast.all'), tone: 'success', id: 'snoozed' }), tell);
  }, [client, t, tell]);

  return { choices, all };
}
