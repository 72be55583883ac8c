import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { assertNever } from '../shared/assert-never.ts';
import { BackupPane } from './features/backup/backup-pane.tsx';
import { BackupsPane } from './features/backup/backups-pane.tsx';
import { NamesPage } from './features/crosswalk/names-page.tsx';
import { DetailPane } from './features/detail/detail-pane.tsx';
import { HandOutsSection } from './features/hand-outs/hand-outs-section.tsx';
import { HandOversPage } from './features/hand-over/hand-overs-page.tsx';
import { ChainPane } from './features/history/chain-pane.tsx';
import { HistoryPane } from './features/history/history-pane.tsx';
import { ListPane } from './features/list/list-pane.tsx';
import { LookPage } from './features/look/look-page.tsx';
import { PlacesSection } from './features/places/places-section.tsx';
import { KeptPage } from './features/plaintext/kept-page.tsx';
import { ComparisonPage } from './features/restore/comparison-page.tsx';
import { RotationPane } from './features/rotation/rotation-pane.tsx';
import { RotationSection } from './features/rotation/rotation-section.tsx';
import { RotationsPane } from './features/rotation/rotations-pane.tsx';
import { VerificationPage } from './features/verification/verification-page.tsx';
import { WhereaboutsPage } from './features/whereabouts/whereabouts-page.tsx';
import { WorklistPage } from './features/worklist/worklist-page.tsx';
import { useLive, useStores } from './stores/react.ts';

/** What the two right-hand panes hold, and what assistive technology calls them. */
export interface Panes {
  readonly list: ReactNode;
  /** Null: the list takes the room of both. */
  readonly detail: ReactNode;
  readonly listLabel: string;
  readonly detailLabel: string;
}

/** The panes of the place where the person is. */
export function usePanes(): Panes {
  const { t } = useTranslation();
  const { list, detail, places, rotations, backups } = useStores();
  const place = useLive(places, (state) => state.place);
  const empty = useLive(list, (state) => state.total === 0);
  const nothing = useLive(detail, (state) => state.detail === null && state.error === null);
  const noRotation = useLive(rotations, (state) => state.all?.length === 0);
  const noTarget = useLive(backups, (state) => (state.targets?.length ?? 0) === 0);
  switch (place) {
    case 'keys':
      return {
        list: <ListPane />,
        listLabel: t('vault.pane.list'),
        detail:
          empty && nothing ? null : (
            <DetailPane
              rotation={(credentialId) => <RotationSection key={credentialId} credentialId={credentialId} />}
              places={(key) => (
                <>
                  <PlacesSection detail={key} />
                  <HandOutsSection detail={key} />
                </>
              )}
            />
          ),
        detailLabel: t('vault.pane.detail'),
      };
    case 'rotations':
      return {
        list: <RotationsPane />,
        listLabel: t('rotation.place'),
        detail: noRotation ? null : <RotationPane />,
        detailLabel: t('rotation.pane'),
      };
    case 'history':
      return {
        list: <HistoryPane />,
        listLabel: t('history.place'),
        detail: <ChainPane />,
        detailLabel: t('history.pane'),
      };
    case 'backup':
      return {
        list: <BackupsPane />,
        listLabel: t('backup.place'),
        detail: noTarget ? null : <BackupPane />,
        detailLabel: t('backup.pane'),
      };
    case 'worklist':
      return {
        list: <WorklistPage />,
        listLabel: t('worklist.place'),
        detail: null,
        detailLabel: t('rotation.pane'),
      };
    case 'comparison':
      return {
        list: <ComparisonPage />,
        listLabel: t('comparison.place'),
        detail: null,
        detailLabel: t('comparison.place'),
      };
    case 'verification':
      return {
        list: <VerificationPage />,
        listLabel: t('verifyAll.title'),
        detail: null,
        detailLabel: t('verifyAll.title'),
      };
    case 'whereabouts':
      return {
        list: <WhereaboutsPage />,
        listLabel: t('whereabouts.title'),
        detail: null,
        detailLabel: t('rotation.pane'),
      };
    case 'names':
      return {
        list: <NamesPage />,
        listLabel: t('crosswalk.title'),
        detail: null,
        detailLabel: t('crosswalk.title'),
      };
    case 'look':
      return {
        list: <LookPage />,
        listLabel: t('look.place'),
        detail: null,
        detailLabel: t('look.place'),
      };
    case 'kept':
      return {
        list: <KeptPage />,
        listLabel: t('plaintext.kept.title'),
        detail: null,
        detailLabel: t('plaintext.kept.title'),
      };
    case 'hand-overs':
      return {
        list: <HandOversPage />,
        listLabel: t('handOver.title'),
        detail: null,
        detailLabel: t('handOver.title'),
      };
    default:
      return assertNever(place);
  }
}
