import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { catalogue, inLocale } from '../../../shared/catalogue/index.ts';
import { failureWords, isOurCode } from '../../../shared/failure-words.ts';
import type { CredentialDetail } from '../../../shared/model/credential.ts';
import type { CloudFailure } from '../../../shared/model/failure.ts';
import { todoOf } from '../../../shared/model/verification.ts';
import { ReachRemedy } from '../../actions/reach-remedy.tsx';
import { copyText } from '../../lib/copy-text.ts';
import { useFormat } from '../../lib/use-format.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Banner, Button, ErrorNotice, WireErrorNotice } from '../../ui/index.ts';
import styles from './detail.module.css';
import { JoinNotices } from './join-notices.tsx';

/** Why no age is known, and what would tell it. */
function AgeNotice({ detail }: { readonly detail: CredentialDetail }) {
  const { t } = useTranslation();
  const { rights } = catalogue[detail.cloud];
  const known = detail.createdAt !== null || detail.expiresAt !== null;
  if (detail.health.kind === 'failed' || known) return null;
  const words =
    detail.health.kind === 'unverified'
      ? t('vault.age.verify')
      : rights === null
        ? t('vault.age.unread')
        : t('vault.age.unreadable', { right: rights.list });
  return (
    <div className={styles.rounded}>
      <Banner tone="info">{words}</Banner>
    </div>
  );
}

export interface DetailNoticesProps {
  readonly detail: CredentialDetail;
  readonly now: number;
}

/** What has to be known before anything else: a root key, a failed check, an age that nobody told, the same user elsewhere. */
export function DetailNotices({ detail, now }: DetailNoticesProps) {
  const { t } = useTranslation();
  const { verification } = useStores();
  const refused = useLive(verification, (state) => state.refused.get(detail.id));
  const { health } = detail;
  return (
    <>
      {detail.identity?.principalKind === 'root' && (
        <div className={styles.rounded}>
          <Banner tone="danger">
            <strong>{t('vault.root.title')}</strong> {t('vault.root.detail')}
          </Banner>
        </div>
      )}
      {refused !== undefined && (
        <WireErrorNotice
          error={refused}
          {...(refused.code === 'insecure-endpoint' && { actions: <AccountButton detail={detail} /> })}
        />
      )}
      {health.kind === 'failed' && (
        <FailureNotice failure={health.failure} at={health.at} now={now} detail={detail} />
      )}
      {detail.removedAt === null && <AgeNotice detail={detail} />}
      <JoinNotices detail={detail} />
    </>
  );
}

/** Leads to what the account sets: addresses, proxy, consent. */
function AccountButton({ detail }: { readonly detail: CredentialDetail }) {
  const { t } = useTranslation();
  const { dialogs } = useStores();
  return (
    <Button size="s" onClick={() => dialogs.open({ kind: 'account', id: detail.accountId })}>
      {t('vault.menu.account')}
    </Button>
  );
}

const VALID: readonly CloudFailure['kind'][] = [
  'denied-but-valid',
  'valid-but-not-from-this-address',
  'throttled',
];

/** Whether another key may tell more of this one than its own check did. */
function useLooksUp({ id, health, removedAt }: CredentialDetail): boolean {
  const { client } = useStores();
  const [offered, setOffered] = useState(false);
  const unclear =
    removedAt === null && health.kind === 'failed' && health.failure.kind === 'unknown-or-disabled';
  useEffect(() => {
    if (!unclear) return setOffered(false);
    let wanted = true;
    client.call('verification.helpers', { id }).then(
      (helpers) => wanted && setOffered(helpers.offered),
      // Without an answer nothing is offered.
      () => wanted && setOffered(false),
    );
    return () => {
      wanted = false;
    };
  }, [client, id, unclear]);
  return offered;
}

/** Failures before a cloud could answer: their codes are the system's, and the words above say all. */
const ON_THE_WAY: readonly CloudFailure['kind'][] = ['network', 'untrusted-certificate'];

interface FailureNoticeProps {
  readonly failure: CloudFailure;
  readonly at: number;
  readonly now: number;
  readonly detail: CredentialDetail;
}

