import { Trash2, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeptFile } from '../../../shared/model/kept-file.ts';
import { sizeText } from '../../../shared/size-text.ts';
import { useHome } from '../../actions/use-home.ts';
import { shortPath } from '../../lib/short-path.ts';
import { useFormat } from '../../lib/use-format.ts';
import { useNow } from '../../lib/use-now.ts';
import {
  Button,
  ConfirmDialog,
  IconButton,
  PathText,
  showToast,
  Tag,
  When,
  WireErrorNotice,
} from '../../ui/index.ts';
import styles from './plaintext.module.css';
import { useUndo } from './use-undo.ts';

/** The states in which a copy can take its file's place. */
const UNDOABLE: readonly KeptFile['state'][] = ['as-written', 'changed', 'gone'];

/** One copy: of which file, from when and why, how the file stands now, and the way back. */
export function KeptRow({ file, onForget }: { readonly file: KeptFile; readonly onForget: () => void }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const home = useHome();
  const [asking, setAsking] = useState(false);
  const path = shortPath(file.path, home);
  const undo = useUndo([file.id], () =>
    showToast({ title: t('plaintext.kept.undone', { path }), tone: 'success' }),
  );
  const when = format.relative(file.at, now);
  const over = asking || undo.error?.code === 'file-changed';
  const shown = undo.error?.code === 'file-changed' ? null : undo.error;
  return (
    <li className={styles.kept}>
      <div className={styles.words}>
        <PathText path={file.path} home={home} />
        <div className={styles.facts}>
          <When text={when} exact={format.instant(file.at)} />
          <span>{t(`plaintext.kept.why.${file.why}`)}</span>
          <span>{sizeText(file.bytes, i18n.language)}</span>
        </div>
      </div>
      <Tag tone={file.state === 'changed' ? 'due' : 'plain'}>
        {t(`plaintext.kept.state.${file.state}`, { device: file.deviceName })}
      </Tag>
      <span className={styles.acts}>
        {UNDOABLE.includes(file.state) && (
          <Button
            size="s"
            icon={Undo2}
            busy={undo.busy && !over}
            aria-label={t('plaintext.kept.undoOf', { path, when })}
            onClick={() => {
              if (file.state === 'changed') setAsking(true);
              else void undo.run(false);
            }}
          >
            {t('plaintext.kept.undo')}
          </Button>
        )}
        <IconButton
          size="s"
          icon={Trash2}
          label={t('plaintext.kept.forgetOf', { path, when })}
          onClick={onForget}
        />
      </span>
      {shown !== null && !over && (
        <div className={styles.wide}>
          <WireErrorNotice error={shown} />
        </div>
      )}
      <ConfirmDialog
        open={over}
        busy={undo.busy}
        title={t('plaintext.kept.over.title', { path })}
        confirm={t('plaintext.kept.over.confirm')}
        onConfirm={() => void undo.run(true).then(() => setAsking(false))}
        onCancel={() => {
          setAsking(false);
          undo.clear();
        }}
      >
        <p>{t('plaintext.kept.over.detail')}</p>
      </ConfirmDialog>
    </li>
  );
}
