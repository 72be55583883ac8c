import type { CloudFailure, FailureKind } from '../../../src/shared/model/failure.ts';
import type { LastUsed } from '../../../src/shared/model/identity.ts';

export type Actor = 'ours' | 'foreign';
export type Status = 'active' | 'disabled' | 'absent';

/** One key in the cloud's store. */
export interface StoredKey {
  readonly id: string;
  readonly secret: string;
  readonly by: Actor;
  readonly createdAt: number;
  /** What it was from when on; the last one holds. */
  readonly history: { readonly at: number; readonly status: Status; readonly by: Actor }[];
  /** When it signed something, by the cloud's clock. */
  readonly uses: number[];
}

/** What a key signs a request with. */
export interface Signature {
  readonly id: string;
  readonly secret: string;
}

export type Request =
  | { readonly kind: 'verify' | 'list' | 'create' }
  | { readonly kind: 'disable' | 'enable' | 'delete' | 'last-used'; readonly id: string };

/** A key as a list shows it. */
export interface ListedKey {
  readonly id: string;
  readonly status: Status;
  readonly createdAt: number;
}

/** How a request ended for its sender. `unclear`: it may be handled all the same, or still be on its way. */
export type Answer =
  | { readonly kind: 'ok' }
  /** The answer to `verify`, as another principal's. */
  | { readonly kind: 'other-owner'; readonly principal: string }
  | { readonly kind: 'made'; readonly id: string; readonly secret: string }
  | { readonly kind: 'keys'; readonly keys: readonly ListedKey[] }
  | { readonly kind: 'last-used'; readonly lastUsed: LastUsed | null }
  | { readonly kind: 'no-such-key' | 'limit-reached' }
  | { readonly kind: 'refused' | 'unclear'; readonly failure: CloudFailure };

/** What happens to one request on its way. */
export type Weather =
  | {
      readonly kind:
        | 'fine'
        | 'lost-before'
        | 'lost-after'
        | 'twice'
        | 'denied'
        | 'throttled'
        | 'other-owner'
        | 'echo'
        | 'unreachable';
    }
  | { readonly kind: 'late'; readonly ms: number };

/** The habits of a cloud, in ms where they are times. */
export interface Habits {
  readonly maxKeys: number;
  /** How long a new or enabled key is refused, and a disabled or deleted one still works. */
  readonly spreadMs: number;
  /** How old a list may be. */
  readonly listLagMs: number;
  readonly lastUsedLagMs: number;
}

/** Told of every change in the store, right after it. */
export type Changed = (actor: Actor, id: string, status: Status) => void;

const KIND_OF: { readonly [K in Weather['kind']]: FailureKind } = {
  fine: 'unexpected',
  'lost-before': 'network',
  'lost-after': 'network',
  late: 'network',
  twice: 'unexpected',
  denied: 'denied-but-valid',
  throttled: 'throttled',
  unreachable: 'network',
  'other-owner': 'unexpected',
  echo: 'unexpected',
};

export const failureOf = (kind: FailureKind): CloudFailure => ({
  kind,
  vendorCode: null,
  requestId: null,
  httpStatus: null,
  host: null,
  clockAheadMs: null,
});

export type World = ReturnType<typeof createWorld>;

/**
 * One principal's keys in a cloud, in memory, with true time. The network between is as bad as it is told to be; what the
 * cloud answers follows from its store alone.
 */
