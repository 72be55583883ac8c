import { basename } from 'node:path';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { ManagedPolicy } from '../../../shared/model/managed-policy.ts';
import { isReplaceable, markOf, type ScriptAsked, shellWriter } from '../../formats/scripts/index.ts';
import { languagesOf, snippetOf } from '../../formats/snippets/index.ts';
import type { FilePicker } from '../../ports/file-picker.ts';
import { FileError, type Files } from '../../ports/files.ts';
import type { Random } from '../../ports/random.ts';
import { getSettings } from '../../vault/repositories/settings.ts';
import type { ClipboardGuard } from '../clipboard-guard.ts';
import { fileWritten } from '../hand-outs/file-written.ts';
import type { HandOuts, Receiver } from '../hand-outs/index.ts';
import { saveFile } from '../save-file.ts';
import type { PlaceTickets } from '../tickets.ts';
import type { VaultSession } from '../vault-session.ts';
import { giveVariables } from './give.ts';
import { namedSet, openedVariables, setKey, shownVariables } from './sets.ts';
import type { Chosen, Scripts } from './types.ts';

export type { Scripts } from './types.ts';

/** What handing out variables takes. */
export interface ScriptDeps {
  readonly session: Pick<VaultSession, 'vault'>;
  readonly clipboard: ClipboardGuard;
  readonly handOuts: HandOuts;
  readonly rules: () => ManagedPolicy;
  readonly files: Files;
  readonly random: Random;
  readonly picker: FilePicker;
  readonly places: PlaceTickets;
  readonly platform: ScriptAsked['platform'];
}

/** Whoever started this command line, or asked the app, for the audit. */
const asProgram = ({ to }: Receiver): Readonly<Record<string, string>> => (to === '' ? {} : { program: to });

/** No file of such lines is longer. */
const LONGEST_FILE = 1024 * 1024;

/**
 * A file that is there is replaced whole, and beside lines that are for a profile it is that profile that a person may pick.
 * Throws `file-taken` (param `file`) for one that is none of ours.
 */
async function requireReplaceable(files: Files, path: string): Promise<void> {
  const there = await files.read(path, LONGEST_FILE).catch((error: unknown) => {
    if (error instanceof FileError) return error.failure === 'not-found' ? Buffer.alloc(0) : null;
    throw error;
  });
  if (there !== null && isReplaceable(there.toString('latin1'))) return;
  throw new KeyturnError('file-taken', { file: basename(path) });
}

/** As `Scripts`. */
export function createScripts(deps: ScriptDeps): Scripts {
  const { session, clipboard, handOuts, files, random, picker, places, platform } = deps;

  const linesOf = async (
    chosen: Chosen,
    into: ScriptAsked['into'],
    receiver: Receiver,
    detail: Readonly<Record<string, string>> = {},
  ): Promise<string> => {
    const { credential, naming, shell, scope } = chosen;
    const writer = shellWriter(shell);
    const { value } = await giveVariables(deps, {
      ...{
        credentials: [credential],
        namings: naming === '' ? 'main' : [naming],
        receiver,
        detail: { shell, ...detail },
      },
      // Before anything is noted: what cannot be written goes nowhere.
      as: (variables) => writer.set(variables, { scope, platform, into }),
    });
    return value;
  };

  /** The lines in which no value is. */
  const withoutValues = ({ credential, naming, shell, scope }: Chosen, part: 'check' | 'undo'): string =>
    session.vault().read((db) => {
      const of = setKey(db, credential);
      const names = shownVariables(db, of, namedSet(of, naming)).map(({ name }) => name);
      return shellWriter(shell)[part](names, { scope, platform, into: 'typed' });
    });

  return {
    options: (credential) =>
      session.vault().read((db) => {
        const of = setKey(db, credential);
        return of.namings.map((naming) => ({
          ...{ id: naming.id, name: naming.name, unconfirmed: naming.unconfirmed === true },
          variables: shownVariables(db, of, naming).map(({ name, value, secret }) => ({
            ...{ name, secret, value: secret ? null : value },
          })),
          languages: languagesOf(naming.id, of.account.cloud),
        }));
      }),

    preview({ credential, naming, shell, scope }) {
      const vault = session.vault();
      const writer = shellWriter(shell);
      const asked = { scope, platform, into: 'shown' } as const;
      return vault.read((db) => {
        const of = setKey(db, credential);
        const set = namedSet(of, naming);
        const shown = shownVariables(db, of, set);
        const names = shown.map(({ name }) => name);
        // Whether the shell can hold what is behind the dots, which nobody else can see.
        writer.set(openedVariables(vault, db, of, [set]), asked);
        return {
          set: writer.set(shown, asked),
          check: writer.check(names, asked),
          undo: writer.undo(names, asked),
          ...writer.told(asked),
        };
      });
    },

    async copy({ part, ...chosen }) {
      if (part !== 'set') {
        await clipboard.copyPlain(withoutValues(chosen, part));
        return { seconds: null };
      }
      const { clipboardSeconds } = session.vault().read(getSettings);
      const receiver = { way: 'script-copied', to: chosen.shell, script: null } as const;
      await clipboard.copySecret(await linesOf(chosen, 'typed', receiver), clipboardSeconds);
      return { seconds: clipboardSeconds };
    },

    async save({ file, ...chosen }) {
      if (deps.rules().forbidReveal) throw new KeyturnError('policy-forbids', { rule: 'forbidReveal' });
      const writer = shellWriter(chosen.shell);
      const { ending } = writer;
      const ask = async (): Promise<string | null> => {
        const kind = `script-${ending}` as const;
        const picked = await picker.saveFile({ kind, name: `keyturn-variables.${ending}` });
        return picked === null ? null : places.pathOf(await places.issue(picked, 'save'), 'save');
      };
      const path = file === null ? await ask() : places.pathOf(file, 'save');
      if (path === null) return null;
      await requireReplaceable(files, path);
      const name = basename(path);
      const text = await linesOf(
        chosen,
        'file',
        { way: 'script-saved', to: name, script: null },
        { file: name },
      );
      await fileWritten({ session }, { file: name, credentialId: chosen.credential }, () =>
        saveFile({ files, random }, path, Buffer.from(`${markOf(writer, platform)}${text}`)),
      );
      if (file !== null) places.drop(file);
      return { name };
    },

    async text({ part, ...chosen }, receiver = handOuts.asker('env')) {
      return part === 'set'
        ? linesOf(chosen, 'typed', receiver, asProgram(receiver))
        : withoutValues(chosen, part);
    },

    async variables({ credentials, namings }, receiver = handOuts.asker('exec')) {
      const { value } = await giveVariables(deps, {
        ...{ credentials, namings: namings ?? 'all', receiver, detail: asProgram(receiver) },
        as: (variables) => [...variables],
      });
      return value;
    },

    snippet: ({ credential, naming, language }) =>
      session.vault().read((db) => {
        const of = setKey(db, credential);
        const { account, key } = of;
        const snippet = snippetOf(namedSet(of, naming).id, language, { account, fields: key.fields });
        if (snippet === null) throw new KeyturnError('not-found');
        return snippet;
      }),
  };
}
