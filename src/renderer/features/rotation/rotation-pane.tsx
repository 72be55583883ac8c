import { KeyRound, ReceiptText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { catalogue, inLocale } from '../../../shared/catalogue/index.ts';
import type { RotationView } from '../../../shared/model/rotation.ts';
import { useNow } from '../../lib/use-now.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Button, CloudTile, EmptyState, IconButton, SidePane } from '../../ui/index.ts';
import styles from './rotation-pane.module.css';
import { RotationProgress } from './rotation-progress.tsx';
import { StatusIcon, statusWords } from './status.tsx';

/** The right pane of the rotations: the chosen one, from the old key to the new. */
export function RotationPane() {
  const { t, i18n } = useTranslation();
  const { rotations } = useStores();
  const now = useNow();
  const rotation = useLive(
    rotations,
    ({ all, selected }) => all?.find(({ id }) => id === selected) ?? all?.[0],
  );
  if (rotation === undefined) return <EmptyState drawing="choose" title={t('rotation.empty.none')} />;
  const spec = catalogue[rotation.cloud];
  return (
    <SidePane
      key={rotation.id}
      name={rotation.label}
      mark={<CloudTile size="l" monogram={spec.monogram} hue={spec.hue} />}
      where={inLocale(spec.name, i18n.language)}
      state={
        <p className={styles.status}>
          <StatusIcon rotation={rotation} />
          {statusWords(rotation, t)}
        </p>
      }
      actions={<Actions rotation={rotation} />}
    >
      <Turn rotation={rotation} />
      <RotationProgress rotation={rotation} now={now} />
    </SidePane>
  );
}

function Actions({ rotation }: { readonly rotation: RotationView }) {
  const { t } = useTranslation();
  const { dialogs, places, list } = useStores();
  const show = async (): Promise<void> => {
    await places.keys(rotation.phase === 'done' ? { kind: 'all' } : { kind: 'cloud', cloud: rotation.cloud });
    list.select(rotation.newCredentialId ?? rotation.credentialId);
  };
  return (
    <>
      <Button icon={ReceiptText} onClick={() => dialogs.open({ kind: 'receipt', id: rotation.id })}>
        {t('rotation.receiptButton')}
      </Button>
      <IconButton icon={KeyRound} look="quiet" label={t('rotation.showKey')} onClick={() => void show()} />
    </>
  );
}

/** Which key gives way to which. */
function Turn({ rotation }: { readonly rotation: RotationView }) {
  const { t } = useTranslation();
  return (
    <dl className={styles.turn}>
      <div>
        <dt>{t('rotation.receipt.old')}</dt>
        <dd>
          <code>{rotation.oldPublicId}</code>
        </dd>
      </div>
      <div>
        <dt>{t('rotation.receipt.new')}</dt>
        <dd>
          {rotation.newPublicId === null ? t('rotation.receipt.none') : <code>{rotation.newPublicId}</code>}
        </dd>
      </div>
    </dl>
  );
}
