import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { CommandPlace, Consumer, ConsumerView, FilePlace } from '../../../shared/model/consumer.ts';
import { type FoundKey, publicIdOf } from '../../formats/found-key.ts';
import { mistakesOf } from '../import/draft-row.ts';
import { HIDDEN, mayHideSecret } from '../import/preview.ts';
import { requireServable } from '../rotation/idle.ts';
import { heirOf } from '../rotation/lineage.ts';
import { atMost, createTurns } from '../turns.ts';
import { isOurs } from '../user-files/our-command.ts';
import { requireRunnable } from './commands.ts';
import { kindOfFile } from './kind-of-file.ts';
import type { ConsumersDeps, Workshop } from './parts.ts';
import { problemOf, rethrowLocked } from './problems.ts';
import { createRegistry } from './registry.ts';
import { isElsewhere, placeReader, seePlace } from './see.ts';
import { servePlace } from './serve.ts';
import { createSightings } from './sightings.ts';
import type { Consumers } from './types.ts';
import { viewOf } from './view.ts';

/** The id of a key in a file, but none that may be its secret: halves may have changed places. */
const shownId = (key: FoundKey): string => (mayHideSecret(mistakesOf(key)) ? HIDDEN : publicIdOf(key));

/** How many places are looked at side by side. */
const AT_ONCE = 8;

export function createService(deps: ConsumersDeps): Consumers {
  const { events, deviceId, deviceName, programs, imports, userFiles, kinds } = deps;
  const registry = createRegistry(deps);
  const turns = createTurns();
  let stopping = new AbortController();
  const running = new Set<Promise<unknown>>();

  const workshop: Workshop = {
    ...deps,
    stopping: () => stopping.signal,
    programs: {
      ...programs,
      async run(wanted) {
        const run = programs.run(wanted);
        running.add(run);
        try {
          return await run;
        } finally {
          running.delete(run);
        }
      },
    },
  };
  const sightings = createSightings(workshop);

  const isLate = ({ credentialId }: Consumer): boolean =>
    deps.session.vault().read((db) => heirOf(db, credentialId)) !== credentialId;

  /** Looks at places now, but for checks that were run a moment ago. */
  const look = async (consumers: readonly Consumer[]): Promise<ConsumerView[]> => {
    const read = placeReader(workshop);
    return atMost(AT_ONCE, consumers, async (one) => {
      const seen = await sightings.see(one, read);
      // The right key of its place, but one that another took the place of.
      const late = seen.state === 'current' && isLate(one);
      return viewOf(deps, one, late ? { state: 'stale', problem: null } : seen);
    });
  };

  const lookAt = async (consumer: Consumer): Promise<ConsumerView> => {
    const [view] = await look([consumer]);
    if (view === undefined) throw new KeyturnError('internal');
    return view;
  };

  const here = async () => ({ device: await deviceId.get(), deviceName });

  const serve: Consumers['serve'] = async (consumer, credential, options) => {
    const { place } = consumer;
    // Two that write the same file would each find it changed by the other.
    const turn = place.kind === 'file' ? `file ${place.path}` : `place ${consumer.id}`;
    sightings.forget(consumer.id);
    const serving = turns.take(turn, () => servePlace(workshop, consumer, credential, options));
    // What a list saw meanwhile says nothing of how the place stands now.
    const served = await serving.finally(() => sightings.forget(consumer.id));
    events.emit('consumers.changed', {});
    return served;
  };

  return {
    list: async (credential) => look(registry.of(credential)),

    async entries(ticket) {
      const place = imports.placeOf(ticket);
      const { path, text } = await userFiles.open(place.path);
      const { kind, reading } = kindOfFile(kinds, place, text, deps.around);
      const entries = reading.entries.map(({ entry, key, command }) => ({
        entry,
        cloud: key.cloud,
        publicId: command === null ? shownId(key) : '',
      }));
      return { path, kind: kind.id, entries };
    },

    async addFile({ credential, file: ticket, entry, note, restart }) {
      const chosen = imports.placeOf(ticket);
      const { path, text } = await userFiles.open(chosen.path);
      const { kind, reading } = kindOfFile(kinds, chosen, text, deps.around);
      const found = reading.entries.find((one) => one.entry === entry);
      if (found === undefined) throw new KeyturnError('place-gone');
      // A line that asks another program for a key holds none that could be looked at or written.
      if (found.command !== null && !isOurs(found.command))
        throw new KeyturnError('invalid-input', { field: 'entry' });
      const holds = found.command === null ? 'values' : 'command';
      const place: FilePlace = { kind: 'file', ...(await here()), path, file: kind.id, entry, holds };
      const known = registry.same(place);
      if (known === null) return lookAt(registry.add(credential, place, { note, restart }));
      if (known.credentialId !== credential) throw new KeyturnError('conflict');
      return lookAt(
        registry.edit(known.id, (before) => ({
          ...before,
          place,
          note: note || before.note,
          restart: restart || before.restart,
        })),
      );
    },

    async addByHand({ credential, place, note, restart }) {
      return lookAt(registry.add(credential, { kind: 'by-hand', ...place }, { note, restart }));
    },

    async addCommand({ credential, command, note, restart }) {
      await requireRunnable(deps, command);
      const place: CommandPlace = { kind: 'command', ...(await here()), ...command };
      return lookAt(registry.add(credential, place, { note, restart }));
    },

    async editCommand({ id, command }) {
      const before = registry.get(id).place;
      // What is run there is known there alone.
      if (before.kind !== 'command' || isElsewhere(before, await deviceId.get()))
        throw new KeyturnError('invalid-input', { field: 'id' });
      await requireRunnable(deps, command);
      const place: CommandPlace = { kind: 'command', ...(await here()), ...command };
      sightings.forget(id);
      return lookAt(registry.edit(id, (one) => ({ ...one, place })));
    },

    async edit({ id, note, restart, byHand }) {
      const changed = registry.edit(id, (before) => {
        const { place } = before;
        if (byHand !== undefined && place.kind !== 'by-hand')
          throw new KeyturnError('invalid-input', { field: 'byHand' });
        return {
          ...before,
          place: byHand === undefined ? place : { kind: 'by-hand', ...byHand },
          note: note ?? before.note,
          restart: restart ?? before.restart,
        };
      });
      return lookAt(changed);
    },

    remove: registry.remove,

    async serveAll(ids, over) {
      const wanted = [...new Set(ids)].map(registry.get);
      const problems = new Map<string, ConsumerView['problem']>();
      // One after the other: commands of other people may well use the same things.
      for (const one of wanted) {
        try {
          const { credentialId } = registry.toHeir(one);
          deps.session.vault().read((db) => requireServable(db, credentialId));
          await serve({ ...one, credentialId }, credentialId, { why: 'update', before: null, over });
        } catch (error) {
          rethrowLocked(error);
          problems.set(one.id, problemOf(error));
        }
      }
      const all = new Map(registry.of(null).map((one) => [one.id, one]));
      const views = await look(wanted.map((one) => all.get(one.id) ?? one));
      return views.map((view) => ({ ...view, problem: problems.get(view.id) ?? view.problem }));
    },

    remember: registry.remember,
    see: (consumer, credential) => seePlace(workshop, consumer, credential, placeReader(workshop)),
    serve,

    async leave() {
      stopping.abort();
      stopping = new AbortController();
      sightings.clear();
      await Promise.allSettled([...running]);
    },
  };
}
