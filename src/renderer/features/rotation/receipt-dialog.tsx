import { Copy } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { RotationId, RotationView } from '../../../shared/model/rotation.ts';
import { starterName } from '../../../shared/rotation-starter.ts';
import { GoneDialog } from '../../actions/gone-dialog.tsx';
import { copyText } from '../../lib/copy-text.ts';
import { useFormat } from '../../lib/use-format.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { announce, Button, Dialog, Fact, Facts, Section } from '../../ui/index.ts';
import { EventList } from './event-list.tsx';
import { receiptFacts, receiptText } from './receipt-text.ts';
import { useDeliveries } from './use-deliveries.ts';
import { useWholeReceipt } from './use-receipt.ts';

/** What a rotation did: which keys, when, how long, how often proven. */
export function ReceiptDialog({ id }: { readonly id: RotationId }) {
  const { rotations } = useStores();
  const rotation = useLive(rotations, ({ all }) => all?.find((one) => one.id === id));
  return rotation === undefined ? <GoneDialog /> : <Receipt rotation={rotation} />;
}

function Receipt({ rotation }: { readonly rotation: RotationView }) {
  const { t } = useTranslation();
  const { dialogs } = useStores();
  const close = useRef<HTMLButtonElement>(null);
  const format = useFormat();
  const { events, startedBy } = useWholeReceipt(rotation);
  const deliveries = useDeliveries(rotation) ?? [];
  const by = startedBy === null ? null : starterName(startedBy);
  const source = { rotation, events, by, deliveries };
  const copy = (): void => {
    copyText(receiptText(source, t, format));
    announce(t('rotation.receipt.copied'));
  };
  return (
    <Dialog
      open
      onClose={dialogs.close}
      title={t('rotation.receipt.title', { label: rotation.label })}
      description={t('rotation.receipt.detail')}
      initialFocus={close}
      actions={
        <Button ref={close} onClick={dialogs.close}>
          {t('common.close')}
        </Button>
      }
    >
      <Facts>
        {receiptFacts(source, t, format).map((fact) => (
          <Fact key={fact.name} name={fact.name}>
            {fact.id === true ? <code>{fact.value}</code> : fact.value}
          </Fact>
        ))}
      </Facts>
      <Section
        title={t('rotation.receipt.lines')}
        aside={
          <Button size="s" icon={Copy} disabled={events.length === 0} onClick={copy}>
            {t('rotation.receipt.copy')}
          </Button>
        }
      >
        <EventList label={t('rotation.receipt.lines')} events={events} time={(at) => format.instant(at)} />
      </Section>
    </Dialog>
  );
}
