import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { DropTarget } from './actions/drop-target.tsx';
import { CommandShortcuts } from './command-shortcuts.tsx';
import { useCommands } from './commands.ts';
import { DialogHost } from './dialog-host.tsx';
import { BackupBanner } from './features/backup/backup-banner.tsx';
import { BrokerBanner } from './features/broker/broker-banner.tsx';
import { ConsentDialog } from './features/broker/consent-dialog.tsx';
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
import { inFront } from './stores/broker.ts';
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
  const { dialogs, presence, reach, broker } = useStores();
  const asking = useLive(presence, (state) => state.asking !== null);
  const reaching = useLive(reach, (state) => state.request !== null);
  const asked = useLive(broker, inFront);
  const busy = useLive(dialogs, (state) => state.open !== null) || asking || reaching || asked !== undefined;
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

  // A program's question waits until a password was typed: under it, what was typed would be lost.
  const top = asking ? (
    <PresenceDialog />
  ) : asked === undefined ? null : (
    <ConsentDialog key={asked.id} ask={asked} />
  );
  // Over the test too, where that asks for it.
  const over = reaching ? (
    <OverDialogs over={top}>
      <ReachDialog />
    </OverDialogs>
  ) : (
    top
  );
  return (
    <OverDialogs over={over}>
      <div className={styles.workspace}>
        {/* Dialogs keep the focus by themselves, but a toast that goes while one is open may let it out. */}
        <div inert={busy}>
          <BrokerBanner />
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