export function createWorld(habits: Habits, changed: Changed) {
  const keys = new Map<string, StoredKey>();
  let now = 1_000_000_000_000;
  let made = 0;
  let strangers = 0;
  let weather: Weather[] = [];
  let pending: { readonly at: number; readonly run: () => void }[] = [];

  const statusAt = (key: StoredKey, at: number): Status =>
    key.history.findLast((entry) => entry.at <= at)?.status ?? 'absent';
  const status = (id: string): Status => {
    const key = keys.get(id);
    return key === undefined ? 'absent' : statusAt(key, now);
  };
  const present = () => [...keys.values()].filter((key) => statusAt(key, now) !== 'absent');

  const set = (by: Actor, key: StoredKey, next: Status): void => {
    key.history.push({ at: now, status: next, by });
    changed(by, key.id, next);
  };

  const make = (by: Actor): StoredKey | null => {
    if (present().length >= habits.maxKeys) return null;
    made += 1;
    const key: StoredKey = {
      id: `${by === 'ours' ? 'K' : 'F'}${made}`,
      secret: `secret-${made}`,
      by,
      createdAt: now,
      history: [],
      uses: [],
    };
    keys.set(key.id, key);
    set(by, key, 'active');
    return key;
  };

  /** Whether the data plane takes a key: it learns of changes later than the store. */
  const works = (key: StoredKey): boolean => {
    const settled = statusAt(key, now - habits.spreadMs);
    // Made less than that ago: some places know it at once, none of these does.
    return settled === 'active';
  };

  const refusal = (signature: Signature): FailureKind | null => {
    const key = keys.get(signature.id);
    if (key === undefined) return 'unknown-key';
    if (key.secret !== signature.secret) return 'wrong-secret';
    if (works(key)) return null;
    return statusAt(key, now) === 'disabled' ? 'disabled' : 'unknown-key';
  };

  const handle = (request: Request, signature: Signature): Answer => {
    const refused = refusal(signature);
    if (refused !== null) return { kind: 'refused', failure: failureOf(refused) };
    keys.get(signature.id)?.uses.push(now);
    switch (request.kind) {
      case 'verify':
        return { kind: 'ok' };
      case 'create': {
        const key = make('ours');
        return key === null ? { kind: 'limit-reached' } : { kind: 'made', id: key.id, secret: key.secret };
      }
      case 'list': {
        const at = now - habits.listLagMs;
        const listed = [...keys.values()].map((key) => ({
          id: key.id,
          status: statusAt(key, at),
          createdAt: key.createdAt,
        }));
        return { kind: 'keys', keys: listed.filter((key) => key.status !== 'absent') };
      }
      case 'last-used': {
        const uses = keys.get(request.id)?.uses.filter((at) => at <= now - habits.lastUsedLagMs) ?? [];
        const last = uses.at(-1);
        const lastUsed: LastUsed =
          last === undefined ? { kind: 'never' } : { kind: 'used', at: last, service: 'iam', region: null };
        return { kind: 'last-used', lastUsed };
      }
      case 'disable':
      case 'enable':
      case 'delete': {
        const key = keys.get(request.id);
        if (key === undefined || statusAt(key, now) === 'absent') return { kind: 'no-such-key' };
        const next = { disable: 'disabled', enable: 'active', delete: 'absent' } as const;
        if (statusAt(key, now) !== next[request.kind]) set('ours', key, next[request.kind]);
        return { kind: 'ok' };
      }
    }
  };

  /** Never the same one twice. */
  const stranger = (): Answer => {
    strangers += 1;
    return { kind: 'other-owner', principal: `stranger-${strangers}` };
  };

  const unclear = (kind: Weather['kind']): Answer => ({ kind: 'unclear', failure: failureOf(KIND_OF[kind]) });

  return {
    habits,
    keys,
    now: () => now,
    status,
    present,
    /** True time passes; what was still on its way arrives. */
    pass(ms: number): void {
      const until = now + ms;
      for (;;) {
        const [next] = pending.filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at);
        if (next === undefined) break;
        pending = pending.filter((one) => one !== next);
        now = Math.max(now, next.at);
        next.run();
      }
      now = until;
    },
    /** What the next requests will meet. */
    expect(next: readonly Weather[]): void {
      weather = [...next];
    },
    /** Sends one request of ours. */
    send(request: Request, signature: Signature): Answer {
      const met = weather.shift() ?? { kind: 'fine' };
      switch (met.kind) {
        case 'fine':
          return handle(request, signature);
        case 'twice': {
          const first = handle(request, signature);
          const second = handle(request, signature);
          // A second key may have been made, or have been refused because of the first.
          return request.kind === 'create' ? second : first;
        }
        case 'lost-before':
          return unclear(met.kind);
        case 'lost-after':
          handle(request, signature);
          return unclear(met.kind);
        case 'late':
          pending.push({ at: now + met.ms, run: () => void handle(request, signature) });
          return unclear(met.kind);
        case 'other-owner': {
          const answer = handle(request, signature);
          return request.kind === 'verify' && answer.kind === 'ok' ? stranger() : answer;
        }
        case 'echo': {
          // A cloud that answers with a key that was there before: nothing may be built on it.
          const [first] = keys.keys();
          return request.kind === 'create' && first !== undefined
            ? { kind: 'made', id: first, secret: 'echo' }
            : handle(request, signature);
        }
        case 'denied':
        case 'throttled':
        case 'unreachable':
          return { kind: 'refused', failure: failureOf(KIND_OF[met.kind]) };
      }
    },
    /** Another person makes a key; null where there is no room. */
    foreignMake: () => make('foreign'),
    /** Another person changes a key, if it is there and is not so already. A deleted one comes back from the bin. */
    foreignSet(id: string, next: Status): boolean {
      const key = keys.get(id);
      if (key === undefined || statusAt(key, now) === next) return false;
      if (statusAt(key, now) === 'absent' && present().length >= habits.maxKeys) return false;
      set('foreign', key, next);
      return true;
    },
    /** Somebody uses a key, if it works. */
    foreignUse(id: string): boolean {
      const key = keys.get(id);
      if (key === undefined || !works(key)) return false;
      key.uses.push(now);
      return true;
    },
  };
}
