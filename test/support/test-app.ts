import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type AppOptions, type AppPorts, createApp, type KeyturnApp } from '../../src/main/compose.ts';
import { nodePorts } from '../../src/main/node/ports.ts';
import { NO_SYSTEM_PROXY } from '../../src/main/ports/system-proxy.ts';
import { KDF_FLOOR } from '../../src/main/vault/index.ts';
import type { ChannelName } from '../../src/shared/ipc/channels.ts';
import type { Input, Output } from '../../src/shared/ipc/contract.ts';
import type { EventName } from '../../src/shared/ipc/events.ts';
import { type FakeClock, fakeClock } from './fake/clock.ts';
import {
  type FakeBrowser,
  type FakeClipboard,
  type FakeKeychain,
  type FakeLogger,
  type FakePresence,
  fakeBrowser,
  fakeClipboard,
  fakeFilePicker,
  fakeKeychain,
  fakeLogger,
  fakePresence,
} from './fake/desktop.ts';

export const TEST_PASSWORD = 'correct horse battery';

/** The app on real files, a real vault and the cheapest allowed key derivation, in a folder of its own. */
export interface TestApp {
  readonly app: KeyturnApp;
  readonly folder: string;
  readonly clock: FakeClock;
  readonly clipboard: FakeClipboard;
  readonly browser: FakeBrowser;
  readonly keychain: FakeKeychain;
  readonly presence: FakePresence;
  readonly logger: FakeLogger;
  /** Names of the events so far. */
  readonly events: EventName[];
  /** The channel's value; throws the error's code where there is one. */
  call<C extends ChannelName>(channel: C, input: Input<C>): Promise<Output<C>>;
  /** The error's code; throws where the channel answered. */
  refusal<C extends ChannelName>(channel: C, input: Input<C>): Promise<string>;
  /** A second app on the same folder, as another process would be; closed with the first. */
  another(options?: TestAppOptions): Promise<TestApp>;
  close(): Promise<void>;
}

export interface TestAppOptions {
  readonly ports?: Partial<AppPorts>;
  readonly options?: Partial<AppOptions>;
  readonly pick?: readonly string[];
}

/** `await using app = await testApp()` closes it and removes the folder at the end of the test. */
export async function testApp(setUp: TestAppOptions = {}): Promise<TestApp & AsyncDisposable> {
  const home = await mkdtemp(join(tmpdir(), 'keyturn-app-'));
  const made = build(join(home, 'vault'), setUp);
  const close = async (): Promise<void> => {
    await made.close();
    await rm(home, { recursive: true, force: true });
  };
  return { ...made, close, [Symbol.asyncDispose]: close };
}

/** An app whose vault is made and open. */
export async function openTestApp(setUp: TestAppOptions = {}): Promise<TestApp & AsyncDisposable> {
  const made = await testApp(setUp);
  await made.call('vault.create', { password: TEST_PASSWORD, keychain: false });
  return made;
}

function build(folder: string, setUp: TestAppOptions): TestApp {
  const clock = fakeClock();
  const clipboard = fakeClipboard();
  const browser = fakeBrowser();
  const keychain = fakeKeychain();
  const presence = fakePresence();
  const logger = fakeLogger();
  const app = createApp(
    {
      ...nodePorts(folder),
      clock,
      clipboard,
      browser,
      keychain,
      presence,
      logger,
      // Whatever the computer of a test is set up for.
      systemProxy: NO_SYSTEM_PROXY,
      filePicker: fakeFilePicker(...(setUp.pick ?? [])),
      ...setUp.ports,
    },
    {
      folder,
      via: 'app',
      osUser: 'tester',
      device: 'test-machine',
      version: '0.0.0',
      platform: 'linux',
      systemLocale: 'en-GB',
      kdf: KDF_FLOOR,
      deviceFolder: join(dirname(folder), 'device'),
      ...setUp.options,
    },
  );
  const events: EventName[] = [];
  app.subscribe((name) => events.push(name));
  const others: TestApp[] = [];
  return {
    app,
    folder,
    clock,
    clipboard,
    browser,
    keychain,
    presence,
    logger,
    events,
    async call(channel, input) {
      const answer = await app.handle(channel, input);
      if (!answer.ok)
        throw new Error(`${channel}: ${answer.error.code} ${JSON.stringify(answer.error.params)}`);
      return answer.value;
    },
    async refusal(channel, input) {
      const answer = await app.handle(channel, input);
      if (answer.ok) throw new Error(`${channel} answered`);
      return answer.error.code;
    },
    async another(options = {}) {
      const other = build(folder, { ...setUp, ...options });
      others.push(other);
      return other;
    },
    async close() {
      for (const other of others) await other.close();
      await app.close();
    },
  };
}
