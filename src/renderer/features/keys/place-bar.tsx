import { ArrowLeft, BookOpen } from 'lucide-react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { catalogue, inLocale } from '../../../shared/catalogue/index.ts';
import type { GuideName } from '../../../shared/model/guide.ts';
import { useStores } from '../../stores/react.ts';
import { Button, CloudTile, Field, IconButton, Select } from '../../ui/index.ts';
import styles from './add-key.module.css';

export interface PlaceBarProps {
  readonly place: GuideName;
  /** Where the focus begins, so that the platform is heard first. */
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly onPlace: (place: GuideName) => void;
  readonly onPlatforms: () => void;
  readonly guide: 'shown' | 'folded' | 'none';
  readonly disabled: boolean;
}

/** Which key is being made: its platform with the way back, its kind, the site; and the guide, to fold away or bring back. */
export function PlaceBar({ place, heading, onPlace, onPlatforms, guide, disabled }: PlaceBarProps) {
  const { t, i18n } = useTranslation();
  const { preferences } = useStores();
  const { name, monogram, hue, kinds, sites } = catalogue[place.cloud];
  const say = (text: { readonly zh: string; readonly en: string }): string => inLocale(text, i18n.language);
  return (
    <div className={styles.bar}>
      <div className={styles.platform}>
        <IconButton icon={ArrowLeft} label={t('add.platforms')} disabled={disabled} onClick={onPlatforms} />
        <CloudTile monogram={monogram} hue={hue} size="l" />
        <h3 ref={heading} tabIndex={-1}>
          {say(name)}
        </h3>
      </div>
      <div className={styles.choices}>
        {kinds.length > 1 && (
          <Field label={t('add.kind')}>
            <Select
              value={place.kind}
              onChange={(kind) => onPlace({ ...place, kind })}
              disabled={disabled}
              options={kinds.map(({ id, label, recommended }) => ({
                value: id,
                label: say(label),
                ...(recommended === true ? { hint: t('add.kindRecommended') } : {}),
              }))}
            />
          </Field>
        )}
        {sites.length > 1 && (
          <Field label={t('add.site')}>
            <Select
              value={place.site}
              onChange={(site) => onPlace({ ...place, site })}
              disabled={disabled}
              options={sites.map(({ id, label }) => ({ value: id, label: say(label) }))}
            />
          </Field>
        )}
      </div>
      {guide !== 'none' && (
        <Button
          look="ghost"
          icon={BookOpen}
          aria-pressed={guide === 'shown'}
          onClick={() =>
            void preferences.change({ guide: guide === 'shown' ? 'folded' : 'shown' }).catch(() => undefined)
          }
        >
          {t(guide === 'shown' ? 'guide.hide' : 'guide.show')}
        </Button>
      )}
    </div>
  );
}
