import type { FileKindSpec } from '../file-kind.ts';
import { inHome } from '../places.ts';
import { assignedKeys } from './assigned-kind.ts';
import { cmd } from './cmd.ts';
import { dotenv } from './dotenv.ts';
import { fish } from './fish.ts';
import { typedKeys } from './history.ts';
import { historyForm } from './history-split.ts';
import {
  fishProfiles,
  powershellHistories,
  powershellProfiles,
  shellHistories,
  shellProfiles,
} from './places.ts';
import { powershell } from './powershell.ts';
import { sh } from './sh.ts';

const { fits: _, ...dotenvKeys } = assignedKeys(dotenv);

/** Files of variables, profiles of shells, and histories of what was typed. */
export const shellKinds: readonly FileKindSpec[] = [
  {
    ...{ id: 'dotenv', cloud: null, role: 'serves', among: 'usual', ...dotenvKeys },
    named: /^\.env$|^\.env\.[\w.-]+$|\.env$|^env\.list$/,
    places: (around) => [inHome(around, '.env')],
  },
  {
    ...{ id: 'shell-profile', cloud: null, role: 'serves', among: 'profiles', ...assignedKeys(sh) },
    named:
      /\.(?:sh|bash|zsh|ksh)$|rc$|^\.?(?:bash_profile|bash_login|bash_aliases|profile|zshenv|zprofile|zlogin)$/,
    places: shellProfiles,
  },
  {
    ...{ id: 'fish', cloud: null, role: 'serves', among: 'profiles', ...assignedKeys(fish) },
    named: /\.fish$|^fish_variables$/,
    places: fishProfiles,
  },
  {
    ...{ id: 'powershell', cloud: null, role: 'serves', among: 'profiles', ...assignedKeys(powershell) },
    named: /\.psm?1$/,
    places: powershellProfiles,
  },
  {
    ...{ id: 'cmd', cloud: null, role: 'serves', among: 'profiles', ...assignedKeys(cmd) },
    named: /\.(?:cmd|bat)$/,
    places: () => [],
  },
  {
    ...{ id: 'shell-history', cloud: null, role: 'leak', among: 'histories', ...typedKeys(historyForm) },
    ...{ write: null, asCommand: null },
    named: /^\.(?:bash|zsh|sh|ksh|ash)_history$|^\.histfile$|^\.zhistory$|^fish_history$/,
    places: shellHistories,
  },
  {
    ...{ id: 'powershell-history', cloud: null, role: 'leak', among: 'histories' },
    ...{ ...typedKeys(() => 'powershell'), write: null, asCommand: null },
    named: /^consolehost_history\.txt$/,
    places: powershellHistories,
  },
];
