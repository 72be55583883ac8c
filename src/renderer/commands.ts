import { useTranslation } from 'react-i18next';
import type { View } from '../shared/model/view.ts';
import { useKeyActions } from './actions/use-key-actions.ts';
import { toggleReveal } from './features/detail/toggle-reveal.ts';
import { focusList } from './features/list/focus-list.ts';
import { settingsCommands } from './settings-commands.ts';
import { useLive, useStores } from './stores/react.ts';
import { canRotate, rotationOf } from './stores/rotations.ts';

/** Something the window can do: palette, shortcuts, menus and help sheet read the same list. */
export interface Command {
  readonly id: string;
  /** Already translated. */
  readonly label: string;
  readonly group: string;
  readonly keys?: readonly [string, ...string[]];
  readonly run: () => void;
  readonly inDialogs?: boolean;
  readonly when?: (event: KeyboardEvent) => boolean;
}

const VIEWS: readonly (View & { kind: 'all' | 'due' | 'overdue' | 'unverified' | 'bin' })[] = [
  { kind: 'all' },
  { kind: 'due' },
  { kind: 'overdue' },
  { kind: 'unverified' },
  { kind: 'bin' },
];

/** Whether mod+c means the key: nothing is selected, and no field is being typed in. */
function copiesKey(event: KeyboardEvent): boolean {
  const typing = event.target instanceof Element && event.target.closest('input,textarea,select') !== null;
  return !typing && document.getSelection()?.isCollapsed !== false;
}

