import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { writeHeapSnapshot } from 'node:v8';
import { createApp } from '../../../../src/main/compose.ts';
import { nodePorts } from '../../../../src/main/node/ports.ts';
import { KDF_FLOOR } from '../../../../src/main/vault/index.ts';
import { fakeClipboard } from '../../fake/desktop.ts';

// app-process.ts FOLDER: the app as main composes it. Each line of standard input is a channel and its input, and is
// answered by the error's code, or by `ok` and the id or recovery code where there is one; the rest stays in here. `gc`
// and `snapshot PATH` are no channels.
const [folder = ''] = process.argv.slice(2);
const ports = nodePorts(folder);
const app = createApp(
  { ...ports, clipboard: fakeClipboard() },
  {
    ...{ folder, via: 'app', osUser: 'tester', device: 'test-machine', version: '0.0.0', platform: 'linux' },
    ...{ systemLocale: 'en-GB', kdf: KDF_FLOOR, deviceFolder: `${folder}-device` },
  },
);

/** What a long night would free, at once. */
async function collect(): Promise<void> {
  for (let n = 0; n < 4; n += 1) {
    globalThis.gc?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function answer(line: string): Promise<string> {
  if (line === 'gc') await collect();
  else if (line.startsWith('snapshot ')) writeHeapSnapshot(line.slice('snapshot '.length));
  else {
    const [channel, input] = JSON.parse(line);
    const answered = await app.handleUnknown(channel, input);
    if (!answered.ok) return answered.error.code;
    const { recoveryCode, id } = answered.value as { recoveryCode?: string; id?: string };
    return `ok ${recoveryCode ?? id ?? ''}`;
  }
  return 'ok';
}

for await (const line of createInterface({ input: process.stdin })) {
  writeSync(1, `${await answer(line)}\n`);
}