function FailureNotice({ failure, at, now, detail }: FailureNoticeProps) {
  const { t, i18n } = useTranslation();
  const { dialogs } = useStores();
  const format = useFormat();
  const { kind } = failure;
  const looksUp = useLooksUp(detail);
  const words = failureWords(failure);
  const note = catalogue[detail.cloud].failureNotes?.[kind];
  const rows = [
    { label: t('vault.failure.code'), value: failure.vendorCode },
    { label: t('vault.failure.request'), value: failure.requestId },
    { label: t('vault.failure.status'), value: failure.httpStatus?.toString() ?? null },
    { label: t('vault.failure.host'), value: failure.host },
    { label: t('vault.failure.at'), value: format.instant(at) },
    { label: t('network.certificate.pinned'), value: failure.certificates?.pinned ?? null },
    { label: t('network.certificate.shown'), value: failure.certificates?.shown ?? null },
  ].flatMap(({ label, value }) => (value === null ? [] : [{ label, value }]));
  const minutes = failure.clockAheadMs === null ? 0 : Math.round(failure.clockAheadMs / 60_000);

  return (
    <ErrorNotice
      tone={VALID.includes(kind) ? 'warning' : 'error'}
      title={t(words.title)}
      meaning={
        <>
          {t(words.meaning)}
          {note !== undefined && !isOurCode(failure) && <> {inLocale(note, i18n.language)}</>}
          {minutes !== 0 && (
            <>
              {' '}
              {t(minutes > 0 ? 'vault.failure.ahead' : 'vault.failure.behind', { count: Math.abs(minutes) })}
            </>
          )}
        </>
      }
      remedy={
        <>
          {t(words.action)}{' '}
          <span className={styles.checked}>
            {t('vault.failure.checked', { time: format.relative(at, now) })}
          </span>
        </>
      }
      actions={
        <>
          <Remedy
            failure={failure}
            detail={detail}
            onReplace={() => dialogs.open({ kind: 'replace-secret', id: detail.id })}
            onLookUp={looksUp ? () => dialogs.open({ kind: 'look-up', id: detail.id }) : null}
          />
          {failure.vendorCode !== null && !ON_THE_WAY.includes(kind) && !isOurCode(failure) && (
            <Button
              size="s"
              onClick={() => dialogs.open({ kind: 'explain', failure: { ...failure, cloud: detail.cloud } })}
            >
              {t('diagnosis.explainCode')}
            </Button>
          )}
        </>
      }
      details={rows}
      onCopyDetails={copyText}
    />
  );
}

interface RemedyProps {
  readonly failure: CloudFailure;
  readonly detail: CredentialDetail;
  readonly onReplace: () => void;
  /** Null where the platform has no such look-up. */
  readonly onLookUp: (() => void) | null;
}

/** The button that leads to what the failure's text asks for, where there is one. */
function Remedy({ failure, detail, onReplace, onLookUp }: RemedyProps) {
  const { t } = useTranslation();
  const { dialogs } = useStores();
  const { kind, vendorCode } = failure;
  const edit = todoOf({ kind: 'failure', failure: kind, vendorCode }) === 'correct';
  if (edit && kind !== 'wrong-secret') {
    return (
      <>
        <Button size="s" onClick={() => dialogs.open({ kind: 'edit', id: detail.id })}>
          {t('vault.menu.edit')}
        </Button>
        {kind === 'wrong-endpoint' && <AccountButton detail={detail} />}
      </>
    );
  }
  switch (kind) {
    case 'wrong-secret':
    case 'expired-token':
      return (
        <Button size="s" onClick={onReplace}>
          {t('vault.menu.replace')}
        </Button>
      );
    case 'unknown-or-disabled':
      return (
        onLookUp !== null && (
          <Button size="s" onClick={onLookUp}>
            {t('lookUp.open')}
          </Button>
        )
      );
    case 'wrong-endpoint':
    case 'network':
    case 'untrusted-certificate':
    case 'unknown-key':
    case 'valid-but-not-from-this-address':
      return (
        <>
          <ReachRemedy failure={failure} account={detail.account} />
          <AccountButton detail={detail} />
        </>
      );
    default:
      return null;
  }
}
