import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KEY_POWERS, type KeyPower, type Worklist } from '../../../shared/model/recovery-kit.ts';
import { useFormat } from '../../lib/use-format.ts';
import { useNow } from '../../lib/use-now.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Button, Page, ProgressLine } from '../../ui/index.ts';
import { CloseDialog } from './close-dialog.tsx';
import { KeyRow } from './key-row.tsx';
import { progressOf } from './progress.ts';
import styles from './worklist.module.css';

/** The keys that somebody else may hold, the most powerful first, with one way on for each. */
export function WorklistPage() {
  const { t } = useTranslation();
  const { worklist, places } = useStores();
  const list = useLive(worklist, (state) => state.value);
  useEffect(() => {
    worklist.refresh().catch(() => undefined);
  }, [worklist]);
  return (
    <Page
      title={t(list === null ? 'worklist.place' : `worklist.title.${list.reason}`)}
      backLabel={t('whereabouts.close')}
      onBack={() => void places.keys({ kind: 'all' })}
    >
      {list !== null && <Content list={list} />}
    </Page>
  );
}

function Content({ list }: { readonly list: Worklist }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const [closing, setClosing] = useState(false);
  const { turned, total } = progressOf(list);
  const words = t('worklist.progress', { turned, total });
  return (
    <>
      <p className={styles.lead}>{t('worklist.lead')}</p>
      <ProgressLine
        label={t('worklist.place')}
        words={words}
        done={turned}
        total={total}
        action={<Button onClick={() => setClosing(true)}>{t('worklist.close')}</Button>}
      >
        <strong role="status">{words}</strong>
        <span className={styles.quiet}>{t('worklist.since', { when: format.day(list.since, now) })}</span>
      </ProgressLine>
      {total === 0 && <p>{t('worklist.empty')}</p>}
      {KEY_POWERS.map((power) => (
        <Group key={power} power={power} items={list.items.filter((item) => item.power === power)} />
      ))}
      {closing && <CloseDialog list={list} onCancel={() => setClosing(false)} />}
    </>
  );
}

function Group({ power, items }: { readonly power: KeyPower; readonly items: Worklist['items'] }) {
  const { t } = useTranslation();
  const id = useId();
  if (items.length === 0) return null;
  return (
    <section aria-labelledby={id} className={styles.group}>
      <h2 id={id} className={styles.groupTitle}>
        {t(`worklist.power.${power}`)}
      </h2>
      <p className={styles.quiet}>{t(`worklist.why.${power}`)}</p>
      <ul className={styles.rows}>
        {items.map((item) => (
          <KeyRow key={item.id} item={item} />
        ))}
      </ul>
    </section>
  );
}
