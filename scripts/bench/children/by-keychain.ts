import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { createKeychain } from '../../../src/main/node/keychain.ts';

// by-keychain.ts VAULT ROUNDS: in a session with a keychain. Reads its items as JSON from standard input, and prints how
// many milliseconds Node took in each round and `keyturn credential-process` of a key that the keychain opens.
const [, , vault = '', rounds = ''] = process.argv;

async function run(args: readonly string[]): Promise<{ readonly ms: number; readonly output: string }> {
  const started = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const output = text(child.stdout);
  const code = await ended;
  const ms = performance.now() - started;
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}`);
  return { ms, output: await output };
}

const keychain = createKeychain();
const items: Readonly<Record<string, string>> = JSON.parse(await text(process.stdin));
for (const [name, value] of Object.entries(items)) await keychain.set(name, value);

const keyturn = ['out/main/cli.js', '--vault', vault, '--json'];
// The first run also leaves what the program was compiled to, as on any computer where it ran before.
const { keys } = JSON.parse((await run([...keyturn, 'list'])).output);
const { id } = keys.find(({ cloud }: { readonly cloud: string }) => cloud === 'aws');
const samples: { node: number; command: number }[] = [];
for (let round = 0; round < Number(rounds); round += 1) {
  const node = await run(['-e', '']);
  const command = await run([...keyturn, 'credential-process', id]);
  if (JSON.parse(command.output).Version !== 1) throw new Error('That is no answer for a tool');
  samples.push({ node: node.ms, command: command.ms });
}
process.stdout.write(JSON.stringify(samples));
