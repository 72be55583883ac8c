import { CircleCheck } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { catalogue, inLocale } from '../../../shared/catalogue/index.ts';
import { failureWords, isOurCode } from '../../../shared/failure-words.ts';
import { identityParts } from '../../../shared/identity-words.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import type { WireError } from '../../../shared/ipc/envelope.ts';
import type { CloudId } from '../../../shared/model/cloud.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import { ReachRemedy } from '../../actions/reach-remedy.tsx';
import { toWireError } from '../../lib/wire-error.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Button, Dialog, ErrorNotice, Fact, Facts, Spinner, WireErrorNotice } from '../../ui/index.ts';
import styles from './key-added.module.css';

interface KeyAddedProps {
  readonly id: CredentialId;
  readonly cloud: CloudId;
  /** Its platform is asked at once whether it works. */
  readonly verify: boolean;
  readonly onClose: () => void;
  readonly onAnother: () => void;
}

type Verdict = Output<'credentials.verify'> | { readonly kind: 'refused'; readonly error: WireError };

/** The end of the way: the key is kept and, where Keyturn can ask its platform, proven at once. */
export function KeyAdded({ id, cloud, verify: asked, onClose, onAnother }: KeyAddedProps) {
  const { t, i18n } = useTranslation();
  const { client, dialogs, detail } = useStores();
  // The new key is the selected one.
  const account = useLive(detail, (state) => (state.detail?.id === id ? state.detail.account : undefined));
  const { name, failureNotes } = catalogue[cloud];
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const show = useRef<HTMLButtonElement>(null);
  const verify = useEffectEvent(async () => {
    setVerdict(null);
    try {
      setVerdict(await client.call('credentials.verify', { id }));
    } catch (thrown) {
      setVerdict({ kind: 'refused', error: toWireError(thrown) });
    }
  });
  const [tries, setTries] = useState(1);
  useEffect(() => {
    if (asked && tries > 0) void verify();
  }, [asked, tries]);
  const said = verdict?.kind === 'failed' ? failureWords(verdict.failure) : null;
  const note = verdict?.kind === 'failed' ? failureNotes?.[verdict.failure.kind] : undefined;
  const asking = asked && verdict === null;
  const failed = verdict !== null && verdict.kind !== 'proven';
  const where = { cloud: inLocale(name, i18n.language) };
  const parts = verdict?.kind === 'proven' ? identityParts(cloud, verdict.identity, i18n.language) : [];

  return (
    <Dialog
      open
      size="m"
      onClose={onClose}
      title={t('add.done')}
      initialFocus={show}
      actions={
        <>
          <Button onClick={onAnother}>{t('add.another')}</Button>
          {failed && <Button onClick={() => setTries(tries + 1)}>{t('common.retry')}</Button>}
          <Button ref={show} look="primary" onClick={onClose}>
            {t('add.show')}
          </Button>
        </>
      }
    >
      <div className={styles.verdict} role="status">
        {asking && (
          <p className={styles.line}>
            <Spinner /> {t('add.verdict.asking', where)}
          </p>
        )}
        {!asked && (
          <p className={styles.line}>
            <CircleCheck size={18} aria-hidden />
            <span>{t('add.verdict.unasked')}</span>
          </p>
        )}
        {verdict?.kind === 'proven' && (
          <>
            <p className={styles.line}>
              <CircleCheck size={18} aria-hidden />
              <span>{t(parts.length === 0 ? 'add.verdict.provenUntold' : 'add.verdict.proven', where)}</span>
            </p>
            {parts.length > 0 && (
              <Facts>
                {parts.map(({ part, label, value }) => (
                  <Fact key={part} name={label}>
                    {value}
                  </Fact>
                ))}
              </Facts>
            )}
          </>
        )}
      </div>
      {verdict?.kind === 'failed' && said !== null && (
        <ErrorNotice
          title={t(said.title)}
          meaning={
            <>
              {t(said.meaning)}
              {note !== undefined && !isOurCode(verdict.failure) && <> {inLocale(note, i18n.language)}</>}
            </>
          }
          remedy={t(said.action)}
          actions={
            ['wrong-secret', 'expired-token'].includes(verdict.failure.kind) ? (
              <Button size="s" onClick={() => dialogs.open({ kind: 'replace-secret', id })}>
                {t('vault.menu.replace')}
              </Button>
            ) : (
              account !== undefined && <ReachRemedy failure={verdict.failure} account={account} />
            )
          }
        />
      )}
      {verdict?.kind === 'refused' && <WireErrorNotice error={verdict.error} />}
      {failed && <p className={styles.kept}>{t('add.verdict.keptAnyway')}</p>}
    </Dialog>
  );
}
