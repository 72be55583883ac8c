import { Trash2, Undo2 } from 'lucide-react';
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
  const path = shortPath(file.path, home);
  const undo = useUndo([file.id], () =>
    showToast({ title: t('plaintext.kept.undone', { path }), tone: 'success' }),
  );
  const when = format.relative(file.at, now);
  const ended = undo.error?.code === 'key-ended' ? undo.error : null;
  const changed = undo.error?.code === 'file-changed' || file.state === 'changed';
  const over = ended !== null || undo.error?.code === 'file-changed';
  return (
    <li className={styles.kept}>
      <div className={styles.words}>
        <PathText path={file.path} home={home} />
        <div className={styles.facts}>
          {file.state !== 'as-written' && (
            <Tag tone={file.state === 'changed' ? 'due' : 'plain'}>
              {t(`plaintext.kept.state.${file.state}`, { device: file.deviceName })}
            </Tag>
          )}
          <When text={when} exact={format.instant(file.at)} />
          <span>{t(`plaintext.kept.why.${file.why}`)}</span>
          <span>{sizeText(file.bytes, i18n.language)}</span>
        </div>
      </div>
      <span className={styles.acts}>
        {UNDOABLE.includes(file.state) && (
          <Button
            size="s"
            icon={Undo2}
            busy={undo.busy && !over}
            aria-label={t('plaintext.kept.undoOf', { path, when })}
            onClick={() => void undo.run(false)}
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
      {undo.error !== null && !over && (
        <div className={styles.wide}>
          <WireErrorNotice error={undo.error} />
        </div>
      )}
      <ConfirmDialog
        open={over}
        busy={undo.busy}
        title={t(ended === null ? 'plaintext.kept.over.title' : 'plaintext.kept.ended.title', { path })}
        confirm={t('plaintext.kept.over.confirm')}
        onConfirm={() => void undo.run(true)}
        onCancel={undo.clear}
      >
        {ended !== null && <p>{t('plaintext.kept.ended.detail', ended.params)}</p>}
        {changed && <p>{t('plaintext.kept.over.detail')}</p>}
      </ConfirmDialog>
    </li>
  );
}
