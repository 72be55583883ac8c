import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DigestSettings, DigestState } from '../../../shared/model/digest.ts';
import { useFormat } from '../../lib/use-format.ts';
import { useTold } from '../../lib/use-told.ts';
import { useStores } from '../../stores/react.ts';
import { Button, Field, Select, Switch, TextInput, WireErrorNotice } from '../../ui/index.ts';
import styles from './digest.module.css';
import groups from './settings.module.css';

// As weeks are read: Monday first.
const DAYS = ['1', '2', '3', '4', '5', '6', '0'] as const;

const clock = (minute: number): string =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');

function minuteOf(text: string): number | null {
  const found = /^(\d{2}):(\d{2})/.exec(text);
  return found === null ? null : Number(found[1]) * 60 + Number(found[2]);
}

interface TimeFieldProps {
  /** Minute of the day. */
  readonly value: number;
  /** Called when the field is left, Enter pressed or the dialog closed, with a minute that is not the present one. */
  readonly onChange: (minute: number) => void;
}

/** Typed in two parts, so that what stands there on the way is no choice yet. */
function TimeField({ value, onChange }: TimeFieldProps) {
  const { t } = useTranslation();
  const [text, setText] = useState<string | null>(null);
  const settle = useRef(() => {});
  settle.current = () => {
    const minute = text === null ? null : minuteOf(text);
    setText(null);
    if (minute !== null && minute !== value) onChange(minute);
  };
  // Escape closes the dialog without the field being left.
  useEffect(() => () => settle.current(), []);
  return (
    <Field label={t('digest.time')} hint={t('digest.zoneHint')}>
      <TextInput
        type="time"
        value={text ?? clock(value)}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => settle.current()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') settle.current();
        }}
      />
    </Field>
  );
}

/** Whether the digest goes out by itself, and when. */
export function DigestWeekly({ state }: { readonly state: DigestState }) {
  const { t } = useTranslation();
  const { client, digest } = useStores();
  const format = useFormat();
  const { error, run } = useTold();
  const { settings, here, nextAt, receivers } = state;
  const change = (patch: Partial<DigestSettings>): void => {
    void run(async () => {
      await client.call('digest.set', patch);
      await digest.refresh();
    });
  };
  const day = DAYS.find((one) => Number(one) === settings.weekday) ?? '1';
  return (
    <>
      <Switch
        label={t('digest.weekly')}
        hint={t('digest.weeklyHint')}
        checked={settings.weekly}
        onChange={(next) => change({ weekly: next })}
      />
      {settings.weekly && (
        <>
          <div className={groups.grid}>
            <Field label={t('digest.weekday')}>
              <Select
                value={day}
                onChange={(next) => change({ weekday: Number(next) })}
                options={DAYS.map((value) => ({ value, label: t(`digest.days.${value}`) }))}
              />
            </Field>
            <TimeField value={settings.minute} onChange={(minute) => change({ minute })} />
          </div>
          <div className={styles.row}>
            <span className={styles.next}>
              {receivers.length === 0
                ? t('digest.weeklyNone')
                : nextAt === null
                  ? t('digest.elsewhere')
                  : t('digest.next', { when: format.instant(nextAt) })}
            </span>
            {!here && <Button onClick={() => change({ weekly: true })}>{t('digest.takeOver')}</Button>}
          </div>
        </>
      )}
      {error !== null && <WireErrorNotice error={error} />}
    </>
  );
}
