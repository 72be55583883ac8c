import { ReceiptText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { maskPublicId } from '../../../shared/mask.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type { RotationView } from '../../../shared/model/rotation.ts';
import { useFormat } from '../../lib/use-format.ts';
import { useNow } from '../../lib/use-now.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { rotationOf } from '../../stores/rotations.ts';
import { IconButton, Section } from '../../ui/index.ts';
import { LeftKeys } from './left-keys.tsx';
import { RotationProgress } from './rotation-progress.tsx';

/** A key's rotation within its details: the running one in full, or the last one in a line. */
export function RotationSection({ credentialId }: { readonly credentialId: CredentialId }) {
  const { t } = useTranslation();
  const { rotations } = useStores();
  const now = useNow();
  const running = useLive(rotations, (state) => rotationOf(state, credentialId));
  const last = useLive(rotations, (state) => rotationOf(state, credentialId, false));
  const shown = running ?? last;
  if (shown === undefined) return null;
  return (
    <Section title={t('rotation.section')} aside={<ReceiptButton rotation={shown} />}>
      {running === undefined ? (
        <>
          <p>
            <LastLine rotation={shown} credentialId={credentialId} now={now} />
          </p>
          <LeftKeys rotation={shown} />
        </>
      ) : (
        <RotationProgress key={running.id} rotation={running} now={now} />
      )}
    </Section>
  );
}

function ReceiptButton({ rotation }: { readonly rotation: RotationView }) {
  const { t } = useTranslation();
  const { dialogs } = useStores();
  return (
    <IconButton
      size="s"
      icon={ReceiptText}
      label={t('rotation.receiptButton')}
      onClick={() => dialogs.open({ kind: 'receipt', id: rotation.id })}
    />
  );
}

interface LastLineProps {
  readonly rotation: RotationView;
  readonly credentialId: CredentialId;
  readonly now: number;
}

function LastLine({ rotation, credentialId, now }: LastLineProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const time = format.relative(rotation.endedAt ?? rotation.startedAt, now);
  if (rotation.phase !== 'done')
    return t('rotation.last.aborted', {
      time,
      reason: t(`rotation.reason.${rotation.reason ?? 'unexpected'}.title`),
    });
  return rotation.newCredentialId === credentialId
    ? t('rotation.last.done', { time, id: maskPublicId(rotation.oldPublicId) })
    : t('rotation.last.replaced', { time, id: maskPublicId(rotation.newPublicId ?? '') });
}
