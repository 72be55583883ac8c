import { ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { catalogue, inLocale } from '../../../shared/catalogue/index.ts';
import type { Finding } from '../../../shared/model/diagnosis.ts';
import { copyText } from '../../lib/copy-text.ts';
import { useTold } from '../../lib/use-told.ts';
import { useStores } from '../../stores/react.ts';
import { Button, CloudTile, CopyField, Fact, Facts, WireErrorNotice } from '../../ui/index.ts';
import styles from './diagnosis.module.css';

const copied = async (text: string): Promise<null> => {
  copyText(text);
  return null;
};

/** The vendor's page on it. */
function PageButton({ page }: { readonly page: NonNullable<Finding['page']> }) {
  const { t } = useTranslation();
  const { client } = useStores();
  const { error, busy, run } = useTold();
  return (
    <>
      <div className={styles.page}>
        <Button
          size="s"
          icon={ExternalLink}
          busy={busy}
          onClick={() =>
            void run(async () => void (await client.call('diagnosis.openPage', { page: page.id })))
          }
        >
          {t('diagnosis.page')}
        </Button>
        <span className={styles.quiet} translate="no">
          {new URL(page.url).hostname}
        </span>
      </div>
      {error !== null && <WireErrorNotice error={error} />}
    </>
  );
}

/** One cause: what it is, what to do, what speaks for it. */
export function FindingCard({
  finding,
  children,
}: {
  readonly finding: Finding;
  readonly children?: ReactNode;
}) {
  const { t, i18n } = useTranslation();
  const { cloud, title, why, steps, evidence, endpoint, region, aheadMs, page } = finding;
  const say = (text: { readonly zh: string; readonly en: string }): string => inLocale(text, i18n.language);
  const minutes = aheadMs === null ? 0 : Math.round(aheadMs / 60_000);
  return (
    <section className={styles.card} aria-label={say(title)}>
      <div>
        {cloud !== null && (
          <p className={styles.cloud}>
            <CloudTile monogram={catalogue[cloud].monogram} hue={catalogue[cloud].hue} />
            {say(catalogue[cloud].name)}
          </p>
        )}
        <h3 className={styles.cause}>{say(title)}</h3>
        <p>
          {say(why)}
          {minutes !== 0 && (
            <strong>
              {' '}
              {t(minutes > 0 ? 'diagnosis.ahead' : 'diagnosis.behind', { count: Math.abs(minutes) })}
            </strong>
          )}
        </p>
      </div>
      <div>
        <h4 className={styles.part}>{t('diagnosis.todo')}</h4>
        <ol className={styles.steps}>
          {steps.map((step) => (
            <li key={step.en}>{say(step)}</li>
          ))}
        </ol>
      </div>
      {(endpoint ?? region) !== null && (
        <div className={styles.place}>
          {endpoint !== null && (
            <CopyField label={t('diagnosis.endpoint')} value={endpoint} onCopy={() => copied(endpoint)} />
          )}
          {region !== null && (
            <CopyField label={t('diagnosis.region')} value={region} onCopy={() => copied(region)} />
          )}
        </div>
      )}
      {page !== null && <PageButton page={page} />}
      {evidence.length > 0 && (
        <div>
          <h4 className={styles.part}>{t('diagnosis.evidence')}</h4>
          <Facts>
            {evidence.map(({ part, text }) => (
              <Fact key={`${part} ${text}`} name={t(`diagnosis.part.${part}`)}>
                <code translate="no">{text}</code>
              </Fact>
            ))}
          </Facts>
        </div>
      )}
      {children}
    </section>
  );
}
