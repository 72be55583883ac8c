import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { maskPublicId } from '../../../shared/mask.ts';
import type { RotationChoice, RotationView } from '../../../shared/model/rotation.ts';
import { choiceEffect } from '../../../shared/rotation-left.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Button } from '../../ui/index.ts';
import { LeftKeys } from './left-keys.tsx';
import styles from './rotation.module.css';
import { sayOf } from './words.ts';

/** The ways on where a rotation waits for a person; deleting a key is asked about once more. */
export function Choices({ rotation }: { readonly rotation: RotationView }) {
  const { rotations, dialogs } = useStores();
  const busy = useLive(rotations, (state) => state.busy.has(rotation.id));
  const take = (choice: RotationChoice): void => {
    if (choice.kind === 'delete-disabled' || choice.kind === 'delete-orphan')
      dialogs.open({ kind: 'rotation-delete', id: rotation.id, choice });
    else void rotations.decide(rotation.id, choice);
  };
  return (
    <ul className={styles.choices}>
      {rotation.choices.map((choice) => (
        <Choice
          key={'publicId' in choice ? `${choice.kind} ${choice.publicId}` : choice.kind}
          rotation={rotation}
          choice={choice}
          busy={busy}
          onTake={() => take(choice)}
        />
      ))}
    </ul>
  );
}

interface ChoiceProps {
  readonly rotation: RotationView;
  readonly choice: RotationChoice;
  readonly busy: boolean;
  readonly onTake: () => void;
}

function Choice({ rotation, choice, busy, onTake }: ChoiceProps) {
  const { t } = useTranslation();
  const id = useId();
  const named = 'publicId' in choice ? { id: maskPublicId(choice.publicId) } : {};
  return (
    <li className={styles.choice}>
      <Button aria-describedby={id} disabled={busy} onClick={onTake}>
        {t(`rotation.choice.${choice.kind}.label`, named)}
      </Button>
      <div id={id}>
        <p className={styles.hint}>{choiceEffect(rotation, choice, sayOf(t))}</p>
        {choice.kind === 'stop' && <LeftKeys rotation={rotation} />}
      </div>
    </li>
  );
}
