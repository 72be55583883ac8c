import { useEffect, useState } from 'react';
import type { CloudId } from '../../../shared/model/cloud.ts';
import type { Draft, DraftForm, DraftId, DraftUse } from '../../../shared/model/draft.ts';
import type { CredentialId, TicketId } from '../../../shared/model/ids.ts';
import type { Client } from '../../bridge/client.ts';
import { toWireError } from '../../lib/wire-error.ts';
import type { Drafts } from '../../stores/drafts.ts';
import { useStores } from '../../stores/react.ts';

const QUIET_MS = 800;

/** What stands in a form at this moment; null where nothing in it is worth keeping. */
export interface Typed {
  readonly fields: Record<string, string>;
  readonly secrets: Record<string, string>;
}

/** A key of an import's preview, the platform that it is taken for, and the names of its secrets there. */
export interface Found {
  readonly preview: TicketId;
  readonly index: number;
  readonly cloud: CloudId;
  readonly held: readonly string[];
  /** Secrets of it that something is wrong with: the draft does not take them. */
  readonly left: readonly string[];
}

/** Keeps what is typed into one form, so that a lock in the middle of it loses nothing. */
export interface FormDraft {
  /** Where the form is read; called while it is on the page. */
  connect(read: () => Typed | null): void;
  /** Something was typed. */
  touch(): void;
  /** Whether the draft holds this secret, and nothing was typed in its place. */
  holds(name: string): boolean;
  /**
   * Has main take the secrets of a key that it found in a file or a text into the draft; from then on it holds them, in
   * place of what was typed into those fields and of what it held of another key. Rejects with `KeyturnError`.
   */
  adopt(found: Found): Promise<void>;
  /**
   * The form is to be one of another platform, whose secrets may have the same names. What was typed so far stays a draft
   * of its own where secrets are in it, and the form's draft is another one from then on.
   */
  move(cloud: CloudId): Promise<void>;
  /** Waits for what is being saved; then what sending a form with these secrets takes from the draft. */
  take(secrets: readonly string[]): Promise<{ readonly draft?: DraftUse }>;
  /** The form is closed unsent: a draft that was begun in it goes, one that was continued in it stays. */
  abandon(): void;
}

interface Keeper extends FormDraft {
  saveNow(): Promise<void>;
  end(): void;
}

function createKeeper(
  client: Client,
  drafts: Drafts,
  form: DraftForm,
  subject: CredentialId | null,
  continued: Draft | null,
): Keeper {
  const held = new Set(continued?.held ?? []);
  /** Fields that something was typed into since the form was opened: what is in them counts, empty or not. */
  const touched = new Set<string>();
  let id: DraftId | null = continued?.id ?? null;
  let read: () => Typed | null = () => null;
  let pending = false;
  let timer: number | undefined;
  let last: Promise<void> = Promise.resolve();
  /** Drafts that were begun here and left for another platform's. */
  const left: DraftId[] = [];
  let moved: CloudId | null = null;

  const discard = (gone: readonly DraftId[]): Promise<unknown> =>
    Promise.all(gone.map((one) => drafts.discard(one).catch(() => undefined)));

  const save = async (): Promise<void> => {
    const typed = read();
    if (typed === null && id === null) return;
    const { fields, secrets } = typed ?? { fields: {}, secrets: {} };
    for (const name of Object.keys(secrets)) touched.add(name);
    const emptied = Object.fromEntries([...touched].map((name) => [name, '']));
    try {
      const saved = await client.call('drafts.save', {
        ...{ id, form, subject, fields },
        secrets: { ...emptied, ...secrets },
      });
      id = saved.id;
      drafts.opened(id);
    } catch (thrown) {
      if (toWireError(thrown).code === 'draft-gone') id = null;
      // What is typed is still in the form, and the next key press tries again.
      pending = true;
    }
  };

  const saveNow = (): Promise<void> => {
    window.clearTimeout(timer);
    if (pending) {
      pending = false;
      last = last.then(save);
    }
    return last;
  };

  const touch = (): void => {
    pending = true;
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void saveNow(), QUIET_MS);
  };

  return {
    connect(next) {
      read = next;
      // What came along to the other platform's form was typed into none of its fields.
      if (moved !== null) touch();
      moved = null;
    },
    touch,
    async move(cloud) {
      await saveNow();
      const typed = read();
      const holds =
        [...held].some((name) => !touched.has(name)) || Object.keys(typed?.secrets ?? {}).length > 0;
      const before = id;
      // A form that is open still shows the platform before: it is not read for this one.
      read = () => null;
      id = null;
      moved = cloud;
      held.clear();
      touched.clear();
      drafts.opened(null);
      if (before === null || before === continued?.id) return;
      if (holds) left.push(before);
      else await discard([before]);
    },
    adopt({ preview, index, cloud, held: names, left: bad }) {
      window.clearTimeout(timer);
      pending = false;
      const adopting = last.then(async () => {
        const { fields, secrets } = read() ?? { fields: { cloud }, secrets: {} };
        const others = Object.entries(secrets).filter(([name]) => !names.includes(name));
        // A secret of the key that was taken over before would be saved with this one's id.
        const gone = [...held, ...bad].filter((name) => !names.includes(name) && !touched.has(name));
        for (const [name] of others) touched.add(name);
        const saved = await client.call('drafts.save', {
          ...{ id, form, subject, fields, found: { preview, index, cloud } },
          secrets: { ...Object.fromEntries(gone.map((name) => [name, ''])), ...Object.fromEntries(others) },
        });
        id = saved.id;
        drafts.opened(id);
        for (const name of gone) held.delete(name);
        for (const name of names) {
          held.add(name);
          touched.delete(name);
        }
      });
      last = adopting.catch(() => undefined);
      return adopting;
    },
    holds: (name) => held.has(name) && !touched.has(name),
    async take(secrets) {
      window.clearTimeout(timer);
      pending = false;
      await last;
      if (id === null) return {};
      const typed = read()?.secrets ?? {};
      const keep = secrets.filter(
        (name) => held.has(name) && !touched.has(name) && typed[name] === undefined,
      );
      return { draft: { id, keep } };
    },
    abandon() {
      if (id !== null && id === continued?.id) void saveNow();
      window.clearTimeout(timer);
      pending = false;
      last = last.then(async () => {
        const own = id === null || id === continued?.id ? [] : [id];
        await discard([...left, ...own]);
        id = null;
      });
    },
    saveNow,
    end() {
      window.clearTimeout(timer);
      drafts.hold(null);
      void last.then(() => {
        drafts.opened(null);
        drafts.refresh().catch(() => undefined);
      });
    },
  };
}

/** A form's draft: a new one, or the one that is continued. Saves after a pause, and when the window is left. */
export function useDraft(form: DraftForm, subject: CredentialId | null, continued: Draft | null): FormDraft {
  const { client, drafts } = useStores();
  const [keeper] = useState(() => createKeeper(client, drafts, form, subject, continued));
  useEffect(() => {
    const leave = (): void => void keeper.saveNow();
    const hidden = (): void => {
      if (document.visibilityState === 'hidden') leave();
    };
    drafts.opened(continued?.id ?? null);
    drafts.hold(keeper.saveNow);
    window.addEventListener('blur', leave);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      window.removeEventListener('blur', leave);
      document.removeEventListener('visibilitychange', hidden);
      keeper.end();
    };
  }, [keeper, drafts, continued]);
  return keeper;
}
