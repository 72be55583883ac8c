import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Input, Output } from '../../shared/ipc/contract.ts';
import type { WireError } from '../../shared/ipc/envelope.ts';
import type { BackupVersion } from '../../shared/model/backup.ts';
import type { TicketId } from '../../shared/model/ids.ts';
import type { KeptCopy, MergeConflict, MergePlan, RestorePreview } from '../../shared/model/restore.ts';
import type { UnlockMethod } from '../../shared/model/vault.ts';
import type { Client } from '../bridge/client.ts';
import { toWireError } from '../lib/wire-error.ts';
import type { RestoreSource } from './dialogs.ts';
import { createLatest } from './latest.ts';

/** A source, and what it is called on the screen. */
export interface NamedSource {
  readonly source: RestoreSource;
  /** A file's name; null where only its date is known. */
  readonly name: string | null;
  /** A copy from before an update of the format, which an older program can read. */
  readonly olderFormat: boolean;
}

/** One screen of the way back to a vault. */
export type RestoreStep =
  | { readonly kind: 'choose' }
  | { readonly kind: 'bucket' }
  | {
      readonly kind: 'versions';
      readonly ticket: TicketId;
      readonly bucket: string;
      readonly versions: readonly BackupVersion[];
    }
  | { readonly kind: 'copies'; readonly copies: readonly KeptCopy[] }
  | ({ readonly kind: 'open' } & NamedSource)
  | ({ readonly kind: 'preview'; readonly preview: RestorePreview } & NamedSource)
  | { readonly kind: 'merge'; readonly plan: MergePlan }
  /** `code`: the recovery code opened it, so a new password is to be set first. */
  | { readonly kind: 'restored'; readonly byCode: boolean }
  | { readonly kind: 'merged'; readonly counts: Output<'restore.merge'> };

export type MergeChoices = ReadonlyMap<string, 'here' | 'there'>;

/** A record of a merge, by what its side is chosen under. */
export const conflictKey = ({ kind, id }: Pick<MergeConflict, 'kind' | 'id'>): string => `${kind}:${id}`;

export interface RestoreState {
  /** The way that was gone, the screen in sight last; empty while nothing is restored. */
  readonly steps: readonly RestoreStep[];
  readonly busy: boolean;
  readonly error: WireError | null;
}

/** The screen in sight; null while nothing is restored. */
export const restoreStep = ({ steps }: RestoreState): RestoreStep | null => steps.at(-1) ?? null;

/** Bringing a vault back, one screen after the other. What fails becomes part of the state. */
export interface Restore {
  readonly state: StoreApi<RestoreState>;
  /** Starts at the choice of a source, or with one that is known. */
  begin(source?: RestoreSource | null): void;
  beginCopies(): Promise<void>;
  beginFile(file: File): Promise<void>;
  pick(): Promise<void>;
  askBucket(): void;
  listBucket(input: Input<'restore.listBucket'>): Promise<void>;
  listCopies(): Promise<void>;
  choose(source: NamedSource): void;
  open(by: UnlockMethod): Promise<void>;
  replace(carryOver: boolean): Promise<void>;
  planMerge(): Promise<void>;
  merge(choices: MergeChoices): Promise<void>;
  /**
   * Makes the vault one for the older program that left the copy, with every secret in it; it is locked then. Resolves to
   * its format, null where that was refused.
   */
  goBack(name: string): Promise<number | null>;
  /** Sets the password after the recovery code opened the restored vault, and makes a new code, which it resolves to. */
  setPassword(next: string): Promise<string>;
  back(): void;
  /** Leaves; main closes what was opened. */
  end(): void;
  /** For a lock: what was read from a vault leaves the screen, unless the lock is part of the exchange. */
  locked(): void;
}

const INITIAL: RestoreState = { steps: [], busy: false, error: null };

const fromFile = (ticket: TicketId, name: string): RestoreStep => ({
  kind: 'open',
  source: { kind: 'file', ticket },
  name,
  olderFormat: false,
});

