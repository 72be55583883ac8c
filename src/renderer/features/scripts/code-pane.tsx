import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SNIPPET_LANGUAGES, type SnippetLanguage } from '../../../shared/model/script.ts';
import { CopyPublic } from '../../actions/copy-public.tsx';
import { useAnswer } from '../../lib/use-answer.ts';
import { useStores } from '../../stores/react.ts';
import { CodeBlock, Field, SegmentedControl, WireErrorNotice } from '../../ui/index.ts';
import type { PaneProps } from './pane-props.ts';
import styles from './scripts.module.css';
import { SetField } from './set-field.tsx';

const NAMES: Readonly<Record<SnippetLanguage, string>> = {
  python: 'Python',
  node: 'Node.js',
  go: 'Go',
  java: 'Java',
};

/** A program that reads the variables, in several languages; no secret is in it. */
export function CodePane({ detail, sets }: PaneProps) {
  const { t } = useTranslation();
  const { client } = useStores();
  const spoken = sets.filter(({ languages }) => languages.length > 0);
  const [wanted, setWanted] = useState({ set: spoken[0]?.id ?? null, language: 'python' as SnippetLanguage });
  const set = spoken.find(({ id }) => id === wanted.set) ?? spoken[0];
  const languages = SNIPPET_LANGUAGES.filter((each) => set?.languages.includes(each) === true);
  const language = languages.includes(wanted.language) ? wanted.language : languages[0];
  const asked = set === undefined || language === undefined ? null : { naming: set.id, language };
  const { value, error } = useAnswer(asked === null ? null : `${asked.naming} ${asked.language}`, () =>
    client.call('scripts.snippet', {
      credential: detail.id,
      naming: asked?.naming ?? '',
      language: asked?.language ?? 'python',
    }),
  );
  if (set === undefined || language === undefined)
    return <p className={styles.quiet}>{t('scripts.code.none')}</p>;
  return (
    <div className={styles.pane}>
      <p className={styles.quiet}>{t('scripts.code.lead')}</p>
      <div className={styles.fields}>
        <SetField sets={spoken} value={set.id} onChange={(next) => setWanted({ ...wanted, set: next })} />
        <Field label={t('scripts.code.language')}>
          <SegmentedControl
            segments={languages.map((each) => ({ value: each, label: NAMES[each] }))}
            value={language}
            onChange={(next) => setWanted({ ...wanted, language: next })}
          />
        </Field>
      </div>
      {error !== null && <WireErrorNotice error={error} />}
      {value !== null && value.install !== '' && (
        <CodeBlock
          label={t('scripts.code.install')}
          text={value.install}
          actions={<CopyPublic label={t('scripts.name.install')} text={value.install} />}
        />
      )}
      {value !== null && (
        <CodeBlock
          label={t('scripts.code.program')}
          text={value.text}
          actions={<CopyPublic label={t('scripts.name.program')} text={value.text} />}
        />
      )}
    </div>
  );
}
