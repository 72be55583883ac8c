import { failingWhereForbidden } from '../../clouds/http/allowed-hosts.ts';
import type { Http } from '../../clouds/http/http.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import type { JournalRow } from '../../vault/repositories/rotations.ts';
import type { PlaceServing } from '../consumers/types.ts';
import type { VaultSession } from '../vault-session.ts';
import { describeKeys } from './describe.ts';
import { createHands } from './hands.ts';
import type { Keeper } from './parts.ts';
import type { PerformDeps } from './perform.ts';
import { createPlaces } from './places/serve-places.ts';
import { cloudOf, contextOf, ownerOfRow, settingOf, withLastUse } from './setting.ts';
import type { RotationTime } from './time.ts';

/** Never aborted: the answer to a change is waited for, within the limits of the http layer. */
const NEVER = new AbortController().signal;

/** Lays out what the steps of one journalled rotation need. Throws `not-found` where its key is gone. */
export function layOut(
  deps: {
    readonly session: VaultSession;
    readonly http: Http;
    readonly clock: Clock;
    readonly logger: Logger;
    readonly serving: PlaceServing;
    readonly signal: () => AbortSignal;
    /** Told after a place was written down. */
    readonly placed: () => void;
  },
  row: JournalRow,
  keeper: Keeper,
  time: RotationTime,
): PerformDeps {
  const { session, clock, signal, logger, serving, placed } = deps;
  const http = failingWhereForbidden(deps.http);
  const setting = session.vault().read((db) => settingOf(db, row.credentialId));
  const cloud = cloudOf(setting.account);
  if (cloud === null) throw new Error(`A rotation of a cloud without keys: ${setting.account.cloud}`);
  const hands = createHands({
    cloud,
    keeper,
    owner: ownerOfRow(row),
    context: (kind) => contextOf(setting, { http, clock, time, signal: kind === 'read' ? signal() : NEVER }),
  });
  return {
    keeper,
    hands,
    time,
    places: createPlaces({
      ...{ session, serving, time, logger },
      isAsked: keeper.isAsked,
      requireAwake: () => void signal(),
      changed: placed,
    }),
    describe: async (rotation, listed) => {
      // Nobody chooses between keys while there is room for another one.
      const full = rotation.phase.kind === 'slots' && listed.length >= rotation.limits.maxKeys;
      const keys = full ? await withLastUse(listed, (id) => hands.lastUsed(rotation, id)) : listed;
      return session
        .vault()
        .read((db) => describeKeys(db, setting.account.cloud, rotation.oldPublicId, keys));
    },
  };
}
