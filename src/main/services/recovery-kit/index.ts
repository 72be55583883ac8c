import { createHash } from 'node:crypto';
import type { Output, ParsedInput } from '../../../shared/ipc/contract.ts';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { BackupTarget } from '../../../shared/model/backup.ts';
import type { Checklist } from '../../../shared/model/recovery-kit.ts';
import type { Locale } from '../../../shared/model/settings.ts';
import type { Clock } from '../../ports/clock.ts';
import type { FilePicker } from '../../ports/file-picker.ts';
import type { Files } from '../../ports/files.ts';
import type { KitWindow } from '../../ports/kit-window.ts';
import type { Logger } from '../../ports/logger.ts';
import type { Random } from '../../ports/random.ts';
import type { Events } from '../events.ts';
import { saveFile } from '../save-file.ts';
import { createTexts } from '../texts.ts';
import type { PlaceTickets } from '../tickets.ts';
import type { VaultSession } from '../vault-session.ts';
import { backupPlaces, checklistItems } from './checklist.ts';
import { checklistCsv } from './csv.ts';
import { kitPage } from './page.ts';

/** The printed page that brings a vault back, and the list of what to do for each key without one. */
export interface RecoveryKit {
  checklist(): Promise<Checklist>;
  /**
   * Makes a new recovery code and shows the page with it. Throws `forbidden` where there is no desktop, before anything
   * is made; further as `VaultSession.renewRecovery`.
   */
  print(request: ParsedInput<'kit.print'>): Promise<Output<'kit.print'>>;
  /** The same with the code that was made last and not asked back yet. Throws `not-found`, `forbidden`. */
  printFresh(request: ParsedInput<'kit.printFresh'>): Promise<void>;
  /** Null when the person closed the dialog. Throws `forbidden`, `disk-full`, `file-not-writable`, `ticket-expired`. */
  exportList(request: ParsedInput<'kit.exportList'>): Promise<Output<'kit.exportList'>>;
}

export function createRecoveryKit(deps: {
  readonly session: VaultSession;
  readonly events: Events;
  readonly clock: Clock;
  readonly files: Files;
  readonly random: Random;
  readonly logger: Logger;
  readonly picker: Pick<FilePicker, 'saveFile'>;
  readonly places: PlaceTickets;
  readonly window: KitWindow;
  readonly folder: string;
  readonly targets: () => Promise<readonly BackupTarget[]>;
  readonly locale: () => Promise<Locale>;
}): RecoveryKit {
  const { session, events, clock, logger, window, folder } = deps;

  let shown: Shown | null = null;

  /** Whether another code took the place of the one on the page. One that was asked back stays in force. */
  const isVoid = ({ mark }: Shown): boolean => {
    const fresh = session.vault().freshRecovery();
    return mark !== null && fresh !== null && markOf(fresh) !== mark;
  };

  const close = (): void => {
    shown = null;
    window.close();
  };

  // A code must not stay on the screen of a vault that is locked, nor be printed when it opens nothing any more.
  events.subscribe((name) => {
    if (name !== 'vault.changed') return;
    if (!session.isOpen() || (shown !== null && isVoid(shown))) close();
  });

  const checklist = async (): Promise<Checklist> => {
    const vault = session.vault();
    const targets = await deps.targets();
    return {
      vaultId: vault.id,
      at: clock.now(),
      items: vault.read(checklistItems),
      backups: backupPlaces(targets),
    };
  };

  const record = (
    action: 'recovery-kit.printed' | 'recovery-kit.listed',
    detail: Record<string, string>,
  ): void => {
    const vault = session.vault();
    vault.write((db) => vault.audit(db, { action, credentialId: null, detail }));
  };

  const show = async (recoveryCode: string | null, withList: boolean): Promise<Checklist> => {
    const vault = session.vault();
    const list = await checklist();
    const locale = await deps.locale();
    const page = kitPage({ recoveryCode, folder, list, withList, locale }, createTexts(locale));
    const showing = { mark: recoveryCode === null ? null : markOf(recoveryCode) };
    shown = showing;
    await window.show(page);
    // What happened while the window opened closed no window yet.
    if (!session.isOpen() || session.vault() !== vault) {
      close();
      throw new KeyturnError('vault-locked');
    }
    if (isVoid(showing)) {
      if (shown === null || shown === showing) close();
      throw new KeyturnError('not-found');
    }
    return list;
  };

  const requireDesktop = (): void => {
    if (!window.available) throw new KeyturnError('forbidden');
  };

  return {
    checklist,

    async print({ password, withList }) {
      requireDesktop();
      const recoveryCode = await session.renewRecovery(password);
      try {
        await show(recoveryCode, withList);
        record('recovery-kit.printed', { list: String(withList) });
      } catch (error) {
        // The old code is void already, so the new one has to reach the person in any case.
        logger.warn('kit.not-shown', { code: error instanceof KeyturnError ? error.code : 'internal' });
      }
      return { recoveryCode };
    },

    async printFresh({ withList }) {
      requireDesktop();
      const code = session.vault().freshRecovery();
      if (code === null) throw new KeyturnError('not-found');
      await show(code, withList);
      record('recovery-kit.printed', { list: String(withList) });
    },

    async exportList({ as, ticket }) {
      if (as === 'page') {
        requireDesktop();
        const { items } = await show(null, true);
        record('recovery-kit.listed', { as });
        return { items: items.length };
      }
      const locale = await deps.locale();
      const t = createTexts(locale);
      const chosen = ticket ?? (await askPlace(deps, t('kit.fileName')));
      if (chosen === null) return null;
      const path = deps.places.pathOf(chosen, 'save');
      deps.places.drop(chosen);
      const list = await checklist();
      await saveFile(deps, path, Buffer.from(checklistCsv(list, locale, t), 'utf8'));
      record('recovery-kit.listed', { as });
      return { items: list.items.length };
    },
  };
}

/** A page in the window, and the mark of the code on it; null where it has none. */
interface Shown {
  readonly mark: string | null;
}

/** Tells codes apart without keeping them. */
const markOf = (code: string): string => createHash('sha256').update(code, 'utf8').digest('hex');

async function askPlace(
  { picker, places }: { readonly picker: Pick<FilePicker, 'saveFile'>; readonly places: PlaceTickets },
  name: string,
) {
  const path = await picker.saveFile({ kind: 'list-csv', name: `${name}.csv` });
  return path === null ? null : places.issue(path, 'save');
}
