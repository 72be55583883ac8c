import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { catalogue, inLocale } from '../../../shared/catalogue/index.ts';
import type { CloudId } from '../../../shared/model/cloud.ts';
import type { Diagnosis, DiagnosisFacts } from '../../../shared/model/diagnosis.ts';
import { copyText } from '../../lib/copy-text.ts';
import { CopyField, Field, Select } from '../../ui/index.ts';
import styles from './diagnosis.module.css';
import { FindingCard } from './finding-card.tsx';

const ANY = 'any';

/** The id that support asks for. */
function RequestId({ facts }: { readonly facts: DiagnosisFacts }) {
  const { t } = useTranslation();
  const { requestId } = facts;
  if (requestId === null) return null;
  return (
    <CopyField
      label={t('diagnosis.requestId')}
      value={requestId}
      onCopy={async () => {
        copyText(requestId);
        return null;
      }}
    />
  );
}

/** What an error text means, or that nothing is known of it. Takes the focus, so that it is read out. */
export function AnswerView({ answer }: { readonly answer: Diagnosis }) {
  const { t, i18n } = useTranslation();
  const [chosen, setChosen] = useState<CloudId | null>(null);
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => top.current?.focus(), []);
  const nameOf = (cloud: CloudId): string => inLocale(catalogue[cloud].name, i18n.language);

  if (answer.kind === 'not-known') {
    return (
      <div ref={top} tabIndex={-1} className={styles.answer}>
        <section className={styles.card} aria-label={t('diagnosis.notKnown.title')}>
          <div>
            <h3 className={styles.cause}>{t('diagnosis.notKnown.title')}</h3>
            <p>{t('diagnosis.notKnown.detail')}</p>
          </div>
          <ul className={styles.steps}>
            <li>{t('diagnosis.notKnown.paste')}</li>
            <li>{t('diagnosis.notKnown.choose')}</li>
            {answer.facts.requestId !== null && <li>{t('diagnosis.notKnown.support')}</li>}
          </ul>
          <RequestId facts={answer.facts} />
        </section>
      </div>
    );
  }
  const several = answer.findings[0]?.couldBe ?? [];
  const own = answer.perCloud.find(({ cloud }) => cloud === chosen);
  return (
    <div ref={top} tabIndex={-1} className={styles.answer}>
      {several.length > 0 && (
        <Field label={t('diagnosis.couldBe')}>
          <Select<CloudId | typeof ANY>
            options={[
              { value: ANY, label: t('diagnosis.undecided'), hint: several.map(nameOf).join(' · ') },
              ...several.map((cloud) => ({ value: cloud, label: nameOf(cloud) })),
            ]}
            value={chosen ?? ANY}
            onChange={(value) => setChosen(value === ANY ? null : value)}
          />
        </Field>
      )}
      {(own === undefined ? answer.findings : [own]).map((finding) => (
        <FindingCard key={`${finding.cause} ${finding.cloud}`} finding={finding}>
          <RequestId facts={answer.facts} />
        </FindingCard>
      ))}
    </div>
  );
}
