import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { EXIT } from '../../src/cli/exit-codes.ts';
import type { AppPorts } from '../../src/main/compose.ts';
import { brokerPlace } from '../../src/main/node/broker-place.ts';
import { createClock } from '../../src/main/node/clock.ts';
import { createDoor } from '../../src/main/node/door/index.ts';
import { benchApp, good } from './bench-app.ts';
import { type Figure, percentile, timed } from './figures.ts';

const ROUNDS = 15;
const PARALLEL = 50;
const CHILD = join(import.meta.dirname, 'children', 'asks-address.ts');
const CLI = 'out/main/cli.js';

/** Runs a program that has to end with this code, and gives what it printed. */
async function run(args: readonly string[], env: NodeJS.ProcessEnv, ends = 0): Promise<string> {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', ends === 0 ? 'inherit' : 'ignore'],
    env,
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const output = await text(child.stdout);
  const code = await ended;
  if (code !== ends) throw new Error(`${args.join(' ')} ended with ${code}`);
  return output;
}

/** What other programs wait for, while the app is open and has a word for them. */
export async function measureBroker(
  folder: string,
  keychain: AppPorts['keychain'],
  scratch: string,
): Promise<Figure[]> {
  const env = { ...process.env, KEYTURN_STATE: join(scratch, 'broker-state') };
  const place = brokerPlace(env, process.platform, folder);
  const door = createDoor({ place, clock: createClock(), own: [process.execPath, CLI] });
  const app = benchApp(folder, keychain, { via: 'app' }, { door });
  try {
    good(await app.handle('vault.unlock', { kind: 'keychain' }));
    const { rows } = good(await app.handle('credentials.list', { view: { kind: 'all' } }));
    const id = rows.find(({ cloud }) => cloud === 'aws')?.id ?? '';
    app.subscribe(async (name) => {
      if (name !== 'broker.changed') return;
      const waiting = await app.handle('broker.pending', {});
      for (const ask of waiting.ok ? waiting.value : [])
        await app.handle('broker.decide', { id: ask.id, answer: 'session' });
    });
    const keyturn = (...words: readonly string[]) => [CLI, ...words, '--vault', folder];
    const forTool = keyturn('credential-process', id);
    await run(forTool, env);
    const node: number[] = [];
    const command: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      node.push((await timed(() => run(['-e', ''], env))).ms);
      command.push((await timed(() => run(forTool, env))).ms);
    }
    const together = await timed(() =>
      Promise.all(Array.from({ length: PARALLEL }, () => run(forTool, env))),
    );
    for (const output of together.result)
      if (JSON.parse(output).Version !== 1) throw new Error('That is no answer for a tool');
    const asked: number[] = JSON.parse(
      await run([...keyturn('exec', id, '--only-endpoint'), '--', process.execPath, CHILD], env),
    );
    // Not by hand: the keychain would wait for the password then, and it is measured after this.
    await app.lock('idle');
    const refused = await timed(() => run(forTool, env, EXIT.locked));
    return [
      {
        name: 'keyturn credential-process while the app is locked, until it says so',
        value: refused.ms,
        limit: 1_000,
        unit: 'ms',
      },
      {
        name: "keyturn credential-process through the app, over Node's own start",
        value: percentile(command, 0.5) - percentile(node, 0.5),
        limit: 60,
        unit: 'ms',
      },
      { name: 'the address of keyturn exec, median', value: percentile(asked, 0.5), limit: 5, unit: 'ms' },
      {
        // Most of it is as many starts of Node.
        name: `${PARALLEL} credential-process at once, all of them`,
        value: together.ms,
        limit: 10_000,
        unit: 'ms',
      },
    ];
  } finally {
    await app.close();
  }
}
