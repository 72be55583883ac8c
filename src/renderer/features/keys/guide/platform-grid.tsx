import { Search } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findClouds } from '../../../../shared/catalogue/find-cloud.ts';
import { catalogue, inLocale } from '../../../../shared/catalogue/index.ts';
import { CLOUD_IDS, type CloudId } from '../../../../shared/model/cloud.ts';
import { useLive, useStores } from '../../../stores/react.ts';
import { Button, CloudTile, Field, TextInput } from '../../../ui/index.ts';
import { gridStep } from './grid-step.ts';
import styles from './platform-grid.module.css';
import { platformsInOrder } from './platforms-in-order.ts';

/** The first question of a new key: whose it is. */
export function PlatformGrid({ onChoose }: { readonly onChoose: (cloud: CloudId) => void }) {
  const { t, i18n } = useTranslation();
  const { counts, guides, settings } = useStores();
  const held = useLive(counts, (state) => state.value.clouds);
  const progress = useLive(guides, (state) => state.all);
  const hidden = useLive(settings, (state) => state.hiddenClouds);
  const [text, setText] = useState('');
  const [everyOne, setEveryOne] = useState(false);
  const [at, setAt] = useState<CloudId | null>(null);
  const grid = useRef<HTMLUListElement>(null);

  const left = hidden.filter((cloud) => (held[cloud] ?? 0) === 0);
  const searching = text.trim() !== '';
  const shown = platformsInOrder({
    among: searching ? findClouds(text) : CLOUD_IDS.filter((cloud) => everyOne || !left.includes(cloud)),
    held,
    progress,
  });
  const stop = at !== null && shown.includes(at) ? at : shown[0];

  const onKeyDown = (event: KeyboardEvent<HTMLUListElement>): void => {
    const tiles = [...(grid.current?.querySelectorAll('button') ?? [])];
    const place = tiles.findIndex((tile) => tile.matches(':focus'));
    const next = tiles[gridStep(event.key, place, tiles.length, columnsOf(tiles)) ?? -1];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  };

  return (
    <div className={styles.platforms}>
      <Field label={t('guide.platform.search')}>
        <TextInput
          type="search"
          icon={Search}
          value={text}
          placeholder={t('guide.platform.searchExample')}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter') {
              event.preventDefault();
              if (searching && shown[0] !== undefined) onChoose(shown[0]);
            }
            if (event.key === 'ArrowDown') {
              event.preventDefault();
              grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
            }
          }}
        />
      </Field>
      {shown.length === 0 ? (
        <p className={styles.none} role="status">
          {t('guide.platform.none', { text: text.trim() })}
        </p>
      ) : (
        <ul ref={grid} aria-label={t('guide.platform.all')} className={styles.grid} onKeyDown={onKeyDown}>
          {shown.map((cloud) => {
            const { name, monogram, hue } = catalogue[cloud];
            const count = held[cloud] ?? 0;
            const begun = progress.some((one) => one.cloud === cloud);
            return (
              <li key={cloud}>
                <button
                  type="button"
                  tabIndex={cloud === stop ? 0 : -1}
                  className={styles.tile}
                  onFocus={() => setAt(cloud)}
                  onClick={() => onChoose(cloud)}
                >
                  <CloudTile monogram={monogram} hue={hue} size="l" />
                  <span className={styles.words}>
                    <span className={styles.name}>{inLocale(name, i18n.language)}</span>
                    {(begun || count > 0) && (
                      <span className={styles.said}>
                        {begun ? t('guide.platform.begun') : t('guide.platform.keys', { count })}
                      </span>
                    )}
                  </span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
      {!searching && !everyOne && left.length > 0 && (
        <Button look="ghost" size="s" onClick={() => setEveryOne(true)}>
          {t('guide.platform.showAll', { count: CLOUD_IDS.length })}
        </Button>
      )}
    </div>
  );
}

/** How many tiles stand in the first row, as the page laid them out. */
function columnsOf(tiles: readonly HTMLElement[]): number {
  const top = tiles[0]?.offsetTop;
  const wrapped = tiles.findIndex((tile) => tile.offsetTop !== top);
  return wrapped === -1 ? tiles.length : wrapped;
}
