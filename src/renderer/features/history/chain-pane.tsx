import { Download } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ChainHead, parseHead, type Verdict, verdictsOf } from '../../../shared/chain-verdict.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { useFormat } from '../../lib/use-format.ts';
import { useTold } from '../../lib/use-told.ts';
import { chosenRow } from '../../stores/history.ts';
import { useLive, useStores } from '../../stores/react.ts';
import {
  Button,
  ErrorNotice,
  Field,
  Section,
  StatusMark,
  showToast,
  TextInput,
  WireErrorNotice,
} from '../../ui/index.ts';
import { EntryFacts } from './entry-facts.tsx';
import styles from './history.module.css';

/** The right pane of the history: the chosen entry, the check of the chain, the export. */
export function ChainPane() {
  const { t } = useTranslation();
  const { history } = useStores();
  const row = useLive(history, chosenRow);
  return (
    <div className={styles.chain}>
      {row !== undefined && <EntryFacts row={row} />}
      <CheckSection />
      <Section title={t('history.head.title')}>
        <p className={styles.explain}>{t('history.head.explain')}</p>
      </Section>
      <ExportSection />
    </div>
  );
}

interface Checked {
  readonly found: Output<'audit.verify'>;
  readonly earlier: ChainHead | null;
}

function CheckSection() {
  const { t } = useTranslation();
  const { client, history } = useStores();
  const [text, setText] = useState('');
  const [bad, setBad] = useState(false);
  const [checked, setChecked] = useState<Checked | null>(null);
  const { error, busy, run } = useTold();
  const check = (event: FormEvent): void => {
    event.preventDefault();
    const earlier = parseHead(text);
    setChecked(null);
    setBad(earlier === null && text.trim() !== '');
    if (earlier === null && text.trim() !== '') return;
    void run(async () => {
      setChecked({ found: await client.call('audit.verify', { earlier }), earlier });
      await history.refresh();
    });
  };
  return (
    <Section title={t('history.check.title')}>
      <form className={styles.form} onSubmit={check} noValidate>
        <p className={styles.explain}>{t('history.check.detail')}</p>
        <Field
          label={t('history.check.earlier')}
          hint={t('history.check.earlierHint')}
          error={bad ? t('history.check.badHead') : undefined}
          optional
        >
          <TextInput mono value={text} maxLength={200} onChange={(event) => setText(event.target.value)} />
        </Field>
        <div>
          <Button type="submit" busy={busy}>
            {t('history.check.run')}
          </Button>
        </div>
        <div aria-live="polite">{checked !== null && <Findings {...checked} />}</div>
        {error !== null && <WireErrorNotice error={error} />}
      </form>
    </Section>
  );
}

function Findings({ found, earlier }: Checked) {
  const { t } = useTranslation();
  const format = useFormat();
  const say = ({ sentence, at, count }: Verdict): string =>
    t(`history.check.${sentence}`, {
      ...{ at: format.count(at), total: format.count(count) },
      // A plural form is chosen by the number itself.
      count: sentence === 'whole' ? count : (format.count(count) as unknown as number),
    });
  const sentences = verdictsOf(found, earlier).map(say);
  if (found.state === 'whole') return <StatusMark status="proven" text={sentences.join(' ')} />;
  const [title = '', ...rest] = sentences;
  return <ErrorNotice title={title} {...(rest.length === 0 ? {} : { meaning: rest.join(' ') })} />;
}

function ExportSection() {
  const { t } = useTranslation();
  const { client, history } = useStores();
  const format = useFormat();
  const { error, busy, run } = useTold();
  const save = (as: 'jsonl' | 'csv'): void => {
    void run(async () => {
      const done = await client.call('audit.export', { ...history.state.getState().asked, format: as });
      if (done === null) return;
      showToast({
        tone: 'success',
        title: t('history.export.done', { count: done.rows, total: format.count(done.rows) }),
      });
      await history.refresh();
    });
  };
  return (
    <Section title={t('history.export.title')}>
      <div className={styles.form}>
        <p className={styles.explain}>{t('history.export.detail')}</p>
        <div className={styles.buttons}>
          <Button icon={Download} disabled={busy} onClick={() => save('jsonl')}>
            {t('history.export.jsonl')}
          </Button>
          <Button icon={Download} disabled={busy} onClick={() => save('csv')}>
            {t('history.export.csv')}
          </Button>
        </div>
        {error !== null && <WireErrorNotice error={error} />}
      </div>
    </Section>
  );
}
