import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { DropTarget } from './actions/drop-target.tsx';
import { CommandShortcuts } from './command-shortcuts.tsx';
import { useCommands } from './commands.ts';
import { DialogHost } from './dialog-host.tsx';
import { BackupBanner } from './features/backup/backup-banner.tsx';
import { DraftBanner } from './features/keys/draft-banner.tsx';
import { ReachDialog } from './features/network/reach-dialog.tsx';
import { PresenceDialog } from './features/presence/presence-dialog.tsx';
import { TamperedBanner } from './features/reminders/tampered-banner.tsx';
import { ComparisonBanner } from './features/restore/comparison-banner.tsx';
import { RotationNews } from './features/rotation/rotation-news.tsx';
import { SessionBanners } from './features/settings/session-banners.tsx';
import { Sidebar } from './features/sidebar/sidebar.tsx';
import { VerificationBanner } from './features/verification/verification-banner.tsx';
import { WorklistBanner } from './features/worklist/worklist-banner.tsx';
import { useLive, useStores } from './stores/react.ts';
import { announce, dismissToast, endClipboardTurn, OverDialogs, SplitPanes } from './ui/index.ts';
import { usePanes } from './use-panes.tsx';
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
  const { dialogs, presence, reach } = useStores();
  const asking = useLive(presence, (state) => state.asking !== null);
  const reaching = useLive(reach, (state) => state.request !== null);
  const busy = useLive(dialogs, (state) => state.open !== null) || asking || reaching;
  const commands = useCommands();
  const panes = usePanes();
  useClipboardEnd();
  // Nothing of the vault stays in sight after a lock, toasts included.
  useEffect(
    () => () => {
      dismissToast();
      endClipboardTurn();
    },
    [],
  );

  const presenceOver = asking ? <PresenceDialog /> : null;
  // Over the test too, where that asks for it.
  const over = reaching ? (
    <OverDialogs over={presenceOver}>
      <ReachDialog />
    </OverDialogs>
  ) : (
    presenceOver
  );
  return (
    <OverDialogs over={over}>
      <div className={styles.workspace}>
        {/* Dialogs keep the focus by themselves, but a toast that goes while one is open may let it out. */}
        <div inert={busy}>
          <SessionBanners />
          <TamperedBanner />
          <ComparisonBanner />
          <VerificationBanner />
          <DraftBanner />
          <WorklistBanner />
          <BackupBanner />
        </div>
        <div className={styles.panes} inert={busy}>
          <SplitPanes
            labels={{ sidebar: t('vault.pane.sidebar'), list: panes.listLabel, detail: panes.detailLabel }}
            sidebar={<Sidebar />}
            list={panes.list}
            detail={panes.detail}
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
