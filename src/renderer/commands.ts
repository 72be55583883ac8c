import { useTranslation } from 'react-i18next';
import {
  COMMAND_IDS,
  type CommandId,
  commandSpec,
  isPossible,
  menuKeys,
  type PageCommand,
} from '../shared/commands.ts';
import type { SnoozeSpan } from '../shared/model/reminder.ts';
import type { View } from '../shared/model/view.ts';
import { useKeyActions } from './actions/use-key-actions.ts';
import { isReminded, useSnooze } from './actions/use-snooze.ts';
import { toggleReveal } from './features/detail/toggle-reveal.ts';
import { focusList } from './features/list/focus-list.ts';
import { settingsCommands } from './settings-commands.ts';
import { useLive, useStores } from './stores/react.ts';
import { canRotate, rotationOf } from './stores/rotations.ts';

/** Something the window can do now: palette, shortcuts and menus run the same entry. */
export interface Command {
  readonly id: string;
  /** Already translated. */
  readonly label: string;
  readonly group: string;
  readonly keys?: readonly [string, ...string[]];
  readonly run: () => void;
  readonly inDialogs?: boolean;
  readonly inMenu?: boolean;
  readonly inPalette?: boolean;
  readonly when?: (event: KeyboardEvent) => boolean;
}

/** What each command of the table does; null where it makes no sense now. */
type Deeds = { readonly [K in PageCommand]: (() => void) | null };

/** Whether a key press means the selected key: no text is selected, and no field is being typed in. */
function meansKey(event: KeyboardEvent): boolean {
  const typing = event.target instanceof Element && event.target.closest('input,textarea,select') !== null;
  return !typing && document.getSelection()?.isCollapsed !== false;
}

function useKeyDeeds() {
  const { list, detail: detailStore, dialogs, rotations } = useStores();
  const actions = useKeyActions();
  const snooze = useSnooze();
  const selected = useLive(list, (state) => state.selected);
  const shown = useLive(detailStore, (state) => state.detail);
  // While the answer for another selection is on its way, a key press must not reach the key before it.
  const detail = shown?.id === selected ? shown : null;
  const rotation = useLive(rotations, (state) =>
    detail === null ? undefined : rotationOf(state, detail.id),
  );
  const live = detail !== null && detail.removedAt === null ? detail : null;
  const binned = detail !== null && detail.removedAt !== null ? detail : null;
  const undo = live !== null && rotation !== undefined && rotation.undo !== null ? rotation : null;
  const takeBack = undo === null ? null : () => dialogs.open({ kind: 'rotation-undo', id: undo.id });
  const rotate =
    live !== null && rotation === undefined && canRotate(live)
      ? () => dialogs.open({ kind: 'rotate', id: live.id })
      : null;
  const forLive = (run: (key: NonNullable<typeof live>) => void) => (live === null ? null : () => run(live));
  const now = Date.now();
  const snoozes = live !== null && isReminded(live, now) ? snooze.choices(live, now) : [];
  const snoozeFor = (span: SnoozeSpan) => snoozes.find((choice) => choice.span === span)?.run ?? null;
  const forBinned = (run: (key: NonNullable<typeof binned>) => void) =>
    binned === null ? null : () => run(binned);
  return {
    selected: detail !== null,
    deeds: {
      verify: forLive(({ id }) => actions.verify(id)),
      rotate,
      'rotation-undo': undo?.undo === 'abandon' ? takeBack : null,
      'rotation-enable': undo === null || undo.undo === 'abandon' ? null : takeBack,
      'copy-secret': forLive((key) => void actions.copyFromAfar(key, 'secret')),
      'copy-as': forLive(({ id }) => dialogs.open({ kind: 'copy-as', id })),
      use: forLive(({ id }) => dialogs.open({ kind: 'use', id })),
      'hand-over': forLive(({ id }) => dialogs.open({ kind: 'hand-over', id })),
      'copy-id': forLive((key) => void actions.copyFromAfar(key, 'id')),
      'reveal-secret': forLive(toggleReveal),
      edit: forLive(({ id }) => dialogs.open({ kind: 'edit', id })),
      replace: forLive(({ id }) => dialogs.open({ kind: 'replace-secret', id })),
      account: forLive(({ accountId }) => dialogs.open({ kind: 'account', id: accountId })),
      'snooze-over': snoozeFor('over'),
      'snooze-tomorrow': snoozeFor('tomorrow'),
      'snooze-day': snoozeFor('day'),
      'snooze-week': snoozeFor('week'),
      remove: forLive((key) => void actions.remove(key)),
      restore: forBinned((key) => void actions.restore(key)),
      purge: forBinned(({ id, label }) => dialogs.open({ kind: 'purge', ids: [id], name: label })),
    },
  };
}

