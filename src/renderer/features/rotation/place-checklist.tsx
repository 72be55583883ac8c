import { Check, CircleAlert, CircleDashed, Hand, type LucideIcon, Minus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { waitsForWord } from '../../../shared/delivery-waits.ts';
import type { Delivery, DeliveryAnswer } from '../../../shared/model/consumer.ts';
import type { RotationView } from '../../../shared/model/rotation.ts';
import { PlaceAbout, PlaceHead } from '../../actions/place-head.tsx';
import { useHome } from '../../actions/use-home.ts';
import { spokenPlace } from '../../lib/place-words.ts';
import { problemWords } from '../../lib/problem-words.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Button, ConfirmDialog } from '../../ui/index.ts';
import styles from './checklist.module.css';
import { deliveryWords, inTurn, showsPlaces } from './place-list.ts';
import { useDeliveries } from './use-deliveries.ts';

/** The places of a rotation while they are served: how each stands, and what a person can say of those that wait. */
export function PlaceChecklist({ rotation }: { readonly rotation: RotationView }) {
  return showsPlaces(rotation) ? <Checklist rotation={rotation} /> : null;
}

function Checklist({ rotation }: { readonly rotation: RotationView }) {
  const { t } = useTranslation();
  const deliveries = useDeliveries(rotation);
  if (deliveries === null || deliveries.length === 0) return null;
  const done = deliveries.filter(({ state }) => state === 'done' || state === 'waived').length;
  const back = deliveries.some(({ direction }) => direction === 'back');
  return (
    <div className={styles.places}>
      <p className={styles.count}>
        {t(back ? 'deliver.countBack' : 'deliver.count', { done, count: deliveries.length })}
      </p>
      <ul className={styles.list} aria-label={t('places.title')}>
        {inTurn(deliveries).map((delivery) => (
          <Line key={delivery.consumer.id} rotation={rotation} delivery={delivery} />
        ))}
      </ul>
    </div>
  );
}

const iconOf = (delivery: Delivery): LucideIcon => {
  switch (delivery.state) {
    case 'done':
      return Check;
    case 'waived':
      return Minus;
    case 'failed':
      return CircleAlert;
    case 'waiting':
      return delivery.byHand ? Hand : CircleDashed;
  }
};

interface LineProps {
  readonly rotation: RotationView;
  readonly delivery: Delivery;
}

function Line({ rotation, delivery }: LineProps) {
  const { t } = useTranslation();
  const { consumer, state, problem } = delivery;
  const waits = waitsForWord(delivery);
  const Icon = iconOf(delivery);
  return (
    <li className={styles.line} data-waits={waits ? '' : undefined} data-state={state}>
      <Icon size={14} aria-hidden className={styles.icon} />
      <div className={styles.words}>
        <PlaceHead place={consumer.place} />
        <p className={styles.state}>{deliveryWords(delivery, t)}</p>
        {state === 'failed' && problem !== null && (
          <p className={styles.problem}>{problemWords(problem, t)}</p>
        )}
        {waits && <PlaceAbout note={consumer.note} restart={consumer.restart} />}
        {waits && <Answers rotation={rotation} delivery={delivery} />}
      </div>
    </li>
  );
}

/** What can be said of a place that waits: that it is done, that it is to be tried again, or to go on without it. */
function Answers({ rotation, delivery }: LineProps) {
  const { t } = useTranslation();
  const { rotations } = useStores();
  const home = useHome();
  const busy = useLive(rotations, (state) => state.busy.has(rotation.id));
  const [asking, setAsking] = useState(false);
  const { consumer, byHand, direction } = delivery;
  const place = spokenPlace(consumer.place, home);
  const say = (answer: DeliveryAnswer) => rotations.answer(rotation.id, consumer.id, answer);
  return (
    <div className={styles.answers}>
      {!byHand && (
        <Button
          size="s"
          disabled={busy}
          aria-label={t('deliver.answer.retryOf', { place })}
          onClick={() => void say('retry')}
        >
          {t('deliver.answer.retry')}
        </Button>
      )}
      <Button
        size="s"
        disabled={busy}
        aria-label={t('deliver.answer.doneOf', { place })}
        onClick={() => void say('done')}
      >
        {t('deliver.answer.done')}
      </Button>
      <Button
        size="s"
        look="ghost"
        disabled={busy}
        aria-label={t('deliver.answer.waiveOf', { place })}
        onClick={() => setAsking(true)}
      >
        {t('deliver.answer.waive')}
      </Button>
      <ConfirmDialog
        open={asking}
        busy={busy}
        title={t('deliver.waive.title', { place })}
        confirm={t('deliver.waive.confirm')}
        onConfirm={() => void say('waive').then(() => setAsking(false))}
        onCancel={() => setAsking(false)}
      >
        <p>{t(`deliver.waive.${direction}`)}</p>
      </ConfirmDialog>
    </div>
  );
}
