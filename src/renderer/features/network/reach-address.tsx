import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { catalogue, inLocale } from '../../../shared/catalogue/index.ts';
import type { Pin } from '../../../shared/model/certificate.ts';
import type { CloudId } from '../../../shared/model/cloud.ts';
import type { ReachAddress, ReachStep } from '../../../shared/model/reach.ts';
import { isVendorAddress } from '../../../shared/plain-http.ts';
import { Fold } from '../../ui/index.ts';
import certificateStyles from './certificate.module.css';
import { CertificateFacts, TrustCertificate } from './certificate-panel.tsx';
import styles from './reach.module.css';
import { ReachStepItem } from './reach-step.tsx';
import { asksForTrust, wayText, whyText } from './words.ts';

export interface ReachAddressPartProps {
  readonly cloud: CloudId;
  readonly address: ReachAddress;
  readonly onPin: (pin: Pin) => Promise<void>;
}

/** One address with its steps. */
export function ReachAddressPart({ cloud, address, onPin }: ReachAddressPartProps) {
  const { i18n } = useTranslation();
  const id = useId();
  const spec = catalogue[cloud].endpoints.find(({ name }) => name === address.name);
  return (
    <section aria-labelledby={id} className={styles.address}>
      <h3 id={id} className={styles.title}>
        {spec === undefined ? address.name : inLocale(spec.label, i18n.language)}
        <code className={styles.url}>{address.url.replace(/\/$/, '')}</code>
      </h3>
      <ol className={styles.steps}>
        {address.steps.map((step) => (
          <Step key={step.step} {...{ cloud, address, step, onPin }} />
        ))}
      </ol>
    </section>
  );
}

function Step(props: ReachAddressPartProps & { readonly step: ReachStep }) {
  const { t } = useTranslation();
  const { address, step } = props;
  const { facts } = step;
  switch (step.step) {
    case 'way':
      return (
        <ReachStepItem
          step="way"
          outcome={step}
          found={
            address.way !== null &&
            t('network.see.why', { way: wayText(address.way, t), why: whyText(address.way, t) })
          }
        />
      );
    case 'dns':
      return <ReachStepItem step="dns" outcome={step} found={facts.addresses} />;
    case 'tls':
      return (
        <ReachStepItem
          step="tls"
          outcome={step}
          found={
            step.state === 'ok' &&
            [
              facts.protocol,
              address.trustedBy !== null &&
                t(`network.reach.facts.${address.trustedBy === 'pin' ? 'pin' : 'trusted'}`),
            ]
              .filter(Boolean)
              .join(' · ')
          }
        >
          <CertificatePart {...props} failed={step.state === 'failed'} />
        </ReachStepItem>
      );
    case 'http':
      return (
        <ReachStepItem
          step="http"
          outcome={step}
          found={
            facts.status !== undefined && t('network.reach.facts.status', { status: `HTTP ${facts.status}` })
          }
        />
      );
    default:
      return <ReachStepItem step={step.step} outcome={step} />;
  }
}

function CertificatePart({
  cloud,
  address,
  onPin,
  failed,
}: ReachAddressPartProps & { readonly failed: boolean }) {
  const { t } = useTranslation();
  const { certificate, pinned, host, url } = address;
  if (certificate === null) return null;
  if (!failed) {
    return (
      <Fold title={t('network.reach.facts.certificate')}>
        <CertificateFacts certificate={certificate} />
      </Fold>
    );
  }
  return (
    <div className={certificateStyles.panel}>
      <CertificateFacts certificate={certificate} pinned={pinned} />
      {asksForTrust(address) &&
        (isVendorAddress(cloud, url) ? (
          <p className={styles.quiet}>{t('network.certificate.vendor')}</p>
        ) : (
          <TrustCertificate
            certificate={certificate}
            pinned={pinned}
            onTrust={() => onPin({ host, fingerprint: certificate.fingerprint })}
          />
        ))}
    </div>
  );
}
