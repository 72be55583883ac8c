import { useTranslation } from 'react-i18next';
import type { LeadTimes } from '../../../shared/model/reminder.ts';
import { VERIFY_SCHEDULES } from '../../../shared/model/verification.ts';
import { useTold } from '../../lib/use-told.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Field, SegmentedControl, WireErrorNotice } from '../../ui/index.ts';
import { Group } from './group.tsx';
import { LeadTimesField } from './lead-times-field.tsx';
import { NumberField } from './number-field.tsx';
import styles from './settings.module.css';

/** The default policy: how old a key may get, and how early it counts as due. */
export function PolicySettings() {
  const { t } = useTranslation();
  const { settings, list, counts } = useStores();
  const { periodDays, leadTimes, verifySchedule } = useLive(settings, (state) => state);
  const { error, run } = useTold();
  const change = (patch: { periodDays?: number; leadTimes?: LeadTimes }): void => {
    void run(async () => {
      await settings.change(patch);
      await Promise.all([list.refresh(), counts.refresh()]);
    });
  };
  return (
    <Group title={t('settings.policy')}>
      <div className={styles.grid}>
        <NumberField
          label={t('settings.period')}
          hint={t('settings.periodHint')}
          value={periodDays}
          min={1}
          max={3650}
          onChange={(next) => change({ periodDays: next })}
        />
        <LeadTimesField value={leadTimes} onChange={(next) => change({ leadTimes: next })} />
        <Field label={t('verifyAll.schedule.label')} hint={t('verifyAll.schedule.hint')}>
          <SegmentedControl
            value={verifySchedule}
            segments={VERIFY_SCHEDULES.map((every) => ({
              value: every,
              label: t(`verifyAll.schedule.${every}`),
            }))}
            onChange={(next) => void run(() => settings.change({ verifySchedule: next }))}
          />
        </Field>
      </div>
      {error !== null && <WireErrorNotice error={error} />}
    </Group>
  );
}
