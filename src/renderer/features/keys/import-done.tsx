import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportStep } from '../../stores/imports.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Banner, Button, Dialog, WireErrorNotice } from '../../ui/index.ts';
import styles from './import.module.css';

export interface ImportDoneProps {
  readonly step: Extract<ImportStep, { kind: 'done' }>;
  readonly onClose: () => void;
}

/** What came in, and the two things to do next: prove the keys, and get rid of the plaintext file. */
export function ImportDone({ step, onClose }: ImportDoneProps) {
  const { t } = useTranslation();
  const { imports, verification, verifyRuns, list } = useStores();
  const error = useLive(imports, (state) => state.error);
  const [deleting, setDeleting] = useState(false);
  const { added, renewed, skipped, reasons, refused } = step.outcome;
  const again = new Set(renewed);
  const count = added.filter((id) => !again.has(id)).length;

  // Who looks at it tomorrow wants to know what became of each row.
  const said = [
    ...(renewed.length > 0 ? [t('import.done.renewed', { count: renewed.length })] : []),
    ...(refused.length > 0 ? [t('import.done.refused', { count: refused.length })] : []),
    ...(skipped > 0 ? [t('import.done.skipped', { count: skipped })] : []),
    ...(reasons.duplicate > 0 ? [t('import.done.duplicate', { count: reasons.duplicate })] : []),
    ...(reasons['in-bin'] > 0 ? [t('import.done.in-bin', { count: reasons['in-bin'] })] : []),
  ];
  const verify = (): void => {
    if (added.length === 1) void verification.verify(added);
    else void verifyRuns.start({ kind: 'keys', ids: added });
    const first = added[0];
    if (first !== undefined) list.select(first);
    onClose();
  };
  const deleteFile = async (): Promise<void> => {
    setDeleting(true);
    await imports.deleteSource();
    setDeleting(false);
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={t('import.done.title', { count })}
      {...(said.length > 0 ? { description: said.join(t('import.done.between')) } : {})}
      actions={
        <>
          <Button onClick={onClose}>{t('import.done.later')}</Button>
          {added.length > 0 && (
            <Button look="primary" icon={ShieldCheck} onClick={verify}>
              {t('import.done.verify', { count: added.length })}
            </Button>
          )}
        </>
      }
    >
      {step.source !== null && (
        <div className={styles.leftover}>
          <h3>{t('import.source.title', { file: step.fileName ?? '' })}</h3>
          {step.left > 0 && (
            <div className={styles.told}>
              <Banner tone="warning">{t('import.source.left', { count: step.left })}</Banner>
            </div>
          )}
          <p>{t('import.source.detail')}</p>
          <Button busy={deleting} onClick={() => void deleteFile()}>
            {t('import.source.delete', { file: step.fileName ?? '' })}
          </Button>
        </div>
      )}
      {step.sourceDeleted && (
        <div className={styles.told}>
          <Banner tone="info">{t('import.source.deleted', { file: step.fileName ?? '' })}</Banner>
        </div>
      )}
      {error !== null && <WireErrorNotice error={error} />}
    </Dialog>
  );
}
