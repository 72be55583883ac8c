import { Check, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Certificate, readFingerprint } from '../../../shared/model/certificate.ts';
import { cx } from '../../lib/cx.ts';
import { useFormat } from '../../lib/use-format.ts';
import { useNow } from '../../lib/use-now.ts';
import { useTold } from '../../lib/use-told.ts';
import {
  Button,
  Checkbox,
  Fact,
  Facts,
  Field,
  Fingerprint,
  TextInput,
  WireErrorNotice,
} from '../../ui/index.ts';
import styles from './certificate.module.css';

/** What a certificate says of itself; with `pinned`, the fingerprint that was expected in its place. */
export function CertificateFacts({
  certificate,
  pinned = null,
}: {
  readonly certificate: Certificate;
  readonly pinned?: string | null;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const { subject, issuer, names, from, until, fingerprint } = certificate;
  const changed = pinned !== null && pinned !== fingerprint;
  return (
    <Facts>
      <Fact name={t('network.certificate.subject')}>{subject}</Fact>
      <Fact name={t('network.certificate.issuer')}>{issuer}</Fact>
      {names.length > 0 && (
        <Fact name={t('network.certificate.names')}>
          <span className={styles.names}>
            {names.map((name) => name.replace(/^(?:DNS|IP Address):/, '')).join(', ')}
          </span>
        </Fact>
      )}
      <Fact name={t('network.certificate.valid')}>
        {t('network.certificate.validFor', { from: format.day(from, now), until: format.day(until, now) })}
      </Fact>
      {changed && (
        <Fact name={t('network.certificate.pinned')}>
          <Fingerprint value={pinned} />
        </Fact>
      )}
      <Fact name={t(changed ? 'network.certificate.shown' : 'network.certificate.fingerprint')}>
        <Fingerprint value={fingerprint} {...(changed ? { beside: pinned } : {})} />
      </Fact>
    </Facts>
  );
}

export interface TrustCertificateProps {
  readonly certificate: Certificate;
  /** The one that is expected there until now. */
  readonly pinned: string | null;
  readonly onTrust: () => Promise<void>;
}

/** Takes a certificate that no authority vouches for, once a person says to have compared it. */
export function TrustCertificate({ certificate, pinned, onTrust }: TrustCertificateProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [compared, setCompared] = useState(false);
  const { error, busy, run } = useTold();
  const read = readFingerprint(typed);
  const empty = typed.trim() === '';
  const same = read === certificate.fingerprint;
  return (
    <>
      <Field
        label={t('network.certificate.compare')}
        optional
        hint={t('network.certificate.compareHint')}
        error={!empty && read === null ? t('network.certificate.bad') : undefined}
      >
        <TextInput value={typed} mono maxLength={200} onChange={(event) => setTyped(event.target.value)} />
      </Field>
      <div role="status">
        {read !== null && (
          <span className={cx(styles.verdict, same ? styles.same : styles.other)}>
            {same ? <Check size={14} aria-hidden /> : <X size={14} aria-hidden />}
            {t(same ? 'network.certificate.same' : 'network.certificate.other')}
          </span>
        )}
      </div>
      {empty && (
        <Checkbox label={t('network.certificate.compared')} checked={compared} onChange={setCompared} />
      )}
      <div>
        <Button busy={busy} disabled={!(empty ? compared : same)} onClick={() => void run(onTrust)}>
          {t(pinned === null ? 'network.certificate.trust' : 'network.certificate.trustNew')}
        </Button>
      </div>
      {error !== null && <WireErrorNotice error={error} />}
    </>
  );
}
