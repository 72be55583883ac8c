import { FileKey2, Hand, type LucideIcon, SquareTerminal, Variable } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Place } from '../../shared/model/consumer.ts';
import { placeTitle } from '../lib/place-words.ts';
import { PathText } from '../ui/index.ts';
import styles from './place-head.module.css';
import { useHome } from './use-home.ts';

const ICONS: Readonly<Record<Place['kind'], LucideIcon>> = {
  file: FileKey2,
  environment: Variable,
  command: SquareTerminal,
  'by-hand': Hand,
};

/** The kind of a place as an icon, beside its words. */
export function PlaceIcon({ kind }: { readonly kind: Place['kind'] }) {
  const Icon = ICONS[kind];
  return <Icon size={16} aria-hidden className={styles.icon} />;
}

/** Which place it is, in two lines: its tool and what names the key there, then where that is. */
export function PlaceHead({ place }: { readonly place: Place }) {
  const { t } = useTranslation();
  const named = place.kind === 'file' && place.entry !== '';
  return (
    <>
      <p className={styles.name}>
        {placeTitle(place, t)}
        {named && (
          <span className={styles.entry} translate="no">
            {place.entry}
          </span>
        )}
      </p>
      <Where place={place} />
    </>
  );
}

function Where({ place }: { readonly place: Place }) {
  const { t } = useTranslation();
  const home = useHome();
  switch (place.kind) {
    case 'file':
      return (
        <div className={styles.where}>
          <PathText path={place.path} home={home} />
        </div>
      );
    case 'environment':
      return (
        <p className={styles.where} translate="no">
          <code className={styles.long}>{place.variables.join(', ')}</code>
        </p>
      );
    case 'command':
      return (
        <p className={styles.where} translate="no">
          <code className={styles.line} title={place.run.join(' ')}>
            {place.run.join(' ')}
          </code>
        </p>
      );
    case 'by-hand':
      return (
        <p className={styles.where}>
          {t(`places.byHand.${place.what}`)}
          {place.owner !== '' && ` · ${t('places.ownerIs', { owner: place.owner })}`}
        </p>
      );
  }
}

/** What a person kept beside a place: the note, and the programs to start anew. */
export function PlaceAbout({ note, restart }: { readonly note: string; readonly restart: string }) {
  const { t } = useTranslation();
  return (
    <>
      {note !== '' && <p className={styles.note}>{note}</p>}
      {restart !== '' && <p className={styles.about}>{t('places.restartIs', { programs: restart })}</p>}
    </>
  );
}
