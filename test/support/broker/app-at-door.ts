import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { brokerPlace } from '../../../src/main/node/broker-place.ts';
import { createClock } from '../../../src/main/node/clock.ts';
import { createDoor } from '../../../src/main/node/door/index.ts';
import type { Door } from '../../../src/main/ports/door.ts';
import { NO_PROXIES } from '../network/no-proxies.ts';

const ENTRY = join(import.meta.dirname, '../../../src/cli/index.ts');

/** The words that start the command line from its sources; tools and the app know it by them. */
export const OWN_COMMAND = [process.execPath, ENTRY] as const;

/** A door for the app of a vault whose folder is not known yet, and the environment in which a program finds it. */
export interface LateDoor extends Door {
  at(vault: string): void;
  readonly env: Readonly<Record<string, string>>;
}

/** `home`: the home folder of the programs that ask; the app keeps what it knows of the device below it. */
export function lateDoor(home: string): LateDoor {
  const env = {
    ...{
      HOME: home,
      KEYTURN_STATE: join(home, 'state'),
      LANG: 'en_GB.UTF-8',
      AWS_EC2_METADATA_DISABLED: 'true',
    },
    ...{ PATH: process.env.PATH ?? '', ...NO_PROXIES },
  };
  const known = Promise.withResolvers<string>();
  return {
    ...{ env, place: env.KEYTURN_STATE, at: known.resolve },
    async open(answers) {
      const place = brokerPlace(env, process.platform, await known.promise);
      return createDoor({ place, clock: createClock(), own: OWN_COMMAND }).open(answers);
    },
  };
}

/** How a program ended, with all that it wrote. */
export interface ProgramRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end, with nothing on its standard input. */
export function runs(program: string, words: readonly string[], env: NodeJS.ProcessEnv): Promise<ProgramRun> {
  const child = spawn(program, words, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const written = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      written[name] += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, ...written }));
  });
}
