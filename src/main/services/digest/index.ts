import { weekly } from '../../../shared/calendar.ts';
import type { Output, ParsedInput } from '../../../shared/ipc/contract.ts';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import {
  DEFAULT_DIGEST_SETTINGS,
  type Delivery,
  type Digest,
  type DigestForm,
  type DigestSettings,
  type DigestState,
  type Receiver,
  type ReceiverId,
} from '../../../shared/model/digest.ts';
import type { TicketId } from '../../../shared/model/ids.ts';
import type { Locale } from '../../../shared/model/settings.ts';
import { needsPerson } from '../../../shared/rotation-needs.ts';
import type { Http } from '../../clouds/http/http.ts';
import type { Clock } from '../../ports/clock.ts';
import type { FilePicker } from '../../ports/file-picker.ts';
import type { Files } from '../../ports/files.ts';
import type { Logger } from '../../ports/logger.ts';
import type { Random } from '../../ports/random.ts';
import type { ReadDb } from '../../vault/index.ts';
import {
  type DigestChoices,
  deliveryOfWeek,
  digestRows,
  getDigestChoices,
  knownPublicIds,
  listEvents,
  listReceivers,
  putDigestChoices,
  putEvents,
  restoredAt,
} from '../../vault/repositories/digest.ts';
import { listRotations } from '../../vault/repositories/rotations.ts';
import type { ClipboardGuard } from '../clipboard-guard.ts';
import type { DeviceId } from '../device-id.ts';
import type { Events } from '../events.ts';
import { viewOf } from '../rotation/view.ts';
import { saveFile } from '../save-file.ts';
import { createTexts } from '../texts.ts';
import type { PlaceTickets } from '../tickets.ts';
import type { VaultSession } from '../vault-session.ts';
import type { WebhookOrigins } from './address.ts';
import { buildDigest } from './build.ts';
import { buildCalendar } from './calendar.ts';
import { createDigestSchedule, type DueDelivery } from './schedule.ts';
import { createSender, type Errand, mayPass } from './sender.ts';
import { createTargets, deliveryView } from './targets.ts';
import { digestMessage, testMessage, type Wording } from './text.ts';
import { localDay, weeklyBefore, weekOf } from './week.ts';

/** Language and naming where they differ from the settings. */
export interface DigestChoice {
  readonly locale?: Locale | undefined;
  readonly accounts?: boolean | undefined;
}

/** What is left out, or undefined, stays. */
export type DigestChanges = { readonly [K in keyof DigestSettings]?: DigestSettings[K] | undefined };

/** The team digest of the open vault. Every method throws `vault-locked`, and those with an id `not-found`. */
export interface Digests {
  get(): Promise<DigestState>;
  /** Turning it on makes this device the one that sends it. */
  set(changes: DigestChanges): Promise<DigestState>;
  preview(form: DigestForm, choice: DigestChoice): Promise<Output<'digest.preview'>>;
  copy(choice: DigestChoice): Promise<void>;
  /**
   * To the ticket's place, or where the person says; null when the dialog was closed. Throws `ticket-expired`, `disk-full`,
   * `file-not-writable`.
   */
  exportCalendar(ticket: TicketId | null, choice: DigestChoice): Promise<Output<'digest.exportCalendar'>>;
  /** Throws `webhook-address`, and `conflict` for a name that another one has. */
  addWebhook(draft: ParsedInput<'digest.addWebhook'>): Receiver;
  /** Throws as `addWebhook`, and `secret-unreadable` where what stays of the address cannot be opened. */
  editWebhook(changes: ParsedInput<'digest.editWebhook'>): Receiver;
  removeWebhook(id: ReceiverId): void;
  /** In the digest's language where none is named. */
  send(id: ReceiverId, locale?: Locale): Promise<Delivery>;
  test(id: ReceiverId): Promise<Delivery>;
  /** For a lock: nothing is sent any more. Resolves once what was under way was given up. */
  pause(): Promise<void>;
}