/** Every command that makes sense now, in the order of the palette. */
export function useCommands(): readonly Command[] {
  const { t } = useTranslation();
  const { list, detail: detailStore, dialogs, session, places, rotations, restore, policy } = useStores();
  const actions = useKeyActions();
  const selected = useLive(list, (state) => state.selected);
  const shown = useLive(detailStore, (state) => state.detail);
  // While the answer for another selection is on its way, a key press must not reach the key before it.
  const detail = shown?.id === selected ? shown : null;
  const rotation = useLive(rotations, (state) =>
    detail === null ? undefined : rotationOf(state, detail.id),
  );
  const managed = useLive(policy, (state) => state.value.state !== 'none');
  const onKey = t('palette.group.key');
  const go = t('palette.group.go');
  const create = t('palette.group.create');
  const window = t('palette.group.window');

  const live: readonly Command[] =
    detail === null || detail.removedAt !== null
      ? []
      : [
          {
            id: 'verify',
            label: t('palette.verify'),
            group: onKey,
            keys: ['v'],
            run: () => actions.verify(detail.id),
          },
          ...(rotation === undefined && canRotate(detail)
            ? [
                {
                  id: 'rotate',
                  label: t('rotation.rotate'),
                  group: onKey,
                  keys: ['r'] as const,
                  run: () => dialogs.open({ kind: 'rotate', id: detail.id }),
                },
              ]
            : []),
          ...(rotation === undefined || rotation.undo === null
            ? []
            : [
                {
                  id: 'rotation-undo',
                  label: t(rotation.undo === 'abandon' ? 'rotation.undo.of' : 'rotation.undo.enable'),
                  group: onKey,
                  run: () => dialogs.open({ kind: 'rotation-undo', id: rotation.id }),
                },
              ]),
          {
            id: 'copy-secret',
            label: t('palette.copySecret'),
            group: onKey,
            keys: ['mod+c'],
            when: copiesKey,
            run: () => void actions.copyFromAfar(detail, 'secret'),
          },
          {
            id: 'copy-id',
            label: t('palette.copyId'),
            group: onKey,
            keys: ['mod+b'],
            run: () => void actions.copyFromAfar(detail, 'id'),
          },
          {
            id: 'reveal-secret',
            label: t('palette.reveal'),
            group: onKey,
            keys: ['mod+shift+c'],
            run: toggleReveal,
          },
          {
            id: 'edit',
            label: t('vault.menu.edit'),
            group: onKey,
            keys: ['e'],
            run: () => dialogs.open({ kind: 'edit', id: detail.id }),
          },
          {
            id: 'replace',
            label: t('vault.menu.replace'),
            group: onKey,
            run: () => dialogs.open({ kind: 'replace-secret', id: detail.id }),
          },
          {
            id: 'account',
            label: t('vault.menu.account'),
            group: onKey,
            run: () => dialogs.open({ kind: 'account', id: detail.accountId }),
          },
          {
            id: 'remove',
            label: t('vault.menu.remove'),
            group: onKey,
            keys: ['Delete', 'mod+Backspace'],
            when: copiesKey,
            run: () => void actions.remove(detail),
          },
        ];
  const binned: readonly Command[] =
    detail === null || detail.removedAt === null
      ? []
      : [
          {
            id: 'restore',
            label: t('palette.restore'),
            group: onKey,
            run: () => void actions.restore(detail),
          },
          {
            id: 'purge',
            label: t('vault.purge'),
            group: onKey,
            run: () => dialogs.open({ kind: 'purge', ids: [detail.id], name: detail.label }),
          },
        ];

  return [
    ...live,
    ...binned,
    {
      id: 'add',
      label: t('palette.add'),
      group: create,
      keys: ['mod+n'],
      run: () => dialogs.open({ kind: 'add', way: 'form' }),
    },
    {
      id: 'import',
      label: t('palette.import'),
      group: create,
      keys: ['mod+o'],
      run: () => dialogs.open({ kind: 'add', way: 'file' }),
    },
    {
      id: 'paste',
      label: t('palette.paste'),
      group: create,
      run: () => dialogs.open({ kind: 'add', way: 'paste' }),
    },
    ...VIEWS.map(
      (view, index): Command => ({
        id: `view-${view.kind}`,
        label: t(`vault.view.${view.kind}`),
        group: go,
        keys: [String(index + 1)],
        run: () => void places.keys(view),
      }),
    ),
    {
      id: 'view-rotations',
      label: t('rotation.place'),
      group: go,
      keys: [String(VIEWS.length + 1)],
      run: () => places.rotations(),
    },
    {
      id: 'view-history',
      label: t('history.place'),
      group: go,
      keys: [String(VIEWS.length + 2)],
      run: () => places.history(),
    },
    { id: 'view-backup', label: t('backup.place'), group: go, run: () => places.backup() },
    {
      id: 'view-comparison',
      label: t('comparison.place'),
      group: go,
      run: () => places.comparison(),
    },
    {
      id: 'whereabouts',
      label: t('whereabouts.title'),
      group: go,
      run: () => places.whereabouts(),
    },
    { id: 'list', label: t('palette.list'), group: go, keys: ['j', 'k'], run: () => focusList() },
    {
      id: 'palette',
      label: t('palette.open'),
      group: window,
      keys: ['mod+k'],
      run: () => dialogs.open({ kind: 'palette' }),
    },
    {
      id: 'settings',
      label: t('settings.title'),
      group: window,
      keys: ['mod+,'],
      run: () => dialogs.open({ kind: 'settings' }),
    },
    ...settingsCommands(t, dialogs, managed),
    {
      id: 'restore-vault',
      label: t('restore.command'),
      group: window,
      run: () => restore.begin(),
    },
    {
      id: 'copies',
      label: t('restore.copiesCommand'),
      group: window,
      run: () => void restore.beginCopies(),
    },
    {
      id: 'shortcuts',
      label: t('palette.shortcuts'),
      group: window,
      keys: ['?', 'mod+/'],
      run: () => dialogs.open({ kind: 'shortcuts' }),
    },
    {
      id: 'lock',
      label: t('palette.lock'),
      group: window,
      keys: ['mod+l'],
      inDialogs: true,
      run: () => void session.lock().catch(() => undefined),
    },
  ];
}
