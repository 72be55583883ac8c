import { Worker } from 'node:worker_threads';
import { z } from 'zod';

/** How long a script may think over one address, in ms, the names that it looks up included. */
const THINKING_MS = 5_000;
/** How long its thread may take to come up, in ms: nothing of the script runs by then. */
const STARTING_MS = 30_000;
/** Questions that a thread has before it at once; they look names up side by side. */
const AT_ONCE = 4;
/** How long a thread that nobody asks is held, in ms. */
const IDLE_MS = 60_000;

/** Beside this file as source; the bundler puts it beside the entries, of which chunks are one folder down. */
function workerScript(): URL {
  const here = import.meta.url;
  if (here.endsWith('.ts')) return new URL('./pac-worker.ts', here);
  return new URL(/\/chunks\/[^/]*$/.test(here) ? '../pac-worker.js' : './pac-worker.js', here);
}

const told = z.union([z.literal('ready'), z.object({ id: z.number(), answer: z.string().nullable() })]);

interface Question {
  readonly id: number;
  readonly url: string;
  readonly resolve: (answer: string) => void;
  readonly reject: (error: Error) => void;
  /** Whether a thread was ended under it already. */
  again: boolean;
  timer: NodeJS.Timeout | null;
}

const noAnswer = () => new Error('The script gave no answer');

/** A script in a thread of its own, started with the first question. */
export interface ScriptRun {
  /**
   * Asks for the way to an address; the script is told host and scheme and no path. Rejects where the script is none, takes
   * too long or answers no text.
   */
  ask(url: URL): Promise<string>;
  /** Whether somebody waits for an answer. */
  isBusy(): boolean;
  /** Ends the thread; whoever waits is refused. */
  close(): void;
}

/**
 * Runs a proxy script in an interpreter of its own, in a thread of its own: no files, no network but looking names up,
 * bounded memory. One thread answers one question after the other. A script that cannot be interrupted loses its thread:
 * the questions beside the one that it hung at are asked once more.
 */
export function createScriptRun(script: string, limitMs = THINKING_MS): ScriptRun {
  let worker: Worker | null = null;
  let isReady = false;
  let starting: NodeJS.Timeout | null = null;
  let idle: NodeJS.Timeout | null = null;
  let nextId = 0;
  let waiting: Question[] = [];
  const asked = new Map<number, Question>();

  const end = (): void => {
    if (starting !== null) clearTimeout(starting);
    if (idle !== null) clearTimeout(idle);
    const ending = worker;
    worker = null;
    isReady = false;
    void ending?.terminate();
  };

  const lost = (): void => {
    end();
    const open = [...asked.values()];
    asked.clear();
    for (const question of open) if (question.timer !== null) clearTimeout(question.timer);
    for (const question of open.filter(({ again }) => again)) question.reject(noAnswer());
    const others = open.filter(({ again }) => !again);
    for (const question of others) question.again = true;
    waiting = [...others, ...waiting];
    if (waiting.length > 0) start();
  };

  const settle = (id: number, answer: string | null): void => {
    const question = asked.get(id);
    if (question === undefined) return;
    asked.delete(id);
    if (question.timer !== null) clearTimeout(question.timer);
    if (answer === null) question.reject(noAnswer());
    else question.resolve(answer);
    pump();
  };

  const hung = (question: Question): void => {
    asked.delete(question.id);
    question.reject(noAnswer());
    lost();
  };

  const pump = (): void => {
    if (worker === null || !isReady) return;
    for (let free = AT_ONCE - asked.size; free > 0; free--) {
      const question = waiting.shift();
      if (question === undefined) break;
      asked.set(question.id, question);
      // The thread keeps the limit itself while it can; a little more shows that it cannot.
      question.timer = setTimeout(hung, limitMs * 1.2, question);
      worker.postMessage({ id: question.id, url: question.url });
    }
    if (asked.size > 0) return;
    // A thread without work keeps no process alive.
    worker.unref();
    idle = setTimeout(end, IDLE_MS).unref();
  };

  const start = (): void => {
    const started = new Worker(workerScript(), {
      workerData: { script, limitMs },
      resourceLimits: { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 32 },
      env: {},
      execArgv: [],
      stderr: true,
      stdout: true,
    });
    worker = started;
    const gone = () => worker === started && lost();
    const never = () => {
      for (const question of waiting.splice(0)) question.reject(noAnswer());
      gone();
    };
    starting = setTimeout(never, STARTING_MS);
    started.on('message', (message: unknown) => {
      if (worker !== started) return;
      const read = told.parse(message);
      if (read !== 'ready') return settle(read.id, read.answer);
      if (starting !== null) clearTimeout(starting);
      isReady = true;
      pump();
    });
    // One that does not come up at all does not the next time either.
    started.on('error', () => (isReady ? gone() : worker === started && never()));
    started.on('exit', () => (isReady ? gone() : worker === started && never()));
  };

  return {
    ask: (url) =>
      new Promise((resolve, reject) => {
        if (idle !== null) clearTimeout(idle);
        waiting.push({ id: nextId++, url: url.origin, resolve, reject, again: false, timer: null });
        if (worker === null) return start();
        worker.ref();
        pump();
      }),
    isBusy: () => asked.size > 0 || waiting.length > 0,
    close() {
      end();
      for (const question of [...asked.values(), ...waiting.splice(0)]) {
        if (question.timer !== null) clearTimeout(question.timer);
        question.reject(noAnswer());
      }
      asked.clear();
    },
  };
}
