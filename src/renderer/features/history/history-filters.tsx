import { Search, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { AUDIT_GROUPS } from '../../../shared/model/audit.ts';
import { useFind } from '../../lib/use-find.ts';
import { RANGES, type Range } from '../../stores/history.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Button, IconButton, Select, TextInput } from '../../ui/index.ts';
import styles from './history.module.css';

const VIAS = ['any', 'app', 'cli'] as const;
const RANGE_NAMES = Object.keys(RANGES) as readonly Range[];

/** What is shown of the history: words, what about, where it was done, since when, and of which key. */
export function HistoryFilters() {
  const { t } = useTranslation();
  const { history } = useStores();
  const filter = useLive(history, (state) => state.filter);
  const { key } = filter;
  return (
    <search className={styles.filters}>
      <FindField />
      <div className={styles.choices}>
        <Select
          aria-label={t('history.group.label')}
          value={filter.group}
          options={AUDIT_GROUPS.map((value) => ({ value, label: t(`history.group.${value}`) }))}
          onChange={(group) => void history.show({ group })}
        />
        <Select
          aria-label={t('history.via.label')}
          value={filter.via}
          options={VIAS.map((value) => ({ value, label: t(`history.via.${value}`) }))}
          onChange={(via) => void history.show({ via })}
        />
        <Select
          aria-label={t('history.range.label')}
          value={filter.range}
          options={RANGE_NAMES.map((value) => ({ value, label: t(`history.range.${value}`) }))}
          onChange={(range) => void history.show({ range })}
        />
      </div>
      {key !== null && (
        <div className={styles.ofKey}>
          <span>{t('history.ofKey', { key: key.label })}</span>
          <Button size="s" look="ghost" onClick={() => void history.show({ key: null })}>
            {t('history.ofAll')}
          </Button>
        </div>
      )}
    </search>
  );
}

function FindField() {
  const { t } = useTranslation();
  const { history } = useStores();
  const asked = useLive(history, (state) => state.filter.text);
  const { text, find, props } = useFind(asked, (next) => void history.show({ text: next }));
  return (
    <TextInput
      icon={Search}
      aria-label={t('history.find')}
      placeholder={t('history.find')}
      {...props}
      trailing={
        text === '' ? undefined : (
          <IconButton size="s" icon={X} label={t('vault.clearSearch')} onClick={() => find('')} />
        )
      }
    />
  );
}
