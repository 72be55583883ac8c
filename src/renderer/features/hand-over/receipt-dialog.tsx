import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyPublic } from '../../actions/copy-public.tsx';
import { useStores } from '../../stores/react.ts';
import { Button, CodeBlock, Dialog } from '../../ui/index.ts';
import styles from './hand-over.module.css';

export interface ReceiptToSendProps {
  /** Who sealed the key. */
  readonly from: string;
  readonly text: string;
  /** The key was here before. */
  readonly here: boolean;
}

/** What is sent back once the key is in, by which the sender knows that it came to the right person. */
export function ReceiptToSendDialog({ from, text, here }: ReceiptToSendProps) {
  const { t } = useTranslation();
  const { dialogs } = useStores();
  const close = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      open
      // It may be the only time that it is shown.
      sticky
      initialFocus={close}
      onClose={dialogs.close}
      title={t('handOver.receipt.title', { from })}
      description={t('handOver.receipt.lead')}
      actions={
        <Button ref={close} look="primary" onClick={dialogs.close}>
          {t('handOver.sealed.done')}
        </Button>
      }
    >
      {here && <p className={styles.quiet}>{t('handOver.receipt.here')}</p>}
      <CodeBlock
        label={t('handOver.receipt.text')}
        text={text}
        actions={<CopyPublic label={t('handOver.receipt.text')} text={text} />}
      />
    </Dialog>
  );
}
