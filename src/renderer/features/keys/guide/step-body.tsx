import { ExternalLink, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { GuideStep } from '../../../../shared/catalogue/guides/index.ts';
import { inLocale, siteOf } from '../../../../shared/catalogue/index.ts';
import type { GuideName } from '../../../../shared/model/guide.ts';
import { useTold } from '../../../lib/use-told.ts';
import { useStores } from '../../../stores/react.ts';
import { Button, CopyButton, WireErrorNotice } from '../../../ui/index.ts';
import styles from './guide.module.css';
import { GuideDrawing } from './guide-drawing.tsx';
import { Source } from './source.tsx';

export interface StepBodyProps {
  readonly step: GuideStep;
  readonly name: GuideName;
  /** The button that goes on. */
  readonly children: ReactNode;
}

/** What belongs to the step that is open: why, what goes wrong, a picture, what to paste, the page to do it on. */
export function StepBody({ step, name, children }: StepBodyProps) {
  const { t, i18n } = useTranslation();
  const { client } = useStores();
  const { error, busy, run } = useTold();
  const { cloud, site } = name;
  const page = step.opens;
  const opens = page !== undefined && siteOf(cloud, site).pages[page] !== undefined ? page : null;
  return (
    <div className={styles.stepBody}>
      {step.note !== undefined && <p className={styles.note}>{inLocale(step.note, i18n.language)}</p>}
      {step.caution !== undefined && (
        <p className={styles.caution}>
          <TriangleAlert size={14} aria-hidden />
          <span>{inLocale(step.caution, i18n.language)}</span>
        </p>
      )}
      {step.drawing !== undefined && <GuideDrawing name={step.drawing} />}
      {step.copies !== undefined && (
        <div className={styles.copies}>
          <pre translate="no">
            <code>{step.copies}</code>
          </pre>
          <CopyButton
            label={t('guide.text')}
            onCopy={async () => {
              await run(async () => void (await client.call('guides.copy', { ...name, step: step.id })));
              return null;
            }}
          />
        </div>
      )}
      <div className={styles.stepActions}>
        {opens !== null && (
          <Button
            size="s"
            look="primary"
            icon={ExternalLink}
            busy={busy}
            onClick={() =>
              void run(async () => void (await client.call('guides.open', { cloud, site, page: opens })))
            }
          >
            {t('guide.openPage')}
          </Button>
        )}
        {children}
      </div>
      {error !== null && <WireErrorNotice error={error} />}
      <Source of={[step.source]} />
    </div>
  );
}
