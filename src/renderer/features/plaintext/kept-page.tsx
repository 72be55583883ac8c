import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireError } from '../../../shared/ipc/envelope.ts';
import type { KeptFile } from '../../../shared/model/kept-file.ts';
import { useHome } from '../../actions/use-home.ts';
import { shortPath } from '../../lib/short-path.ts';
import { toWireError } from '../../lib/wire-error.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Button, ConfirmDialog, EmptyState, Page, showToast, WireErrorNotice } from '../../ui/index.ts';
import { KeptRow } from './kept-row.tsx';
import styles from './plaintext.module.css';

/** More than this are folded: files that rotation serves are kept each time. */
const SHOWN = 50;
/** As many as main forgets at once. */
const AT_ONCE = 1000;

/** The copies of files from before Keyturn changed them: brought back, or forgotten. */
export function KeptPage() {
  const { t } = useTranslation();
  const { kept, places } = useStores();
  const all = useLive(kept, (state) => state.value);
  const [error, setError] = useState<WireError | null>(null);
  const [shown, setShown] = useState(SHOWN);
  const [forgetting, setForgetting] = useState<readonly KeptFile[]>([]);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    setError(null);
    if (asked >= 0) kept.refresh().catch((thrown: unknown) => setError(toWireError(thrown)));
  }, [kept, asked]);
  return (
    <Page
      title={t('plaintext.kept.title')}
      backLabel={t('plaintext.kept.close')}
      onBack={places.look}
      {...(all !== null && all.length > 1
        ? {
            aside: (
              <Button size="s" look="ghost" onClick={() => setForgetting(all)}>
                {t('plaintext.kept.forgetAll')}
              </Button>
            ),
          }
        : {})}
    >
      {error !== null && (
        <WireErrorNotice
          error={error}
          actions={<Button onClick={() => setAsked(asked + 1)}>{t('common.retry')}</Button>}
        />
      )}
      {all?.length === 0 && (
        <EmptyState heading={2} title={t('plaintext.kept.none')} detail={t('plaintext.kept.noneDetail')} />
      )}
      {all !== null && all.length > 0 && (
        <>
          <p className={styles.quiet}>{t('plaintext.kept.lead')}</p>
          <ul className={styles.files} aria-label={t('plaintext.kept.list')}>
            {all.slice(0, shown).map((file) => (
              <KeptRow key={file.id} file={file} onForget={() => setForgetting([file])} />
            ))}
          </ul>
          {all.length > shown && (
            <div>
              <Button size="s" look="ghost" onClick={() => setShown(all.length)}>
                {t('plaintext.kept.more', { count: all.length - shown })}
              </Button>
            </div>
          )}
        </>
      )}
      <ForgetDialog files={forgetting} onClose={() => setForgetting([])} />
    </Page>
  );
}

interface ForgetDialogProps {
  /** Nothing is asked while it is empty. */
  readonly files: readonly KeptFile[];
  readonly onClose: () => void;
}

function ForgetDialog({ files, onClose }: ForgetDialogProps) {
  const { t } = useTranslation();
  const { client, kept } = useStores();
  const home = useHome();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<WireError | null>(null);
  const [only] = files;
  const count = files.length;
  const close = (): void => {
    setError(null);
    onClose();
  };
  const forget = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      for (let from = 0; from < count; from += AT_ONCE) {
        const ids = files.slice(from, from + AT_ONCE).map(({ id }) => id);
        await client.call('plaintext.forget', { ids });
      }
      showToast({ title: t('plaintext.kept.forgotten', { count }), tone: 'success' });
      close();
    } catch (thrown) {
      setError(toWireError(thrown));
    }
    setBusy(false);
    kept.refresh().catch(() => undefined);
  };
  return (
    <ConfirmDialog
      open={count > 0}
      danger
      busy={busy}
      title={
        count === 1 && only !== undefined
          ? t('plaintext.kept.ask.one', { path: shortPath(only.path, home) })
          : t('plaintext.kept.ask.title', { count })
      }
      confirm={t('plaintext.kept.ask.confirm', { count })}
      onConfirm={() => void forget()}
      onCancel={close}
    >
      <p>{t('plaintext.kept.ask.detail')}</p>
      {error !== null && <WireErrorNotice error={error} />}
    </ConfirmDialog>
  );
}