function useDeeds(): { readonly selected: boolean; readonly deeds: Deeds } {
  const { dialogs, session, places, restore, backups, worklist, verifyRuns, list } = useStores();
  const listed = useLive(worklist, (state) => state.value !== null);
  const here = useLive(backups, (state) => state.targets)?.filter((target) => target.here) ?? [];
  const snooze = useSnooze();
  const { selected, deeds } = useKeyDeeds();
  const binned = useLive(list, (state) => state.view.kind === 'bin');
  const view = (to: View) => () => void places.keys(to);
  const verify = (of: View, search: string): void => {
    // How it goes is seen there.
    places.verification();
    void verifyRuns.start({ kind: 'view', view: of, search });
  };
  return {
    selected,
    deeds: {
      ...deeds,
      add: () => dialogs.open({ kind: 'add', way: 'form' }),
      import: () => dialogs.open({ kind: 'add', way: 'file' }),
      paste: () => dialogs.open({ kind: 'add', way: 'paste' }),
      'verify-all': () => verify({ kind: 'all' }, ''),
      'verify-view': binned ? null : () => verify(list.state.getState().view, list.state.getState().search),
      'view-all': view({ kind: 'all' }),
      'view-due': view({ kind: 'due' }),
      'view-overdue': view({ kind: 'overdue' }),
      'view-unverified': view({ kind: 'unverified' }),
      'view-bin': view({ kind: 'bin' }),
      'view-rotations': () => places.rotations(),
      'view-history': () => places.history(),
      'view-verification': places.verification,
      worklist: listed ? () => places.worklist() : null,
      'view-backup': () => places.backup(),
      'view-comparison': () => places.comparison(),
      receive: () => dialogs.open({ kind: 'hand-over-open' }),
      request: () => dialogs.open({ kind: 'hand-over-request' }),
      'hand-overs': places.handOvers,
      export: () => dialogs.open({ kind: 'export' }),
      look: places.look,
      kept: places.kept,
      names: () => places.names(),
      explain: () => dialogs.open({ kind: 'explain' }),
      whereabouts: () => places.whereabouts(),
      'snooze-all': snooze.all,
      list: () => focusList(),
      search: () => document.querySelector<HTMLInputElement>('main search input')?.select(),
      palette: () => dialogs.open({ kind: 'palette' }),
      settings: () => dialogs.open({ kind: 'settings' }),
      'backup-now':
        here.length === 0
          ? null
          : () => {
              // How it goes is seen there.
              places.backup();
              for (const { id } of here) void backups.run(id);
            },
      'recovery-kit': () => dialogs.open({ kind: 'recovery-kit' }),
      'vault-key': () => dialogs.open({ kind: 'vault-key' }),
      'restore-vault': () => restore.begin(),
      copies: () => void restore.beginCopies(),
      shortcuts: () => dialogs.open({ kind: 'shortcuts' }),
      lock: () => void session.lock().catch(() => undefined),
    },
  };
}

/** Every command that makes sense now, in the order of the table. */
export function useCommands(): readonly Command[] {
  const { t } = useTranslation();
  const { session, dialogs, policy } = useStores();
  const managed = useLive(policy, (state) => state.value.state !== 'none');
  const unlocked = useLive(session, ({ status }) => status?.state === 'unlocked');
  const { selected, deeds } = useDeeds();
  const named = COMMAND_IDS.flatMap((id): Command[] => {
    const spec = commandSpec(id);
    const run = isPages(id) ? deeds[id] : null;
    if (run === null || !isPossible(spec, { unlocked, selected })) return [];
    return [
      {
        id,
        label: t(spec.label),
        group: t(`palette.group.${spec.group}`),
        run,
        inDialogs: spec.overDialogs === true,
        inMenu: menuKeys(spec) !== null && spec.menu !== undefined,
        inPalette: spec.palette !== false,
        ...(spec.keys === undefined ? {} : { keys: spec.keys }),
        ...(spec.sparesText === true ? { when: meansKey } : {}),
      },
    ];
  });
  return unlocked ? [...named, ...settingsCommands(t, dialogs, managed)] : named;
}

const isPages = (id: CommandId): id is PageCommand => commandSpec(id).runs !== 'shell';
