import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyPublic } from '../../actions/copy-public.tsx';
import { useStores } from '../../stores/react.ts';
import { Button, CodeBlock, Dialog } from '../../ui/index.ts';
import styles from './hand-over.module.css';

/** A key that was sealed just now. */
export interface Sealed {
  readonly label: string;
  readonly person: string;
  readonly text: string;
  /** Shown this once; null where the person sent a request. */
  readonly password: string | null;
}

/** What is sent to the person, and the password that goes another way. It has no copy button: it is read to them. */
export function SealedDialog({ sealed }: { readonly sealed: Sealed }) {
  const { t } = useTranslation();
  const { dialogs, places } = useStores();
  const { label, person, text, password } = sealed;
  const list = useRef<HTMLOListElement>(null);
  const done = (): void => {
    dialogs.close();
    places.handOvers();
  };
  return (
    <Dialog
      open
      sticky
      size="l"
      // A press of Enter must not close what is shown once.
      initialFocus={list}
      onClose={dialogs.close}
      title={t('handOver.sealed.title', { label, person })}
      actions={
        <Button look="primary" onClick={done}>
          {t('handOver.sealed.done')}
        </Button>
      }
    >
      <ol ref={list} tabIndex={-1} className={styles.steps}>
        <li>
          <CodeBlock
            short
            label={t('handOver.sealed.text', { person })}
            hint={t(password === null ? 'handOver.sealed.textHint' : 'handOver.sealed.textHintPassword')}
            text={text}
            actions={<CopyPublic label={t('handOver.sealed.textName')} text={text} />}
          />
        </li>
        {password !== null && (
          <li>
            <p className={styles.stepName}>{t('handOver.sealed.password', { person })}</p>
            <p className={styles.quiet}>{t('handOver.sealed.passwordHint')}</p>
            <code className={styles.password} translate="no" data-selectable>
              {password}
            </code>
          </li>
        )}
        <li>
          <p className={styles.stepName}>{t('handOver.sealed.receipt', { person })}</p>
          <p className={styles.quiet}>{t('handOver.sealed.receiptHint')}</p>
        </li>
      </ol>
    </Dialog>
  );
}
