import { FileDown } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BACKUP_ENDING } from '../../shared/model/backup.ts';
import { useStores } from '../stores/react.ts';
import { showToast } from '../ui/index.ts';
import styles from './drop-target.module.css';
import { useCovered } from './use-covered.ts';

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;

const isBackup = ({ name }: File): boolean => name.endsWith(BACKUP_ENDING);

export interface DropTargetProps {
  /** Before the vault is open nothing else can be read. */
  readonly backupsOnly?: boolean;
}

/** Makes the whole window take a dropped file, and says so while one hovers over it. */
export function DropTarget({ backupsOnly = false }: DropTargetProps) {
  const { t } = useTranslation();
  const { imports, dialogs, restore } = useStores();
  const covered = useCovered();
  const [over, setOver] = useState(false);

  /** Whether a file may come in now; where the dialog that is open asks for one, it is meant for that. */
  const welcome = useEffectEvent((): boolean => {
    const { open } = dialogs.state.getState();
    const asked = open?.kind === 'add' && open.way === 'file';
    return !covered() || (asked && imports.state.getState().step.kind === 'choose');
  });
  const take = useEffectEvent((files: FileList) => {
    const file = files[0];
    if (file === undefined) return;
    if (isBackup(file)) {
      dialogs.close();
      return void restore.beginFile(file);
    }
    if (backupsOnly) return void showToast({ title: t('restore.dropLocked') });
    if (files.length > 1) showToast({ title: t('import.oneFile') });
    dialogs.open({ kind: 'add', way: 'file' });
    void imports.readFile(file);
  });

  useEffect(() => {
    // Enter and leave are told for every element on the way, so they are counted.
    let depth = 0;
    const enter = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      depth += 1;
      setOver(welcome());
    };
    const leave = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const hover = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = welcome() ? 'copy' : 'none';
    };
    const drop = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      if (event.dataTransfer !== null && welcome()) take(event.dataTransfer.files);
    };
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('dragover', hover);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('dragover', hover);
      window.removeEventListener('drop', drop);
    };
  }, []);

  if (!over) return null;
  return (
    <div className={styles.overlay} aria-hidden>
      <div className={styles.card}>
        <FileDown size={28} aria-hidden />
        <span>{t('import.release')}</span>
      </div>
    </div>
  );
}
