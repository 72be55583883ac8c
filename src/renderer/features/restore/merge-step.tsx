import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MergeConflict, MergePlan } from '../../../shared/model/restore.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { conflictKey, type MergeChoices } from '../../stores/restore.ts';
import { Button } from '../../ui/index.ts';
import { Conflict } from './conflict.tsx';
import styles from './restore.module.css';
import { StepFrame } from './step-frame.tsx';

type Side = 'here' | 'there';

/** What a merge would do: what goes by itself, and what both copies changed, side by side. */
export function MergeStep({ plan }: { readonly plan: MergePlan }) {
  const { t } = useTranslation();
  const { restore } = useStores();
  const busy = useLive(restore, (state) => state.busy);
  const [choices, setChoices] = useState<MergeChoices>(new Map());
  const { added, changed, removed, conflicts } = plan;
  const sideOf = (conflict: MergeConflict): Side => choices.get(conflictKey(conflict)) ?? conflict.newer;
  const choose = (conflict: MergeConflict, side: Side): void =>
    setChoices(new Map(choices).set(conflictKey(conflict), side));
  const all = (pick: (conflict: MergeConflict) => Side): void =>
    setChoices(new Map(conflicts.map((conflict) => [conflictKey(conflict), pick(conflict)])));
  const nothing = added + changed + removed + conflicts.length === 0;

  return (
    <StepFrame
      wide
      title={t('restore.merge.title')}
      lead={t(nothing ? 'restore.merge.nothing' : 'restore.merge.lead')}
      actions={
        <Button
          look="primary"
          busy={busy}
          onClick={() => (nothing ? restore.end() : void restore.merge(choices))}
        >
          {t(nothing ? 'common.close' : 'restore.merge.do')}
        </Button>
      }
    >
      {!nothing && <Counts added={added} changed={changed} removed={removed} />}
      {conflicts.length > 0 && (
        <section className={styles.conflicts} aria-label={t('restore.merge.conflicts')}>
          <div className={styles.conflictsHead}>
            <div>
              <h2 className={styles.subtitle}>{t('restore.merge.both', { count: conflicts.length })}</h2>
              <p className={styles.quiet}>{t('restore.merge.bothHint')}</p>
            </div>
            {conflicts.length > 1 && (
              <div className={styles.alls}>
                <Button size="s" onClick={() => all(() => 'here')}>
                  {t('restore.merge.allHere')}
                </Button>
                <Button size="s" onClick={() => all(() => 'there')}>
                  {t('restore.merge.allThere')}
                </Button>
                <Button size="s" onClick={() => all(({ newer }) => newer)}>
                  {t('restore.merge.allNewer')}
                </Button>
              </div>
            )}
          </div>
          {conflicts.map((conflict) => (
            <Conflict
              key={conflictKey(conflict)}
              conflict={conflict}
              side={sideOf(conflict)}
              onChoose={(side) => choose(conflict, side)}
            />
          ))}
        </section>
      )}
    </StepFrame>
  );
}

/** "3 added, 2 changed, 1 removed." */
export function Counts(props: {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}) {
  const { t } = useTranslation();
  return (
    <dl className={styles.counts}>
      {(['added', 'changed', 'removed'] as const).map((what) => (
        <div key={what}>
          <dt>{t(`restore.merge.${what}`)}</dt>
          <dd>{props[what]}</dd>
        </div>
      ))}
    </dl>
  );
}
