import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireError } from '../../../shared/ipc/envelope.ts';
import type { ConsumerId } from '../../../shared/model/consumer.ts';
import type { Scrubbed } from '../../../shared/model/kept-file.ts';
import { toShownError } from '../../lib/wire-error.ts';
import { useStores } from '../../stores/react.ts';
import { Button, Checkbox, Dialog, Spinner, WireErrorNotice } from '../../ui/index.ts';
import { type FileConsumer, inFile } from './by-file.ts';
import { scrubHow } from './how.ts';
import { MutedNotice } from './muted-notice.tsx';
import styles from './plaintext.module.css';
import { ScrubOutcome } from './scrub-outcome.tsx';
import { ScrubPlan } from './scrub-plan.tsx';
import { useMuted } from './use-muted.ts';

/** As many places as main takes at once. */
const MOST = 1000;

/** The places as they stand now, of which plaintext can be taken away; null while they are looked at. */
function usePlaces(ids: readonly ConsumerId[]) {
  const { client } = useStores();
  const [places, setPlaces] = useState<readonly FileConsumer[] | null>(null);
  const [error, setError] = useState<WireError | null>(null);
  useEffect(() => {
    let wanted = true;
    const asked = new Set(ids);
    client.call('consumers.list', { credential: null }).then(
      (all) => {
        if (!wanted) return;
        const those = all.filter(inFile).filter(({ id, scrub }) => scrub !== null && asked.has(id));
        setPlaces(those.slice(0, MOST));
      },
      (thrown: unknown) => wanted && setError(toShownError(thrown)),
    );
    return () => {
      wanted = false;
    };
  }, [client, ids]);
  return { places, error };
}

/** Takes plaintext out of files: says per file what will happen, does it, and says what came of it, with the way back. */
export function ScrubDialog({ ids }: { readonly ids: readonly ConsumerId[] }) {
  const { t } = useTranslation();
  const { client, dialogs, looks, kept } = useStores();
  const { places, error } = usePlaces(ids);
  const { muted, error: unknown } = useMuted();
  const [plain, setPlain] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<WireError | null>(null);
  const [done, setDone] = useState<readonly Scrubbed[] | null>(null);
  const close = (): void => {
    if (!busy) dialogs.close();
  };

  const scrub = async (): Promise<void> => {
    if (places === null) return;
    setBusy(true);
    setRefused(null);
    try {
      const outcome = await client.call('plaintext.scrub', {
        ids: places.map(({ id }) => id),
        as: plain ? 'remove' : 'best',
      });
      setDone(outcome);
      looks.setScrubbed(outcome);
      kept.refresh().catch(() => undefined);
    } catch (thrown) {
      setRefused(toShownError(thrown));
    }
    setBusy(false);
  };

  if (done !== null && places !== null) return <ScrubOutcome places={places} done={done} />;
  const count = places?.length ?? 0;
  const none = places !== null && count === 0;
  const way = { plain, muted: muted !== null };
  const known = places !== null && muted !== undefined;
  const idle = known && places.every((one) => scrubHow(one, way) === 'muted');
  const failure = error ?? unknown;
  return (
    <Dialog
      open
      sticky
      size="l"
      onClose={close}
      title={none ? t('plaintext.scrub.none') : t('plaintext.scrub.title', { count: count || ids.length })}
      description={t(none ? 'plaintext.scrub.noneDetail' : 'plaintext.scrub.lead')}
      actions={
        <>
          <Button disabled={busy} onClick={close}>
            {t(none ? 'common.close' : 'common.cancel')}
          </Button>
          {!none && (
            <Button look="primary" busy={busy} disabled={!known || idle} onClick={() => void scrub()}>
              {t('plaintext.scrub.confirm')}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.body}>
        {!known && failure === null && (
          <p className={styles.waiting}>
            <Spinner />
            {t('plaintext.scrub.checking')}
          </p>
        )}
        {known && muted !== null && places.some((one) => scrubHow(one, way) === 'muted') && (
          <MutedNotice muted={muted} />
        )}
        {known && count > 0 && <ScrubPlan places={places} way={way} />}
        {places?.some((one) => one.scrub === 'command') && (
          <Checkbox
            label={t('plaintext.scrub.removeAll')}
            hint={t('plaintext.scrub.removeAllHint')}
            checked={plain}
            disabled={busy}
            onChange={setPlain}
          />
        )}
        {busy && (
          <p className={styles.waiting} role="status">
            {t('plaintext.scrub.working')}
          </p>
        )}
        {failure !== null && <WireErrorNotice error={failure} />}
        {refused !== null && <WireErrorNotice error={refused} />}
      </div>
    </Dialog>
  );
}
