import { randomBytes } from 'node:crypto';
import { createServer, type Socket } from 'node:net';
import type { AskingProgram } from '../../../shared/model/broker.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Door, DoorAnswers } from '../../ports/door.ts';
import type { BrokerPlace } from '../broker-place.ts';
import { callerOf } from '../callers/index.ts';
import { createProof, type Proof } from './proof.ts';
import { listenAt, listenOn, ownFolder, sweep } from './socket-place.ts';
import { receive, refused, turnAway, type Visit } from './visit.ts';

const MOST_CONNECTIONS = 200;
const MOST_OF_ONE = 50;
/** Those beyond are told so, as far as this; more are cut off without a word. */
const MOST_TURNED_AWAY = 50;

export interface DoorDeps {
  readonly place: BrokerPlace;
  readonly clock: Pick<Clock, 'after'>;
  /** How this copy of Keyturn is started as a command line; what asks through it is whoever started that. */
  readonly own: readonly [string, ...string[]] | null;
  /** Whether the system shows which files a process holds open. */
  readonly shows?: boolean;
}

/**
 * The real door: a socket in a folder that is this user's alone, a named pipe on Windows. A caller says its number, and
 * where the system shows the open files of processes (Linux) proves it; one that cannot is refused there. Elsewhere the
 * number is its own word and what is found by it is not proven. A named pipe has Windows' usual access list, by which other
 * users cannot write to it; unconfirmed on a real Windows.
 */
export function createDoor({ place, clock, own, shows = process.platform === 'linux' }: DoorDeps): Door {
  const { folder, path } = place;

  const whoAsks = async (pid: number, proof: Proof | null): Promise<AskingProgram | null> => {
    const see = () => callerOf(pid, { own });
    if (proof !== null) return proof.holding(pid, see);
    const seen = await see();
    return seen === null ? null : { ...seen, proven: false };
  };

  const open = async (answers: DoorAnswers): Promise<() => Promise<void>> => {
    if (folder !== null) await ownFolder(folder);
    const visits = new Set<Visit>();
    const asking = new Map<number, number>();

    const serve = async (visit: Visit, proof: Proof | null): Promise<void> => {
      const asked = await visit.asked;
      if (asked === null) return;
      if ('ok' in asked) return visit.answer(asked);
      const program = await whoAsks(asked.pid, proof);
      await proof?.remove();
      if (program === null) return visit.answer(refused('asker-unknown'));
      const others = asking.get(program.pid) ?? 0;
      if (others >= MOST_OF_ONE) return visit.answer(refused('too-many-askers'));
      asking.set(program.pid, others + 1);
      try {
        const { channel, input } = asked;
        visit.answer(await answers({ channel, input }, program, visit.gone));
      } finally {
        const left = (asking.get(program.pid) ?? 1) - 1;
        if (left > 0) asking.set(program.pid, left);
        else asking.delete(program.pid);
      }
    };

    const welcome = async (socket: Socket): Promise<void> => {
      if (visits.size >= MOST_CONNECTIONS) return turnAway(socket, refused('too-many-askers'));
      const visit = receive(socket, clock);
      visits.add(visit);
      socket.once('close', () => visits.delete(visit));
      let proof: Proof | null = null;
      try {
        if (shows && folder !== null) proof = await createProof(`${path}.${randomBytes(16).toString('hex')}`);
        visit.greet(proof?.path ?? '');
        await serve(visit, proof);
      } catch {
        visit.leave();
      } finally {
        await proof?.remove();
      }
    };

    const server = createServer((socket) => void welcome(socket));
    server.maxConnections = MOST_CONNECTIONS + MOST_TURNED_AWAY;
    // Somebody who comes when there is nothing left to come with is not answered; the next one is.
    server.on('error', () => undefined);
    const goes = folder === null ? await listenOn(server, path) : await listenAt(server, path);
    if (folder !== null) await sweep(folder, `${path.slice(folder.length + 1)}.`);
    server.unref();

    return async () => {
      await goes();
      // Whoever waits is told that there will be no word, and does not take it for an app that is not there.
      for (const visit of visits) visit.dismiss(refused('consent-refused'));
      await new Promise<void>((resolve) => server.close(() => resolve()));
    };
  };

  return { place: path, open };
}
