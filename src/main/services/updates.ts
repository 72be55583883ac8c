import { join } from 'node:path';
import { z } from 'zod';
import { hostIsIn } from '../../shared/hosts.ts';
import { KeyturnError } from '../../shared/ipc/envelope.ts';
import { instant } from '../../shared/model/ids.ts';
import type { ManagedPolicy } from '../../shared/model/managed-policy.ts';
import type { UpdateObstacle, UpdateState, UpdateStatus } from '../../shared/model/updates.ts';
import type { Clock } from '../ports/clock.ts';
import type { Files } from '../ports/files.ts';
import type { Logger } from '../ports/logger.ts';
import { UpdateError, type Updater } from '../ports/updater.ts';
import type { Events } from './events.ts';
import type { PreferencesStore } from './preferences.ts';
import { replaceFile } from './replace-file.ts';

/** Newer versions of the app. Nothing is asked of the network, fetched or installed unless the person said so. */
export interface Updates {
  status(): Promise<UpdateStatus>;
  /** Looks now. Throws `policy-forbids`, and `forbidden` where this copy cannot update itself. */
  check(): Promise<UpdateStatus>;
  /** Begins to fetch what was found. Throws as `check`, and `not-found` where nothing was. */
  download(): Promise<UpdateStatus>;
  /** Has the app quit and come back as the version that is ready. Throws as `check`, and `not-found` where none is. */
  install(): Promise<void>;
  /** Throws `not-found` where no page is known. */
  openReleases(): Promise<void>;
  /** The version that waits to be installed; null where none does. */
  waiting(): string | null;
  /** Ends looking by itself. */
  stop(): void;
}

export interface UpdatesDeps {
  readonly updater: Updater;
  readonly files: Files;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly events: Events;
  readonly preferences: PreferencesStore;
  readonly rules: () => ManagedPolicy;
  /** Where the last look is remembered; null for this run alone. */
  readonly deviceFolder: string | null;
  readonly version: string;
  /** Whether to look by itself where the person agreed to that. */
  readonly unattended: boolean;
}

const FILE = 'updates.json';
const MAX_BYTES = 4096;
/** Out of the way of the start. */
const FIRST_MS = 60_000;
/** How often to see whether a day has gone by: timers stand still while a computer sleeps. */
const TICK_MS = 60 * 60_000;
const DAY_MS = 24 * 60 * 60_000;

const stored = z.object({ checkedAt: instant });

type Step = Exclude<UpdateState, { kind: 'off' }>;

export function createUpdates(deps: UpdatesDeps): Updates {
  const { updater, files, clock, logger, events, preferences, rules } = deps;
  const path = deps.deviceFolder === null ? null : join(deps.deviceFolder, FILE);
  let step: Step = { kind: 'idle' };
  let checkedAt: number | null = null;
  let callOff: () => void = () => undefined;

  const remembered = (async () => {
    if (path === null) return;
    try {
      const text = (await files.read(path, MAX_BYTES)).toString('utf8');
      checkedAt ??= stored.parse(JSON.parse(text)).checkedAt;
    } catch {
      // Not looked yet, or nobody knows when.
    }
  })();

  const remember = async (): Promise<void> => {
    checkedAt = clock.now();
    if (path === null) return;
    await replaceFile(files, path, Buffer.from(`${JSON.stringify({ checkedAt })}\n`)).catch(() =>
      logger.warn('updates.not-remembered'),
    );
  };

  const obstacle = (): UpdateObstacle | null => {
    if (updater.obstacle !== null) return updater.obstacle;
    const { forbidUpdateChecks, allowedHosts } = rules();
    const reachable = allowedHosts === null || updater.hosts.every((host) => hostIsIn(host, allowedHosts));
    return forbidUpdateChecks || !reachable ? 'policy' : null;
  };

  const requireAble = (): void => {
    const reason = obstacle();
    if (reason === 'policy') throw new KeyturnError('policy-forbids', { rule: 'forbidUpdateChecks' });
    if (reason !== null) throw new KeyturnError('forbidden');
  };

  const go = (next: Step): void => {
    step = next;
    events.emit('updates.changed', {});
  };

  const failed = (error: unknown, version: string | null): void => {
    const problem = error instanceof UpdateError ? error.problem : 'other';
    logger.warn('updates.failed', { problem, during: version === null ? 'check' : 'download' });
    go({ kind: 'failed', problem, version });
  };

  const status = async (): Promise<UpdateStatus> => {
    await remembered;
    const reason = obstacle();
    return {
      version: deps.version,
      state: reason === null ? step : { kind: 'off', reason },
      checkedAt,
      releases: updater.releases,
    };
  };

  const look = async (): Promise<void> => {
    go({ kind: 'checking' });
    try {
      const found = await updater.check();
      await remember();
      go(found === null ? { kind: 'idle' } : { kind: 'available', version: found.version });
    } catch (error) {
      failed(error, null);
    }
  };

  /** A look under way, a download and what it brought are not given up for another look. */
  const mayLook = (): boolean => step.kind === 'idle' || step.kind === 'available' || step.kind === 'failed';

  const fetchUpdate = async (version: string): Promise<void> => {
    try {
      await updater.download((given) => {
        const percent = Math.max(0, Math.min(100, Math.floor(given)));
        if (step.kind !== 'downloading' || step.percent >= percent) return;
        go({ kind: 'downloading', version, percent });
      });
      go({ kind: 'ready', version });
    } catch (error) {
      failed(error, version);
    }
  };

  /** A clock that was set back leaves a last look in the future behind. */
  const isDue = (): boolean =>
    checkedAt === null || checkedAt > clock.now() || clock.now() - checkedAt >= DAY_MS;

  const lookIfAgreed = async (): Promise<void> => {
    await remembered;
    const { updates } = await preferences.get();
    if (updates === 'ask' && obstacle() === null && mayLook() && isDue()) await look();
  };

  const tick = (): void => {
    callOff = clock.after(TICK_MS, tick);
    void lookIfAgreed();
  };
  const looksByItself = deps.unattended && updater.obstacle === null;
  if (looksByItself) callOff = clock.after(FIRST_MS, tick);
  const unsubscribe = events.subscribe((name) => {
    // The person may just have agreed.
    if (looksByItself && name === 'preferences.changed') void lookIfAgreed();
  });

  return {
    status,
    async check() {
      requireAble();
      if (mayLook()) await look();
      return status();
    },
    async download() {
      requireAble();
      const version = step.kind === 'available' || step.kind === 'failed' ? step.version : null;
      if (version !== null) {
        go({ kind: 'downloading', version, percent: 0 });
        void fetchUpdate(version);
      } else if (step.kind !== 'downloading' && step.kind !== 'ready') {
        throw new KeyturnError('not-found');
      }
      return status();
    },
    async install() {
      requireAble();
      if (step.kind !== 'ready') throw new KeyturnError('not-found');
      updater.install();
    },
    async openReleases() {
      if (!updater.releases) throw new KeyturnError('not-found');
      await updater.openReleases();
    },
    waiting: () => (step.kind === 'ready' && obstacle() === null ? step.version : null),
    stop() {
      callOff();
      unsubscribe();
    },
  };
}
