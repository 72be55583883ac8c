import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { VaultSettings } from '../../../shared/model/settings.ts';
import { useTold } from '../../lib/use-told.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Field, ManagedNote, Select, WireErrorNotice } from '../../ui/index.ts';
import { Group } from './group.tsx';

type Sink = VaultSettings['auditSink'];

/** Where the head of the history is written at each lock. */
export function HistorySettings() {
  const { t } = useTranslation();
  const { settings, preferences, policy, history } = useStores();
  const chosen = useLive(settings, (state) => state.auditSink);
  const demanded = useLive(policy, (state) => state.value.rules.auditSink);
  const platform = useLive(preferences, (state) => state.app?.platform);
  const file = useLive(history, (state) => state.head?.headsFile);
  const { error, run } = useTold();
  useEffect(() => {
    if (file === undefined) void history.refresh();
  }, [history, file]);
  // Windows keeps no log that lines can be handed to.
  const sinks: readonly Sink[] = platform === 'win32' ? ['none', 'file'] : ['none', 'syslog', 'file'];
  const value = demanded ?? chosen;
  return (
    <Group title={t('history.place')}>
      <Field
        label={t('history.sink.label')}
        hint={
          <>
            {t('history.sink.hint')}
            {value === 'file' && file !== undefined && (
              <span data-selectable> {t('history.sink.fileAt', { path: file })}</span>
            )}{' '}
            {demanded !== null && <ManagedNote />}
          </>
        }
      >
        <Select
          value={value}
          options={sinks.map((sink) => ({ value: sink, label: t(`history.sink.${sink}`) }))}
          disabled={demanded !== null}
          onChange={(auditSink) =>
            void run(async () => {
              await settings.change({ auditSink });
              await history.refresh();
            })
          }
        />
      </Field>
      {error !== null && <WireErrorNotice error={error} />}
    </Group>
  );
}
