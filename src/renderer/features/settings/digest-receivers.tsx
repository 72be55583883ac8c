import { MoreHorizontal, Plus } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Delivery, Receiver } from '../../../shared/model/digest.ts';
import type { Formatter } from '../../lib/format.ts';
import type { Translate } from '../../lib/i18n.ts';
import { useFormat } from '../../lib/use-format.ts';
import { useNow } from '../../lib/use-now.ts';
import { useTold } from '../../lib/use-told.ts';
import { useStores } from '../../stores/react.ts';
import { Button, ErrorNotice, IconButton, Menu, WireErrorNotice } from '../../ui/index.ts';
import styles from './digest.module.css';

function lastText(last: Delivery | null, now: number, format: Formatter, t: Translate): string {
  if (last === null) return t('digest.never');
  const { outcome, occasion, at } = last;
  const kind = outcome.kind === 'sent' && occasion === 'test' ? 'tested' : outcome.kind;
  return t(`digest.outcome.${kind}`, { when: format.relative(at, now) });
}

/** What went wrong with the last message, and what to do. */
function Trouble({ last: { outcome } }: { readonly last: Delivery }) {
  const { t } = useTranslation();
  if (outcome.kind !== 'failed' && outcome.kind !== 'unknown') return null;
  const words =
    outcome.kind === 'failed'
      ? (`digest.failure.${outcome.reason}` as const)
      : (`digest.doubt.${outcome.reason}` as const);
  return (
    <ErrorNotice
      tone={outcome.kind === 'failed' ? 'error' : 'warning'}
      title={t(`${words}.title`)}
      meaning={t(`${words}.meaning`)}
      remedy={t(`${words}.action`)}
      {...(outcome.code === null ? {} : { details: [{ label: t('digest.code'), value: outcome.code }] })}
    />
  );
}

function ReceiverItem({ receiver }: { readonly receiver: Receiver }) {
  const { t } = useTranslation();
  const { client, dialogs, digest } = useStores();
  const format = useFormat();
  const now = useNow();
  const { error, busy, run } = useTold();
  const { id, kind, label, host, signed, last } = receiver;
  const sending = busy || last?.outcome.kind === 'sending';
  const send = (channel: 'digest.send' | 'digest.test'): void => {
    void run(async () => {
      await client.call(channel, { id });
      await digest.refresh();
    });
  };
  return (
    <li className={styles.receiver}>
      <div className={styles.row}>
        <div className={styles.words}>
          <div className={styles.label}>{label}</div>
          <div className={styles.under}>
            {[t(`digest.forms.${kind}`), host, ...(signed ? [t('digest.signed')] : [])].join(' · ')}
          </div>
          <div className={styles.under} aria-live="polite">
            {lastText(last, now, format, t)}
          </div>
        </div>
        <Button busy={sending} onClick={() => send('digest.send')} aria-label={t('digest.sendTo', { label })}>
          {t('digest.send')}
        </Button>
        <Menu
          trigger={<IconButton icon={MoreHorizontal} label={t('digest.more', { label })} />}
          entries={[
            { kind: 'action', label: t('digest.test'), run: () => send('digest.test') },
            {
              kind: 'action',
              label: t('digest.edit'),
              run: () => dialogs.open({ kind: 'digest-webhook', receiver }),
            },
            { kind: 'separator' },
            {
              kind: 'action',
              label: t('digest.remove'),
              danger: true,
              run: () => dialogs.open({ kind: 'digest-remove', receiver }),
            },
          ]}
        />
      </div>
      {last !== null && !sending && <Trouble last={last} />}
      {error !== null && <WireErrorNotice error={error} />}
    </li>
  );
}

/** The webhooks that the digest goes to, each with what became of its last message. */
export function DigestReceivers({ receivers }: { readonly receivers: readonly Receiver[] }) {
  const { t } = useTranslation();
  const { dialogs } = useStores();
  const title = useId();
  return (
    <>
      <h4 id={title} className={styles.label}>
        {t('digest.receivers')}
      </h4>
      {receivers.length === 0 ? (
        <p className={styles.lead}>{t('digest.none')}</p>
      ) : (
        <ul className={styles.receivers} aria-labelledby={title}>
          {receivers.map((receiver) => (
            <ReceiverItem key={receiver.id} receiver={receiver} />
          ))}
        </ul>
      )}
      <div>
        <Button icon={Plus} onClick={() => dialogs.open({ kind: 'digest-webhook', receiver: null })}>
          {t('digest.add')}
        </Button>
      </div>
    </>
  );
}
