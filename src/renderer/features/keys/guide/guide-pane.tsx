import { useTranslation } from 'react-i18next';
import type { Guide } from '../../../../shared/catalogue/guides/index.ts';
import { inLocale } from '../../../../shared/catalogue/index.ts';
import type { GuideName } from '../../../../shared/model/guide.ts';
import { Fold } from '../../../ui/index.ts';
import styles from './guide.module.css';
import { GuideSteps } from './guide-steps.tsx';
import { Source } from './source.tsx';

export interface GuidePaneProps {
  readonly name: GuideName;
  readonly guide: Guide;
  readonly done: readonly string[];
  readonly onMark: (done: readonly string[]) => void;
  readonly open: string | null;
  readonly onOpen: (step: string | null) => void;
}

/** How to get one kind of key: what to know before, the steps with their progress, what older instructions say. */
export function GuidePane({ name, guide, done, onMark, open, onOpen }: GuidePaneProps) {
  const { t, i18n } = useTranslation();
  const { before, steps, changed = [] } = guide;
  const say = (text: { readonly zh: string; readonly en: string }): string => inLocale(text, i18n.language);
  const count = steps.filter(({ id }) => done.includes(id)).length;
  return (
    <section aria-label={t('guide.title')} className={styles.guide}>
      <header className={styles.guideHead}>
        <h3>{t('guide.title')}</h3>
        <span className={styles.progress} role="status">
          {t('guide.progress', { done: count, all: steps.length })}
        </span>
        <span className={styles.bar} aria-hidden>
          <span style={{ width: `${(100 * count) / Math.max(1, steps.length)}%` }} />
        </span>
      </header>
      {before.length > 0 && (
        <div className={styles.before}>
          <h4>{t('guide.before')}</h4>
          <ul>
            {before.map((fact) => (
              <li key={fact.text.en}>{say(fact.text)}</li>
            ))}
          </ul>
          <Source of={[...new Set(before.map(({ source }) => source))]} />
        </div>
      )}
      <GuideSteps guide={guide} name={name} done={done} onMark={onMark} open={open} onOpen={onOpen} />
      {changed.length > 0 && (
        <Fold title={t('guide.changed')}>
          <ul className={styles.changes}>
            {changed.map((change) => (
              <li key={change.was.en}>
                <p className={styles.was}>{t('guide.was', { text: say(change.was) })}</p>
                <p>{t('guide.now', { text: say(change.now) })}</p>
              </li>
            ))}
          </ul>
          <Source of={[...new Set(changed.map(({ source }) => source))]} />
        </Fold>
      )}
    </section>
  );
}
