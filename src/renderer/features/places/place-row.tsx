import { Ellipsis, Eraser, KeyRound, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsumerView } from '../../../shared/model/consumer.ts';
import { PlaceAbout, PlaceHead, PlaceIcon } from '../../actions/place-head.tsx';
import { useHome } from '../../actions/use-home.ts';
import { spokenPlace } from '../../lib/place-words.ts';
import { problemWords } from '../../lib/problem-words.ts';
import { canServe } from '../../stores/consumers.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Button, IconButton, Menu, type MenuEntry, Tag } from '../../ui/index.ts';
import { OverwriteDialog, RemovePlaceDialog } from './ask-dialogs.tsx';
import { PlaceState } from './place-state.tsx';
import styles from './places.module.css';
import { useServe } from './use-serve.ts';

export interface PlaceRowProps {
  readonly view: ConsumerView;
  /** The key is in the bin: what is known of it is shown, and nothing is done. */
  readonly still: boolean;
  /** A rotation of the key is under way, and serves the place. */
  readonly turning: boolean;
}

/** One place: what it is, how it stands, what a person kept beside it, and what can be done. */
export function PlaceRow({ view, still, turning }: PlaceRowProps) {
  const { t } = useTranslation();
  const { consumers, dialogs } = useStores();
  const home = useHome();
  const serve = useServe();
  const busy = useLive(consumers, (state) => state.busy.has(view.id));
  const failed = useLive(consumers, (state) => state.failed.get(view.id));
  const [asking, setAsking] = useState<'remove' | 'overwrite' | null>(null);
  const { id, place, state, leak, scrub } = view;
  const name = spokenPlace(place, home);
  const problem = failed ?? view.problem;
  const entries: readonly MenuEntry[] = [
    ...(place.kind === 'file' && state === 'changed' && !leak && !turning
      ? [
          {
            kind: 'action' as const,
            icon: KeyRound,
            label: t('places.menu.overwrite'),
            run: () => setAsking('overwrite'),
          },
        ]
      : []),
    ...(scrub !== null
      ? [
          {
            kind: 'action' as const,
            icon: Eraser,
            label: t('look.takeAway'),
            run: () => dialogs.open({ kind: 'scrub', ids: [id] }),
          },
        ]
      : []),
    {
      kind: 'action',
      icon: Pencil,
      label: t('places.menu.edit'),
      run: () => dialogs.open({ kind: 'place-edit', id }),
    },
    { kind: 'separator' },
    {
      kind: 'action',
      icon: Trash2,
      label: t('places.menu.remove'),
      danger: true,
      run: () => setAsking('remove'),
    },
  ];
  return (
    <li className={styles.row}>
      <PlaceIcon kind={place.kind} />
      <div className={styles.words}>
        <PlaceHead place={place} />
        <div className={styles.facts}>
          <PlaceState view={view} turning={turning} />
          {place.kind === 'file' && place.holds === 'command' && <Tag>{t('places.asks')}</Tag>}
          {leak && <Tag tone="due">{t('look.leak')}</Tag>}
        </div>
        {problem !== null && problem !== undefined && (
          <p className={styles.problem} role={failed === undefined ? undefined : 'alert'}>
            {problemWords(problem, t)}
          </p>
        )}
        <PlaceAbout note={view.note} restart={view.restart} />
      </div>
      {!still && (
        <span className={styles.acts}>
          {canServe(view) && !turning && (
            <Button
              size="s"
              busy={busy}
              aria-label={t('places.updateOf', { place: name })}
              onClick={() => void serve([id])}
            >
              {t('places.update')}
            </Button>
          )}
          <Menu
            trigger={<IconButton size="s" icon={Ellipsis} label={t('places.more', { place: name })} />}
            entries={entries}
          />
        </span>
      )}
      <RemovePlaceDialog view={view} open={asking === 'remove'} onClose={() => setAsking(null)} />
      <OverwriteDialog view={view} open={asking === 'overwrite'} onClose={() => setAsking(null)} />
    </li>
  );
}
