import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { UpdateState } from '../../../shared/model/updates.ts';
import { useFormat } from '../../lib/use-format.ts';
import { useNow } from '../../lib/use-now.ts';
import { useTold } from '../../lib/use-told.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Button, Fact, Facts, ManagedNote, Switch, WireErrorNotice } from '../../ui/index.ts';
import { Group } from './group.tsx';
import styles from './settings.module.css';

/** The way to the next version of the app, one step at a time. */
export function UpdateSettings() {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const { updates, preferences, client } = useStores();
  const status = useLive(updates, (state) => state.value);
  const automatic = useLive(preferences, (state) => state.preferences.updates);
  const { error, busy, run } = useTold();
  useEffect(() => {
    void updates.refresh().catch(() => undefined);
  }, [updates]);
  if (status === null) return null;
  const { state, version, checkedAt, releases } = status;
  const off = state.kind === 'off';
  return (
    <Group title={t('updates.title')}>
      {!off && (
        <Switch
          label={t('updates.auto')}
          hint={t('updates.autoHint')}
          checked={automatic === 'ask'}
          onChange={(on) => void run(() => preferences.change({ updates: on ? 'ask' : 'off' }))}
        />
      )}
      <Facts>
        <Fact name={t('updates.version')}>
          <span data-selectable>{version}</span>
        </Fact>
        {!off && (
          <Fact name={t('updates.checkedAt')}>
            {checkedAt === null ? (
              t('updates.never')
            ) : (
              <span title={format.instant(checkedAt)}>{format.relative(checkedAt, now)}</span>
            )}
          </Fact>
        )}
      </Facts>
      <p role="status">
        {off && state.reason === 'policy' ? (
          <ManagedNote>{t('updates.off.policy')}</ManagedNote>
        ) : (
          <StateText state={state} />
        )}
      </p>
      <div className={styles.buttons}>
        <NextStep state={state} busy={busy} run={run} />
        {releases && (
          <Button
            onClick={() =>
              void run(async () => {
                await client.call('updates.openReleases', {});
              })
            }
          >
            {t('updates.releases')}
          </Button>
        )}
      </div>
      {error !== null && <WireErrorNotice error={error} />}
    </Group>
  );
}

function StateText({ state }: { readonly state: UpdateState }) {
  const { t } = useTranslation();
  if (state.kind === 'off') return t(`updates.off.${state.reason}`);
  if (state.kind === 'failed') return t(`updates.problem.${state.problem}`);
  // A screen reader is told of each quarter, not of each percent.
  const spoken =
    state.kind === 'downloading' ? { ...state, percent: state.percent - (state.percent % 25) } : state;
  return t(`updates.state.${spoken.kind}`, { ...spoken });
}

interface NextStepProps {
  readonly state: UpdateState;
  readonly busy: boolean;
  readonly run: (work: () => Promise<void>) => Promise<void>;
}

/** The one thing that can be done from here. */
function NextStep({ state, busy, run }: NextStepProps) {
  const { t } = useTranslation();
  const { updates, client } = useStores();
  const step = (channel: 'updates.check' | 'updates.download' | 'updates.install') => () =>
    void run(async () => {
      await client.call(channel, {});
      await updates.refresh();
    });
  switch (state.kind) {
    case 'off':
    case 'downloading':
      return null;
    case 'available':
      return (
        <Button look="primary" busy={busy} onClick={step('updates.download')}>
          {t('updates.download', { version: state.version })}
        </Button>
      );
    case 'ready':
      return (
        <Button look="primary" busy={busy} onClick={step('updates.install')}>
          {t('updates.install')}
        </Button>
      );
    case 'failed':
      return (
        <Button busy={busy} onClick={step(state.version === null ? 'updates.check' : 'updates.download')}>
          {t('updates.again')}
        </Button>
      );
    default:
      return (
        <Button busy={busy || state.kind === 'checking'} onClick={step('updates.check')}>
          {t('updates.check')}
        </Button>
      );
  }
}