/** Creates the store; `refresh` asks for the session's status anew. */
export function createRestore(client: Client, refresh: () => Promise<void>): Restore {
  const state = createStore<RestoreState>(() => INITIAL);
  const latest = createLatest();
  let exchanging = false;
  // For the password that is set right after the exchange; never part of the state.
  let code: string | null = null;

  const push = (step: RestoreStep): void =>
    state.setState(({ steps }) => ({ steps: [...steps, step], busy: false, error: null }));

  /** One thing at a time; an answer that came after the person left is dropped. */
  async function ask<T>(question: () => Promise<T>, then: (answer: T) => void): Promise<void> {
    if (state.getState().busy) return;
    const current = latest.begin();
    state.setState({ busy: true, error: null });
    try {
      const answer = await question();
      if (!current()) return;
      state.setState({ busy: false });
      then(answer);
    } catch (thrown) {
      if (!current()) return;
      const error = toWireError(thrown);
      if (error.code === 'ticket-expired') closed();
      state.setState({ busy: false, error });
    }
  }

  /** Main has closed what was opened: the password is asked again. */
  function closed(): void {
    code = null;
    state.setState(({ steps }) => ({
      steps: steps.filter(({ kind }) => kind !== 'preview' && kind !== 'merge'),
    }));
  }

  const opened = (): Extract<RestoreStep, { kind: 'preview' }> | undefined =>
    state.getState().steps.findLast((step) => step.kind === 'preview');

  const discard = (): void => {
    const preview = opened()?.preview;
    if (preview !== undefined)
      client.call('restore.discard', { restore: preview.restore }).catch(() => undefined);
  };

  const clear = (): void => {
    latest.drop();
    code = null;
    state.setState(INITIAL, true);
  };

  const start = (...steps: readonly RestoreStep[]): void => {
    clear();
    state.setState({ steps });
  };

  const showCopies = () =>
    ask(
      () => client.call('restore.copies', {}),
      (copies) => push({ kind: 'copies', copies: [...copies].sort((a, b) => b.at - a.at) }),
    );

  /** The session locks and opens again in between; the screen stays. */
  const exchange = <T>(run: () => Promise<T>, then: (answer: T) => void): Promise<void> =>
    ask(async () => {
      exchanging = true;
      try {
        return await run();
      } finally {
        await refresh();
        exchanging = false;
      }
    }, then);

  return {
    state,
    begin(source = null) {
      if (source === null) start({ kind: 'choose' });
      else start({ kind: 'choose' }, { kind: 'open', source, name: null, olderFormat: false });
    },
    async beginCopies() {
      start({ kind: 'choose' });
      await showCopies();
    },
    async beginFile(file) {
      start({ kind: 'choose' });
      await ask(
        () => client.fileTicket(file),
        (ticket) => push(fromFile(ticket, file.name)),
      );
    },
    pick: () =>
      ask(
        () => client.call('restore.pick', {}),
        (picked) => {
          if (picked === null) return;
          push(fromFile(picked.ticket, picked.name));
        },
      ),
    askBucket: () => push({ kind: 'bucket' }),
    listBucket: (input) =>
      ask(
        () => client.call('restore.listBucket', input),
        ({ ticket, versions }) =>
          push({
            kind: 'versions',
            ticket,
            bucket: input.place.bucket,
            versions: [...versions].sort((a, b) => b.at - a.at),
          }),
      ),
    listCopies: showCopies,
    choose: (source) => push({ kind: 'open', ...source }),
    async open(by) {
      const step = restoreStep(state.getState());
      if (step?.kind !== 'open') return;
      const { source, name, olderFormat } = step;
      await ask(
        () => client.call('restore.open', { source, by }).finally(refresh),
        (preview) => {
          code = by.kind === 'recovery' ? by.code : null;
          push({ kind: 'preview', preview, source, name, olderFormat });
        },
      );
    },
    async replace(carryOver) {
      const preview = opened()?.preview;
      if (preview === undefined) return;
      await exchange(
        () => client.call('restore.replace', { restore: preview.restore, carryOver }),
        () => state.setState({ steps: [{ kind: 'restored', byCode: code !== null }] }),
      );
    },
    async planMerge() {
      const preview = opened()?.preview;
      if (preview === undefined) return;
      await ask(
        () => client.call('restore.planMerge', { restore: preview.restore }),
        (plan) => push({ kind: 'merge', plan }),
      );
    },
    async merge(choices) {
      const step = restoreStep(state.getState());
      if (step?.kind !== 'merge') return;
      const { restore, conflicts } = step.plan;
      await ask(
        () =>
          client.call('restore.merge', {
            restore,
            choices: conflicts.map((conflict) => ({
              kind: conflict.kind,
              id: conflict.id,
              take: choices.get(conflictKey(conflict)) ?? conflict.newer,
            })),
          }),
        (counts) => {
          code = null;
          state.setState({ steps: [{ kind: 'merged', counts }] });
        },
      );
    },
    async goBack(name) {
      let format: number | null = null;
      await exchange(
        () =>
          client.call('restore.goBack', { name, carryOver: true }).catch((thrown: unknown) => {
            // It opens the copy by itself, and has closed what the preview was read from.
            closed();
            throw thrown;
          }),
        ({ schema }) => {
          format = schema;
          clear();
        },
      );
      return format;
    },
    async setPassword(next) {
      if (code !== null) {
        await client.call('vault.changePassword', { proof: { kind: 'recovery', code }, next });
        code = null;
      }
      const { recoveryCode } = await client.call('vault.renewRecovery', { password: next });
      return recoveryCode;
    },
    back() {
      const before = state.getState();
      if (before.busy) return;
      if (restoreStep(before)?.kind === 'preview') discard();
      latest.drop();
      state.setState({ steps: before.steps.slice(0, -1), error: null });
    },
    end() {
      if (exchanging) return;
      discard();
      clear();
    },
    locked() {
      if (!exchanging) clear();
    },
  };
}
