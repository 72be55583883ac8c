import { RefreshCw, RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RotationView } from '../../../shared/model/rotation.ts';
import { useFormat } from '../../lib/use-format.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { isRunning, needsPerson } from '../../stores/rotations.ts';
import { Button, WireErrorNotice } from '../../ui/index.ts';
import { LeftKeys } from './left-keys.tsx';
import { NeedsPerson } from './needs-person.tsx';
import { PlaceChecklist } from './place-checklist.tsx';
import { type Progress, progressOf } from './progress.ts';
import styles from './rotation.module.css';
import { SoakNote } from './soak-note.tsx';
import { Stepper } from './stepper.tsx';
import { useReceipt } from './use-receipt.ts';
import { phaseSentence, undoSentence, waitsUntil } from './words.ts';

export interface RotationProgressProps {
  readonly rotation: RotationView;
  readonly now: number;
}

/** One rotation: where it stands, what it waits for, what a person may do now. */
export function RotationProgress({ rotation, now }: RotationProgressProps) {
  const { t } = useTranslation();
  const { rotations } = useStores();
  const format = useFormat();
  const refused = useLive(rotations, (state) => state.refused.get(rotation.id));
  const progress = progressOf(rotation, useReceipt(rotation));
  return (
    <div className={styles.progress}>
      {refused !== undefined && <WireErrorNotice error={refused} />}
      <NeedsPerson rotation={rotation} progress={progress} now={now} />
      <Stepper steps={progress.steps} policy={rotation.policy} now={now} notBefore={waitsUntil(rotation)}>
        <p role="status" className={styles.sentence}>
          {phaseSentence(rotation, progress, { t, format, now })}
        </p>
        {rotation.failure !== null && !needsPerson(rotation) && (
          <p className={styles.hint}>
            {t('rotation.troubled', { failure: t(`failure.${rotation.failure}.title`) })}
          </p>
        )}
        <PlaceChecklist rotation={rotation} />
        {rotation.phase === 'soaking' && <SoakNote rotation={rotation} progress={progress} now={now} />}
      </Stepper>
      {rotation.endedAt !== null && <LeftKeys rotation={rotation} />}
      {isRunning(rotation) && <Foot rotation={rotation} progress={progress} now={now} />}
    </div>
  );
}

function Foot({ rotation, progress, now }: RotationProgressProps & { readonly progress: Progress }) {
  const { t } = useTranslation();
  const { rotations, dialogs } = useStores();
  const format = useFormat();
  const busy = useLive(rotations, (state) => state.busy.has(rotation.id));
  return (
    <div className={styles.foot}>
      <p className={styles.hint}>{undoSentence(rotation, progress, { t, format, now })}</p>
      <div className={styles.buttons}>
        {!needsPerson(rotation) && (
          <Button size="s" icon={RefreshCw} busy={busy} onClick={() => void rotations.resume(rotation.id)}>
            {t('rotation.checkNow')}
          </Button>
        )}
        {/* Where nothing was created, the choice to stop does the same. */}
        {rotation.undo !== null && rotation.phase !== 'blocked-slots' && (
          <Button
            size="s"
            icon={RotateCcw}
            disabled={busy}
            onClick={() => dialogs.open({ kind: 'rotation-undo', id: rotation.id })}
          >
            {t(rotation.undo === 'abandon' ? 'rotation.undo.button' : 'rotation.undo.enable')}
          </Button>
        )}
      </div>
    </div>
  );
}
