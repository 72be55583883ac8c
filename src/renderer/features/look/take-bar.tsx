import { useTranslation } from 'react-i18next';
import type { LookView } from '../../../shared/model/look.ts';
import type { Translate } from '../../lib/i18n.ts';
import { allOf, chosenOf } from '../../lib/look-rows.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Button, Checkbox } from '../../ui/index.ts';
import styles from './look.module.css';

/** What is chosen of all that was found, and what to do with it. */
export function TakeBar({ view }: { readonly view: LookView }) {
  const { t } = useTranslation();
  const { looks } = useStores();
  const choices = useLive(looks, (state) => state.choices);
  const busy = useLive(looks, (state) => state.busy);
  const chosen = chosenOf(view.keys, choices);
  const keys = [...chosen.import, ...chosen.place];
  const all = allOf(view.keys, choices);
  const counts = { keys: chosen.import.length, places: chosen.place.length };
  const idle = !view.running && (busy === null || busy === 'verifying');
  return (
    <>
      <Checkbox
        label={t('look.all')}
        checked={all.checked}
        mixed={all.mixed}
        disabled={!all.possible}
        onChange={() => looks.choose(all.next())}
      />
      <span className={styles.chosen} role="status">
        {t('look.chosen', { chosen: keys.length, count: view.keys.length })}
      </span>
      <span className={styles.acts}>
        <Button
          busy={busy === 'verifying'}
          disabled={keys.length === 0 || !idle}
          onClick={() => void looks.verify(keys.map(({ row }) => row.index))}
        >
          {t('look.verify')}
        </Button>
        <Button
          look="primary"
          busy={busy === 'taking'}
          disabled={keys.length === 0 || !idle || busy === 'verifying'}
          onClick={() => void looks.take(keys)}
        >
          {takingWords(counts, t)}
        </Button>
      </span>
    </>
  );
}

/** "Import 5 keys, remember 3 more places": as much of it as there is. */
function takingWords(
  { keys, places }: { readonly keys: number; readonly places: number },
  t: Translate,
): string {
  if (keys === 0 && places > 0) return t('look.remember', { count: places });
  const words = t('look.import', { count: keys });
  return places === 0
    ? words
    : t('look.importAndRemember', { keys: words, places: t('look.andRemember', { count: places }) });
}
