import { Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answersTo, findRows, NAME_ROWS } from '../../../shared/crosswalk/search.ts';
import { useStores } from '../../stores/react.ts';
import { Button, EmptyState, Field, Page, TextInput } from '../../ui/index.ts';
import { Answer } from './answer.tsx';
import { Compare } from './compare.tsx';
import styles from './crosswalk.module.css';
import { NamesTable } from './names-table.tsx';
import { Part } from './part.tsx';

const CONSOLES = NAME_ROWS.filter(({ naming }) => naming.id === 'console');

/** What products call the halves of a key: looked up, side by side, and all of it. */
export function NamesPage() {
  const { t } = useTranslation();
  const { places } = useStores();
  const [typed, setTyped] = useState('');
  return (
    <Page
      title={t('crosswalk.title')}
      backLabel={t('crosswalk.close')}
      onBack={() => void places.keys({ kind: 'all' })}
    >
      <p className={styles.lead}>{t('crosswalk.lead')}</p>
      <search>
        <Field label={t('crosswalk.find')} hint={t('crosswalk.findHint')}>
          <TextInput
            type="search"
            icon={Search}
            value={typed}
            maxLength={80}
            onChange={(event) => setTyped(event.target.value)}
          />
        </Field>
      </search>
      {typed.trim() === '' ? <Everything /> : <Found typed={typed.trim()} />}
    </Page>
  );
}

function Found({ typed }: { readonly typed: string }) {
  const { t, i18n } = useTranslation();
  const rows = findRows(typed);
  const answers = answersTo(typed, i18n.language);
  if (rows.length === 0) return <EmptyState title={t('crosswalk.nothing', { typed })} />;
  return (
    <>
      {answers.map((answer) => (
        <Answer
          key={answer.part}
          answer={answer}
          alone={answers.filter(({ elsewhere }) => elsewhere.length > 0).length === 1}
        />
      ))}
      <Part title={t('crosswalk.found', { count: rows.length })} live>
        <NamesTable rows={rows} label={t('crosswalk.all')} />
      </Part>
    </>
  );
}

function Everything() {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const title = t(all ? 'crosswalk.all' : 'crosswalk.consoles');
  return (
    <>
      <Compare />
      <Part
        title={title}
        action={
          <Button size="s" look="ghost" onClick={() => setAll(!all)}>
            {t(all ? 'crosswalk.showConsoles' : 'crosswalk.showAll')}
          </Button>
        }
      >
        <NamesTable rows={all ? NAME_ROWS : CONSOLES} label={title} />
      </Part>
    </>
  );
}
