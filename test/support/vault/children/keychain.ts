import { readdirSync, readFileSync } from 'node:fs';
import { createKeychain } from '../../../../src/main/node/keychain.ts';

// keychain.ts STEP…: asks this session's keychain `probe`, `get`, `set=VALUE` or `delete` in turn, for one item, and
// prints the answers as one line of JSON. `bus=SIGNAL` sends one to the session's bus, `bus=SIGSTOP` shortens patience.
const ITEM = 'vault slot';
const stops = process.argv.includes('bus=SIGSTOP');
const keychain = createKeychain({ patienceMs: stops ? 1_000 : 10_000 });

/** The bus that `dbus-run-session` started beside this process. */
function signalBus(signal: NodeJS.Signals): string {
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const [, name, parent] = /\((.*)\) \S+ (\d+)/.exec(statOf(entry)) ?? [];
    if (name !== 'dbus-daemon' || Number(parent) !== process.ppid) continue;
    process.kill(Number(entry), signal);
    return signal;
  }
  throw new Error('There is no bus');
}

function statOf(entry: string): string {
  try {
    return readFileSync(`/proc/${entry}/stat`, 'utf8');
  } catch {
    // It ended meanwhile.
    return '';
  }
}

function take(step: string): Promise<unknown> {
  const [verb, value = ''] = step.split('=');
  switch (verb) {
    case 'probe':
      return keychain.probe();
    case 'get':
      return keychain.get(ITEM);
    case 'set':
      return keychain.set(ITEM, value).then(() => 'kept');
    case 'delete':
      return keychain.delete(ITEM);
    case 'bus':
      return Promise.resolve(signalBus(value as NodeJS.Signals));
    default:
      throw new Error(`There is no step ${step}`);
  }
}

const answers: unknown[] = [];
for (const step of process.argv.slice(2)) {
  answers.push(
    await take(step).catch((error: unknown) =>
      error instanceof Error && 'code' in error ? error.code : String(error),
    ),
  );
}
process.stdout.write(`${JSON.stringify(answers)}\n`);
