import type { i18n as I18n } from 'i18next';
import { I18nextProvider } from 'react-i18next';
import { assertNever } from '../shared/assert-never.ts';
import { DropTarget } from './actions/drop-target.tsx';
import { Onboarding } from './features/onboarding/onboarding.tsx';
import { PresenceDialog } from './features/presence/presence-dialog.tsx';
import { RestoreScreen } from './features/restore/restore-screen.tsx';
import { Problem } from './features/unlock/problem.tsx';
import { Unlock } from './features/unlock/unlock.tsx';
import type { Stores } from './stores/index.ts';
import { StoresProvider, useLive, useStores } from './stores/react.ts';
import { restoreStep } from './stores/restore.ts';
import { screenOf } from './stores/session.ts';
import { UiProvider } from './ui/index.ts';
import { Workspace } from './workspace.tsx';

/** What asks for presence outside of the workspace, where a walk is not over yet. */
function PresenceOverScreens() {
  const { session, presence, restore } = useStores();
  const asking = useLive(presence, (state) => state.asking !== null);
  const inWorkspace = useLive(session, (state) => screenOf(state) === 'workspace');
  const restoring = useLive(restore, (state) => restoreStep(state) !== null);
  return asking && (restoring || !inWorkspace) ? <PresenceDialog /> : null;
}

function Screens() {
  const { session, restore } = useStores();
  const screen = useLive(session, screenOf);
  const restoring = useLive(restore, (state) => restoreStep(state) !== null);
  // Not while a new code is shown, which would be gone with its screen.
  const locked = useLive(session, ({ status, held }) => held === null && status?.state !== 'unlocked');
  if (restoring) return <RestoreScreen />;
  return (
    <>
      <Screen screen={screen} />
      {locked && <DropTarget backupsOnly />}
    </>
  );
}

function Screen({ screen }: { readonly screen: ReturnType<typeof screenOf> }) {
  switch (screen) {
    case 'starting':
      return null;
    case 'setup':
      return <Onboarding />;
    case 'unlock':
      return <Unlock />;
    case 'problem':
    case 'unreachable':
      return <Problem />;
    case 'workspace':
      return <Workspace />;
    default:
      return assertNever(screen);
  }
}

/** The window's content: one screen at a time, whichever fits the session. */
export function App({ stores, i18n }: { readonly stores: Stores; readonly i18n: I18n }) {
  return (
    <StoresProvider value={stores}>
      <I18nextProvider i18n={i18n}>
        <UiProvider>
          <Screens />
          <PresenceOverScreens />
        </UiProvider>
      </I18nextProvider>
    </StoresProvider>
  );
}