export interface DigestsDeps {
  readonly session: Pick<VaultSession, 'vault' | 'isOpen'>;
  readonly events: Events;
  readonly clock: Clock;
  readonly random: Random;
  readonly files: Files;
  readonly logger: Logger;
  readonly http: Http;
  readonly places: PlaceTickets;
  readonly picker: Pick<FilePicker, 'saveFile'>;
  readonly clipboard: Pick<ClipboardGuard, 'copyPlain'>;
  readonly device: Pick<DeviceId, 'get'>;
  /** The language of the app, until a person chose one for the digest. */
  readonly locale: () => Promise<Locale>;
  readonly origins: WebhookOrigins;
  /** The time zone of this device. */
  readonly zone: () => string;
  /** Whether it is sent by itself; the command line sends what it is asked for. */
  readonly unattended: boolean;
}

/** How long after its time a digest that was missed is still worth sending, in ms. */
const STILL_WORTH_MS = 3 * 86_400_000;

/** What revisions of calendars are counted from, in minutes, so that they fit into 32 bits: 2026. */
const FIRST_MINUTE = Date.UTC(2026, 0, 1) / 60_000;

/** Settings whose change makes what lies behind a week of before. */
const TIMES = ['weekly', 'weekday', 'minute'] as const;

export function createDigests(deps: DigestsDeps): Digests {
  const { session, events, clock, random, files, places, picker, clipboard, device, zone } = deps;
  const changed = (): void => events.emit('digest.changed', {});
  const sender = createSender({ ...deps, changed });
  const targets = createTargets({ ...deps, isUnderWay: sender.isUnderWay });

  const choicesOf = async (): Promise<DigestChoices> => {
    const stored = session.vault().read(getDigestChoices);
    if (stored !== null) return stored;
    const settings = { ...DEFAULT_DIGEST_SETTINGS, locale: await deps.locale() };
    return { settings, device: null, since: 0, sequence: 0 };
  };

  const wordingIn = (locale: Locale): Wording => ({ locale, zone: zone(), t: createTexts(locale) });

  /** What a choice comes to, over the settings. */
  const settled = async ({ locale, accounts }: DigestChoice) => {
    const { settings } = await choicesOf();
    return { wording: wordingIn(locale ?? settings.locale), accounts: accounts ?? settings.accounts };
  };

  const digestIn = (db: ReadDb, accounts: boolean): Digest => {
    const waiting = listRotations(db, true).filter((row) => needsPerson(viewOf(db, row))).length;
    const publicIds = knownPublicIds(db);
    return buildDigest(digestRows(db), { now: clock.now(), waiting, accounts, publicIds });
  };

  /** Nothing goes to a receiver for a week that had its message, unless nothing arrived and that may pass. */
  const served = (db: ReadDb, id: ReceiverId, week: string): boolean => {
    const before = deliveryOfWeek(db, id, week);
    return before !== null && !mayPass(before.outcome);
  };

  /** The next time at which anybody gets anything: weeks that everybody was served for already are passed over. */
  const nextFor = ({ weekday, minute }: DigestSettings): number =>
    session.vault().read((db) => {
      const receivers = listReceivers(db);
      let at = weekly(clock.now(), weekday, minute, zone());
      while (receivers.length > 0 && receivers.every(({ id }) => served(db, id, weekOf(at, zone())))) {
        at = weekly(at, weekday, minute, zone());
      }
      return at;
    });

  const state = async (): Promise<DigestState> => {
    const { settings, device: chosen } = await choicesOf();
    const here = chosen === null || chosen === (await device.get());
    const nextAt = settings.weekly && here ? nextFor(settings) : null;
    return { settings, here, nextAt, receivers: targets.list() };
  };

  const due = async (): Promise<readonly DueDelivery[]> => {
    const { settings, device: chosen, since } = await choicesOf();
    if (!settings.weekly || chosen !== (await device.get())) return [];
    const now = clock.now();
    const at = weeklyBefore(now, settings.weekday, settings.minute, zone());
    const week = weekOf(at, zone());
    return session.vault().read((db) => {
      if (now - at > STILL_WORTH_MS || at < since || at < restoredAt(db)) return [];
      return listReceivers(db)
        .filter(({ id, addedAt }) => at >= addedAt && !served(db, id, week))
        .map(({ id }) => ({ id, week }));
    });
  };

  const errand = async (
    id: ReceiverId,
    part: Pick<Errand, 'occasion' | 'week'>,
    choice: DigestChoice = {},
  ): Promise<Errand> => {
    const { wording, accounts } = await settled(choice);
    const counted = () => session.vault().read((db) => digestIn(db, accounts));
    return {
      ...{ id, ...part, wording },
      write: ({ kind }) =>
        part.occasion === 'test' ? testMessage(kind, wording) : digestMessage(counted(), kind, wording),
    };
  };

  const byHand = async (
    id: ReceiverId,
    occasion: 'hand' | 'test',
    choice: DigestChoice = {},
  ): Promise<Delivery> => {
    const run = await sender.send(await errand(id, { occasion, week: null }, choice));
    if (run === null) throw new KeyturnError('conflict');
    return deliveryView(run, false);
  };

  const schedule = createDigestSchedule({
    clock,
    due,
    nextAt: async () => (await state()).nextAt,
    send: async ({ id, week }) =>
      (await sender.send(await errand(id, { occasion: 'week', week })))?.outcome ?? null,
  });
  const reschedule = (): void => {
    if (!deps.unattended) return;
    if (session.isOpen()) schedule.begin();
    else schedule.end();
  };
  events.subscribe((name) => {
    if (name === 'vault.changed') reschedule();
  });

  return {
    get: state,

    async set(changes) {
      const given = Object.entries(changes).filter(([, value]) => value !== undefined);
      const before = await choicesOf();
      const settings = { ...before.settings, ...Object.fromEntries(given) } as DigestSettings;
      const times = TIMES.some((name) => changes[name] !== undefined);
      const vault = session.vault();
      const after: DigestChoices = {
        ...before,
        settings,
        device: changes.weekly === true ? await device.get() : before.device,
        since: times ? clock.now() : before.since,
      };
      vault.write((db) => {
        putDigestChoices(db, after);
        vault.audit(db, {
          action: 'digest.settings-changed',
          credentialId: null,
          detail: { changed: given.map(([name]) => name).join(', ') },
        });
      });
      reschedule();
      changed();
      return state();
    },

    async preview(form, choice) {
      const { wording, accounts } = await settled(choice);
      const digest = session.vault().read((db) => digestIn(db, accounts));
      return { text: digestMessage(digest, form, wording).text, digest };
    },

    async copy(choice) {
      const { wording, accounts } = await settled(choice);
      const digest = session.vault().read((db) => digestIn(db, accounts));
      await clipboard.copyPlain(digestMessage(digest, 'plain', wording).text);
      const vault = session.vault();
      const detail = { to: 'clipboard' };
      vault.write((db) => vault.audit(db, { action: 'digest.exported', credentialId: null, detail }));
    },

    async exportCalendar(ticket, choice) {
      const { wording, accounts } = await settled(choice);
      const name = `${wording.t('digest.calendar.file')}-${localDay(clock.now(), wording.zone)}.ics`;
      const chosen =
        ticket ??
        (await picker
          .saveFile({ kind: 'calendar', name })
          .then((path) => (path === null ? null : places.issue(path, 'save'))));
      if (chosen === null) return null;
      const path = places.pathOf(chosen, 'save');
      places.drop(chosen);
      const before = await choicesOf();
      const vault = session.vault();
      const now = clock.now();
      const sequence = Math.max(before.sequence + 1, Math.floor(now / 60_000) - FIRST_MINUTE);
      const made = vault.read((db) =>
        buildCalendar(digestRows(db), {
          ...{ vaultId: vault.id, now, wording, accounts, sequence },
          ...{ before: listEvents(db), publicIds: knownPublicIds(db) },
        }),
      );
      await saveFile({ files, random }, path, Buffer.from(made.text, 'utf8'));
      vault.write((db) => {
        putDigestChoices(db, { ...(getDigestChoices(db) ?? before), sequence });
        putEvents(db, made.events);
        const detail = { to: 'calendar', dates: `${made.dates}` };
        vault.audit(db, { action: 'digest.exported', credentialId: null, detail });
      });
      return { events: made.dates };
    },

    addWebhook(draft) {
      const receiver = targets.add(draft);
      changed();
      return receiver;
    },
    editWebhook({ id, ...changes }) {
      const receiver = targets.edit(id, changes);
      changed();
      return receiver;
    },
    removeWebhook(id) {
      targets.remove(id);
      changed();
    },
    send: (id, locale) => byHand(id, 'hand', { locale }),
    test: (id) => byHand(id, 'test'),
    async pause() {
      schedule.end();
      await sender.pause();
    },
  };
}
