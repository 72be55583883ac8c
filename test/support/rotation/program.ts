import { type AppPorts, createApp, type KeyturnApp } from '../../../src/main/compose.ts';
import { nodePorts } from '../../../src/main/node/ports.ts';
import type { Clock } from '../../../src/main/ports/clock.ts';
import type { Locks } from '../../../src/main/ports/locks.ts';
import { KDF_FLOOR } from '../../../src/main/vault/index.ts';
import type { ChannelName } from '../../../src/shared/ipc/channels.ts';
import type { Input, Output } from '../../../src/shared/ipc/contract.ts';
import type { Envelope } from '../../../src/shared/ipc/envelope.ts';
import { fakeClipboard, fakeFilePicker, fakeKeychain, fakeLogger } from '../fake/desktop.ts';
import { realPorts } from '../vault/ports.ts';
import { Dead, mortalFiles } from './mortal.ts';

/** A whole app on a vault folder that can die at any of its ports, as a process that the system ends. */
export interface Program {
  readonly via: 'app' | 'cli';
  call<C extends ChannelName>(channel: C, input: Input<C>): Promise<Envelope<Output<C>>>;
  readonly alive: () => boolean;
  /** Time has passed: runs what fell due meanwhile, each timer once, as after a sleep. */
  wake(): void;
  /** Resolves once it steps no rotation. */
  idle(): Promise<void>;
  /** It dies at its so many-th use of a port from now on. Never, with null. */
  dieAt(moment: number | null): void;
  die(): void;
  /** What the system does for a process that is gone: its locks are released, its database is closed. */
  bury(): Promise<void>;
  /** What went wrong in it that nobody foresaw, while it lived; as it was logged. */
  complaints(): readonly string[];
  /** Ends it as a person does. */
  quit(): Promise<void>;
}

export interface ProgramOptions {
  readonly via: 'app' | 'cli';
  readonly folder: string;
  /** Whose time it shares with everything else. Its own timers are run by `wake` alone. */
  readonly clock: Clock;
}

export function startProgram({ via, folder, clock }: ProgramOptions): Program {
  let dead = false;
  let left: number | null = null;
  const real = realPorts();
  const timers = createTimers(clock);
  const locks = countedLocks(real.locks, () => pass());

  /** One use of a port: whether this is the moment of death. */
  const isLast = (): boolean => {
    if (dead) throw new Dead();
    if (left !== null) left -= 1;
    return left === 0;
  };
  const end = (): never => {
    dead = true;
    throw new Dead();
  };
  const pass = (): void => {
    if (isLast()) end();
  };

  const logger = fakeLogger();
  const ports: AppPorts = {
    ...nodePorts(folder),
    clock: {
      now: () => {
        pass();
        return clock.now();
      },
      monotonic: () => {
        pass();
        return clock.monotonic();
      },
      sinceBoot: () => {
        pass();
        return clock.sinceBoot();
      },
      after: timers.after,
    },
    random: real.random,
    files: mortalFiles(real.files, { isLast, pass, end }),
    locks: locks.port,
    keychain: fakeKeychain(),
    clipboard: fakeClipboard(),
    filePicker: fakeFilePicker(),
    logger,
  };
  const app: KeyturnApp = createApp(ports, {
    ...{ folder, via, osUser: 'tester', device: 'bench', version: '0.0.0', platform: 'linux' },
    ...{ systemLocale: 'en-GB', kdf: KDF_FLOOR, http: { retry: { maxAttempts: 1 } } },
  });

  return {
    via,
    call: (channel, input) => app.handle(channel, input),
    alive: () => !dead,
    wake() {
      try {
        if (!dead) timers.wake();
      } catch (error) {
        if (!(error instanceof Dead)) throw error;
      }
    },
    idle: locks.idle,
    dieAt(moment) {
      left = moment;
    },
    die() {
      dead = true;
    },
    async bury() {
      dead = true;
      await app.close();
      locks.releaseAll();
    },
    complaints: () =>
      logger.lines.filter((line) => line.includes('"channel.failed"') || line.includes('"internal"')),
    quit: () => app.close(),
  };
}

/** Timers of one process on a clock that it shares. */
function createTimers(clock: Clock) {
  const timers = new Set<{ readonly at: number; readonly run: () => void }>();
  return {
    after(ms: number, run: () => void): () => void {
      const timer = { at: clock.monotonic() + ms, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    wake(): void {
      const due = [...timers].filter(({ at }) => at <= clock.monotonic());
      for (const timer of due.toSorted((a, b) => a.at - b.at)) if (timers.delete(timer)) timer.run();
    },
  };
}

/** The real locks, which tell how many rotations are being stepped and never wait for another process to let go. */
function countedLocks(locks: Locks, pass: () => void) {
  const held = new Set<{ release(): void }>();
  let turns = 0;
  let waiting: (() => void)[] = [];
  const ended = (): void => {
    turns -= 1;
    if (turns > 0) return;
    for (const go of waiting.splice(0)) go();
  };
  const port: Locks = {
    async acquire(folder, name, patienceMs) {
      pass();
      if (!name.startsWith('rotation-')) return locks.acquire(folder, name, patienceMs);
      turns += 1;
      const lock = await locks.acquire(folder, name, 0).catch((error: unknown) => {
        ended();
        throw error;
      });
      if (lock === null) {
        ended();
        return null;
      }
      held.add(lock);
      return {
        release() {
          if (!held.delete(lock)) return;
          lock.release();
          ended();
        },
      };
    },
  };
  return {
    port,
    async idle(): Promise<void> {
      // A turn that let go may begin another one at once: it was told something in the meantime.
      do {
        if (turns > 0) await new Promise<void>((resolve) => waiting.push(resolve));
        await new Promise<void>((resolve) => setImmediate(resolve));
      } while (turns > 0);
    },
    releaseAll(): void {
      for (const lock of [...held]) lock.release();
      held.clear();
      waiting = [];
    },
  };
}
