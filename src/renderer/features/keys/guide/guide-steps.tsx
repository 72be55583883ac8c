import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Guide } from '../../../../shared/catalogue/guides/index.ts';
import { inLocale } from '../../../../shared/catalogue/index.ts';
import type { GuideName } from '../../../../shared/model/guide.ts';
import { cx } from '../../../lib/cx.ts';
import { Button, Checkbox } from '../../../ui/index.ts';
import styles from './guide.module.css';
import { StepBody } from './step-body.tsx';

export interface GuideStepsProps {
  readonly guide: Guide;
  readonly name: GuideName;
  readonly done: readonly string[];
  readonly onMark: (done: readonly string[]) => void;
  /** The step that is open; null where all are closed. */
  readonly open: string | null;
  readonly onOpen: (step: string | null) => void;
}

/** The steps as a numbered list. One is open, at first the one that comes next; ticking it off opens the one after it. */
export function GuideSteps({ guide, name, done, onMark, open, onOpen }: GuideStepsProps) {
  const { t, i18n } = useTranslation();
  const heads = useRef(new Map<string, HTMLButtonElement>());
  const last = guide.steps.at(-1)?.id;

  const mark = (step: string, ticked: boolean): readonly string[] => {
    const next = guide.steps.map(({ id }) => id).filter((id) => (id === step ? ticked : done.includes(id)));
    onMark(next);
    return next;
  };
  const goOn = (step: string): void => {
    const next = mark(step, true);
    const after = guide.steps.findIndex(({ id }) => id === step);
    const following = [...guide.steps.slice(after + 1), ...guide.steps].find(({ id }) => !next.includes(id));
    onOpen(following?.id ?? null);
    (following === undefined ? heads.current.get(step) : heads.current.get(following.id))?.focus();
  };

  return (
    <ol className={styles.steps}>
      {guide.steps.map((step, index) => {
        const isOpen = step.id === open;
        const ticked = done.includes(step.id);
        const bodyId = `guide-step-${step.id}`;
        return (
          <li
            key={step.id}
            aria-current={isOpen ? 'step' : undefined}
            data-done={ticked ? '' : undefined}
            className={cx(styles.step, isOpen && styles.open)}
          >
            <span className={styles.tick}>
              <Checkbox
                bare
                label={t('guide.tick', { step: index + 1 })}
                checked={ticked}
                onChange={(next) => (next ? goOn(step.id) : void mark(step.id, false))}
              />
            </span>
            <div className={styles.stepWords}>
              <button
                type="button"
                ref={(element) => {
                  if (element !== null) heads.current.set(step.id, element);
                }}
                aria-expanded={isOpen}
                aria-controls={bodyId}
                className={styles.stepHead}
                onClick={() => onOpen(isOpen ? null : step.id)}
              >
                <span className={styles.number}>{index + 1}</span>
                <span>{inLocale(step.text, i18n.language)}</span>
              </button>
              <div id={bodyId} hidden={!isOpen}>
                {isOpen && (
                  <StepBody step={step} name={name}>
                    <Button size="s" look="quiet" onClick={() => goOn(step.id)}>
                      {t(step.id === last ? 'guide.finish' : 'guide.next')}
                    </Button>
                  </StepBody>
                )}
              </div>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
