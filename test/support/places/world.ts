import { createRandom } from '../../../src/main/node/random.ts';
import type { ProgramEnd, ProgramRun, Programs } from '../../../src/main/ports/programs.ts';
import type { ConsumersDeps } from '../../../src/main/services/consumers/parts.ts';
import { createService } from '../../../src/main/services/consumers/service.ts';
import { createCredentialWriting } from '../../../src/main/services/credential-writing.ts';
import { createEvents } from '../../../src/main/services/events.ts';
import { KeyturnError } from '../../../src/shared/ipc/envelope.ts';
import type { EventName } from '../../../src/shared/ipc/events.ts';
import type { Consumer, ConsumerId, FilePlace, Place } from '../../../src/shared/model/consumer.ts';
import type { CredentialId, TicketId } from '../../../src/shared/model/ids.ts';
import { fakeClock } from '../fake/clock.ts';
import { accountDraft } from '../sample-keys.ts';
import { realPorts } from '../vault/ports.ts';
import { tempVault } from '../vault/temp.ts';
import { memoryUserFiles } from './memory-user-files.ts';
import { tinyKind } from './tiny-kind.ts';

export const DEVICE = 'thisdevice000000';
export const PATH = '/home/li/.tiny';

/** Programs that do nothing, and remember how they were run. */
export function fakePrograms() {
  const runs: { readonly argv: readonly string[]; readonly input: string; readonly timeoutMs: number }[] = [];
  const ends = new Map<string, ProgramEnd | ((run: ProgramRun) => Promise<ProgramEnd>)>();
  const programs: Programs = {
    exists: async (program) => program !== 'missing',
    async run(run) {
      runs.push({ argv: run.argv, input: Buffer.from(run.input).toString(), timeoutMs: run.timeoutMs });
      const end = ends.get(run.argv[0] ?? '') ?? { kind: 'ended', code: 0 };
      return typeof end === 'function' ? end(run) : end;
    },
  };
  return { programs, runs, ends };
}

/** The service of places on a real vault, with files in memory and programs that do nothing. */
export async function placesWorld(changes: Partial<ConsumersDeps> = {}) {
  const { vault } = await tempVault({ ...realPorts() });
  let open = true;
  const session = {
    vault: () => {
      if (open) return vault;
      throw new KeyturnError('vault-locked');
    },
  };
  const clock = fakeClock();
  const random = createRandom();
  const events = createEvents();
  const told: EventName[] = [];
  events.subscribe((name) => told.push(name));
  const files = memoryUserFiles();
  const fakes = fakePrograms();
  const kinds = [tinyKind(), tinyKind({ id: 'shell-history', role: 'leak', named: /^history$/ })];
  const service = createService({
    ...{ session, events, clock, random, userFiles: files, programs: fakes.programs },
    imports: { placeOf: (ticket: TicketId) => ({ path: ticket, chosen: ticket }) },
    kinds,
    kindOf: (id) => kinds.find((kind) => kind.id === id) ?? tinyKind({ id }),
    deviceId: { get: async () => DEVICE },
    deviceName: 'here',
    around: { platform: 'linux', home: '/home/li', env: {} },
    environment: {},
    canBeNamed: true,
    ...changes,
  });
  const writing = createCredentialWriting({ session: session as never, events, clock, random });
  let added = 0;
  return {
    ...{ vault, service, files, clock, told, writing, kinds, ...fakes },
    lock() {
      open = false;
    },
    /** A key of AWS with these halves. */
    key(secret: string, id = `AKIAQ3EGRIMWKEYTUR${10 + added++}`): CredentialId {
      return writing.add(
        {
          ...{ cloud: 'aws', label: id, account: { kind: 'new', draft: accountDraft() } },
          ...{ fields: { access_key_id: id }, secrets: { secret_access_key: secret } },
          ...{ note: '', periodDays: null, leadTimes: null },
        },
        'added',
      );
    },
    place(credential: CredentialId, place: Place): Consumer {
      const id: ConsumerId = service.remember(credential, place);
      const found = vault.read((db) =>
        db.get<{ at: number }>('SELECT added_at AS at FROM consumers WHERE id = ?', id),
      );
      return { id, credentialId: credential, place, note: '', restart: '', addedAt: found?.at ?? 0 };
    },
    /** Rows of the audit, newest last. */
    audit: () =>
      vault
        .read((db) =>
          db.all<{ action: string; detail: string }>('SELECT action, detail FROM audit ORDER BY seq'),
        )
        .map(({ action, detail }) => ({ action, ...JSON.parse(detail) }) as Record<string, string>),
  };
}

export const filePlace = (entry: string, changes: Partial<FilePlace> = {}): FilePlace => ({
  ...{ kind: 'file', device: DEVICE, deviceName: 'here', path: PATH, file: 'aws-credentials', entry },
  holds: 'values',
  ...changes,
});
