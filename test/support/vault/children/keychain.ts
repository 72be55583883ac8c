import { createKeychain } from '../../../../src/main/node/keychain.ts';

// keychain.ts STEP…: asks this session's keychain `probe`, `get`, `set=VALUE` or `delete` in turn, for one item, and
// prints the answers as one line of JSON.
const ITEM = 'vault slot';
const keychain = createKeychain({ patienceMs: 10_000 });

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
