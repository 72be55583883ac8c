import { Wand2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Mistake, mistakeWords } from '../../../shared/mistakes/index.ts';
import type { CloudId } from '../../../shared/model/cloud.ts';
import { Button } from '../../ui/index.ts';
import styles from './key-form.module.css';

export interface MistakeNoteProps {
  readonly cloud: CloudId;
  readonly mistake: Mistake;
  readonly onMend: () => void;
  /** Takes the kind of key that the mistake says would fit. */
  readonly onKind: (kindId: string) => void;
}

/** One mistake under its field: what it is, what to do, and the button that does it. */
export function MistakeNote({ cloud, mistake, onMend, onKind }: MistakeNoteProps) {
  const { t, i18n } = useTranslation();
  const { what, advice, mend, params } = mistakeWords(cloud, mistake, i18n.language);
  const { kindId } = mistake;
  // Whether each kind has its words is tested where they are; here they are all alike.
  const say = (key: string): string => t(key as 'mistakes.swapped.what', params);
  return (
    <div className={styles.mistake} role="status" data-mistake={mistake.kind}>
      <p>
        <strong>{say(what)}</strong> {say(advice)}
      </p>
      {mend !== null && (
        <Button size="s" icon={Wand2} onClick={onMend}>
          {say(mend)}
        </Button>
      )}
      {mend === null && kindId !== null && (
        <Button size="s" icon={Wand2} onClick={() => onKind(kindId)}>
          {t('add.takeKind')}
        </Button>
      )}
    </div>
  );
}
