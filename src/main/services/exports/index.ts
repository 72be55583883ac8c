import { basename } from 'node:path';
import { assertNever } from '../../../shared/assert-never.ts';
import type { ParsedInput } from '../../../shared/ipc/contract.ts';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { ManagedPolicy } from '../../../shared/model/managed-policy.ts';
import { EXPORT_CONTENT_VERSION, EXPORT_FORMAT, type ExportContent } from '../../formats/keyturn/content.ts';
import { plainCsv } from '../../formats/keyturn/plain-csv.ts';
import { MANAGER_LIMITS } from '../../formats/managers/limits.ts';
import { tooLarge } from '../../formats/text.ts';
import type { Clock } from '../../ports/clock.ts';
import type { FilePicker, SavedKind } from '../../ports/file-picker.ts';
import type { Files } from '../../ports/files.ts';
import type { Random } from '../../ports/random.ts';
import { sealExport } from '../../vault/export/seal.ts';
import { calibrateKdf, type KdfCost, lend } from '../../vault/index.ts';
import { fileWritten } from '../hand-outs/file-written.ts';
import type { HandOuts } from '../hand-outs/index.ts';
import { requireStrength } from '../password-rules.ts';
import { saveFile } from '../save-file.ts';
import type { PlaceTickets } from '../tickets.ts';
import type { VaultSession } from '../vault-session.ts';
import { chosenAccounts, exportedAccountOf } from './content.ts';
import type { Exports } from './types.ts';

export type { Exports } from './types.ts';

/** What is written: sealed under a password, or one of the plain forms. */
type Form = 'sealed' | 'csv' | 'json';

const KINDS: Readonly<Record<Form, { readonly kind: SavedKind; readonly ending: string }>> = {
  sealed: { kind: 'export', ending: 'keyturn-export' },
  csv: { kind: 'export-csv', ending: 'csv' },
  json: { kind: 'export-json', ending: 'json' },
};

/** A file has a password, or it is plain: one of the two was to be said. */
function formOf({ password, plaintext }: ParsedInput<'exports.write'>): Form {
  if ((password === null) === (plaintext === null)) {
    throw new KeyturnError('invalid-input', { field: 'password' });
  }
  return plaintext ?? 'sealed';
}

export function createExports(deps: {
  readonly session: Pick<VaultSession, 'vault'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly random: Random;
  readonly files: Files;
  readonly places: PlaceTickets;
  readonly picker: Pick<FilePicker, 'saveFile'>;
  readonly rules: () => ManagedPolicy;
  readonly handOuts: HandOuts;
  /** Fixed cost of the key derivation; calibrated to this computer where it is undefined. */
  readonly kdf: KdfCost | undefined;
}): Exports {
  const { session, clock, random, files, places, picker, rules, handOuts } = deps;

  const placeFor = async (
    form: Form,
    given: ParsedInput<'exports.write'>['file'],
  ): Promise<string | null> => {
    const { kind, ending } = KINDS[form];
    let chosen = given;
    if (chosen === null) {
      const path = await picker.saveFile({ kind, name: `keyturn-export.${ending}` });
      if (path === null) return null;
      chosen = await places.issue(path, 'save');
    }
    const path = places.pathOf(chosen, 'save');
    places.drop(chosen);
    return path;
  };

  /** The bytes of the file. Those of the content are zeroed where they are not the file's own. */
  const written = async (content: ExportContent, form: Form, password: string | null): Promise<Buffer> => {
    switch (form) {
      case 'csv':
        return Buffer.from(`\uFEFF${plainCsv(content)}`, 'utf8');
      case 'json':
        return Buffer.from(`${JSON.stringify(content, null, 2)}\n`, 'utf8');
      case 'sealed': {
        const plain = Buffer.from(JSON.stringify(content), 'utf8');
        try {
          // What is written must be possible to read again.
          if (plain.length > MANAGER_LIMITS.bytes - 100_000) throw tooLarge();
          const cost = deps.kdf ?? (await calibrateKdf());
          const madeAt = content.madeAt;
          return await lend(password ?? '', (secret) =>
            sealExport(random, plain, { password: secret, cost, madeAt }),
          );
        } finally {
          plain.fill(0);
        }
      }
      default:
        return assertNever(form);
    }
  };

  return {
    async write(input) {
      const form = formOf(input);
      const forbid = (): void => {
        const { forbidReveal, forbidPlaintextExport } = rules();
        if (forbidReveal) throw new KeyturnError('policy-forbids', { rule: 'forbidReveal' });
        if (forbidPlaintextExport && form !== 'sealed') {
          throw new KeyturnError('policy-forbids', { rule: 'forbidPlaintextExport' });
        }
      };
      forbid();
      if (input.password !== null) await requireStrength(input.password, rules());
      session.vault().read((db) => chosenAccounts(db, input.accounts));
      const path = await placeFor(form, input.file);
      if (path === null) return null;
      const here = await handOuts.here();
      const name = basename(path);
      const vault = session.vault();
      const { accounts, keys } = vault.write((db) => {
        forbid();
        const chosen = chosenAccounts(db, input.accounts);
        const ids = chosen.flatMap((one) => one.keys.map(({ id }) => id));
        for (const credentialId of ids) {
          vault.audit(db, { action: 'key.handed-out', credentialId, detail: { way: 'export', to: name } });
          handOuts.record(db, here, credentialId, { way: 'export', to: name, script: null });
        }
        const detail = {
          ...{ file: name, as: form, keys: `${ids.length}` },
          accounts: chosen
            .map(({ account }) => account.label)
            .join(', ')
            .slice(0, 500),
        };
        vault.audit(db, { action: 'export.written', credentialId: null, detail });
        return { accounts: chosen.map((one) => exportedAccountOf(vault, db, one)), keys: ids.length };
      });
      handOuts.told();
      const madeAt = clock.now();
      const content = { format: EXPORT_FORMAT, version: EXPORT_CONTENT_VERSION, madeAt, accounts } as const;
      await fileWritten({ session }, { file: name, credentialId: null }, async () => {
        const bytes = await written(content, form, input.password);
        try {
          await saveFile({ files, random }, path, bytes);
        } finally {
          bytes.fill(0);
        }
      });
      return { name, keys };
    },
  };
}
