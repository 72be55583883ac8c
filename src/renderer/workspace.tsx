import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { CommandShortcuts } from './command-shortcuts.tsx';
import { useCommands } from './commands.ts';
import { DialogHost } from './dialog-host.tsx';
import { DetailPane } from './features/detail/detail-pane.tsx';
import { ChainPane } from './features/history/chain-pane.tsx';
import { HistoryPane } from './features/history/history-pane.tsx';
import { DraftBanner } from './features/keys/draft-banner.tsx';
import { DropTarget } from './features/keys/drop-target.tsx';
import { ListPane } from './features/list/list-pane.tsx';
import { PresenceDialog } from './features/presence/presence-dialog.tsx';
import { RotationNews } from './features/rotation/rotation-news.tsx';
import { RotationPane } from './features/rotation/rotation-pane.tsx';
import { RotationSection } from './features/rotation/rotation-section.tsx';
import { RotationsPane } from './features/rotation/rotations-pane.tsx';
import { SessionBanners } from './features/settings/session-banners.tsx';
import { Sidebar } from './features/sidebar/sidebar.tsx';
import { WhereaboutsPage } from './features/whereabouts/whereabouts-page.tsx';
import { useLive, useStores } from './stores/react.ts';
import { announce, dismissToast, endClipboardTurn, OverDialogs, SplitPanes } from './ui/index.ts';
import styles from './workspace.module.css';

/** Ends the countdowns when main has cleared the clipboard, and says so. */
function useClipboardEnd(): void {
  const { t } = useTranslation();
  const { client } = useStores();
  useEffect(
    () =>
      client.on('clipboard.cleared', () => {
        endClipboardTurn();
        dismissToast('copied');
        announce(t('ui.copy.cleared'));
      }),
    [client, t],
  );
}

/** The open vault: three panes, the dialogs over them, the shortcuts around them. */
export function Workspace() {
  const { t } = useTranslation();
  const { list, detail, dialogs, places, presence, rotations } = useStores();
  const asking = useLive(presence, (state) => state.asking !== null);
  const busy = useLive(dialogs, (state) => state.open !== null) || asking;
  const commands = useCommands();
  const empty = useLive(list, (state) => state.total === 0);
  const nothing = useLive(detail, (state) => state.detail === null && state.error === null);
  const place = useLive(places, (state) => state.place);
  const noRotation = useLive(rotations, (state) => state.all?.length === 0);
  const inKeys = place === 'keys';
  const atWhereabouts = place === 'whereabouts';
  const inHistory = place === 'history';
  useClipboardEnd();
  // Nothing of the vault stays in sight after a lock, toasts included.
  useEffect(
    () => () => {
      dismissToast();
      endClipboardTurn();
    },
    [],
  );

  return (
    <OverDialogs over={asking ? <PresenceDialog /> : null}>
      <div className={styles.workspace}>
        <div>
          <SessionBanners />
          <DraftBanner />
        </div>
        {/* Dialogs keep the focus by themselves, but a toast that goes while one is open may let it out. */}
        <div className={styles.panes} inert={busy}>
          <SplitPanes
            labels={{
              sidebar: t('vault.pane.sidebar'),
              list: t(
                inHistory
                  ? 'history.place'
                  : atWhereabouts
                    ? 'whereabouts.title'
                    : inKeys
                      ? 'vault.pane.list'
                      : 'rotation.place',
              ),
              detail: t(inHistory ? 'history.pane' : inKeys ? 'vault.pane.detail' : 'rotation.pane'),
            }}
            sidebar={<Sidebar />}
            list={
              inHistory ? (
                <HistoryPane />
              ) : atWhereabouts ? (
                <WhereaboutsPage />
              ) : inKeys ? (
                <ListPane />
              ) : (
                <RotationsPane />
              )
            }
            detail={
              inHistory ? (
                <ChainPane />
              ) : atWhereabouts ? null : inKeys ? (
                empty && nothing ? null : (
                  <DetailPane
                    rotation={(credentialId) => (
                      <RotationSection key={credentialId} credentialId={credentialId} />
                    )}
                  />
                )
              ) : noRotation ? null : (
                <RotationPane />
              )
            }
          />
        </div>
        <DialogHost commands={commands} />
        <CommandShortcuts commands={commands} />
        <DropTarget />
        <RotationNews />
      </div>
    </OverDialogs>
  );
}
