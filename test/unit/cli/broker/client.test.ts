import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { askApp } from '../../../../src/cli/broker/client.ts';
import { brokerPlace } from '../../../../src/main/node/broker-place.ts';
import { MOST_ANSWER_BYTES } from '../../../../src/shared/broker/wire.ts';
import { KeyturnError } from '../../../../src/shared/ipc/envelope.ts';
import { standInApp } from '../../../support/broker/stand-in-app.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const GREETING = '{"keyturn":1,"prove":""}\n';

/** Something that listens where the app would, and does as it is told with whoever comes. */
async function listener(path: string, on: (socket: Socket) => void): Promise<AsyncDisposable> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
    on(socket);
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  return {
    async [Symbol.asyncDispose]() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const placeIn = (folder: string) =>
  brokerPlace({ KEYTURN_STATE: join(folder, 's') }, process.platform, folder);

describe('asking the running app', () => {
  it('is answered through the real door, and proves who it is there', async () => {
    await using at = await temporaryFolder();
    const where = { vault: join(at.path, 'vault'), state: join(at.path, 's') };
    await using app = await standInApp(where, {
      'broker.find': () => ({ ids: ['a'] }),
      'broker.status': () => {
        throw new KeyturnError('vault-locked');
      },
    });
    const place = brokerPlace(app.env, process.platform, where.vault);
    expect(await askApp(place, 'broker.find', { text: 'abcd' })).toEqual({ ok: true, value: { ids: ['a'] } });
    expect(await askApp(place, 'broker.status', {})).toEqual({
      ok: false,
      error: { code: 'vault-locked', params: {} },
    });
    expect(app.asked.map(({ channel, input }) => [channel, input])).toEqual([
      ['broker.find', { text: 'abcd' }],
      ['broker.status', {}],
    ]);
    expect(app.asked[0]?.program).toMatchObject({ pid: process.pid, proven: process.platform === 'linux' });
    await app.close();
    expect(await askApp(place, 'broker.find', { text: 'abcd' })).toBeNull();
  });

  it('is nobody where no app runs, or one died', async () => {
    await using at = await temporaryFolder();
    const place = placeIn(at.path);
    expect(await askApp(place, 'broker.status', {})).toBeNull();
    await mkdir(place.folder ?? '', { recursive: true, mode: 0o700 });
    await writeFile(place.path, '');
    expect(await askApp(place, 'broker.status', {})).toBeNull();
  });

  it.each([
    ['closes at once', (socket: Socket) => socket.destroy()],
    ['speaks another version', (socket: Socket) => socket.write('{"keyturn":2,"prove":""}\n')],
    ['speaks no JSON', (socket: Socket) => socket.write('hello\n')],
    ['greets without an end', (socket: Socket) => socket.write('x'.repeat(MOST_ANSWER_BYTES + 1))],
  ])('is nobody where what listens %s', async (_, on) => {
    await using at = await temporaryFolder();
    const place = placeIn(at.path);
    await using _there = await listener(place.path, on);
    expect(await askApp(place, 'broker.status', {})).toBeNull();
  });

  it('is asked again where it was too busy, and no app is asked for ever', async () => {
    await using at = await temporaryFolder();
    const place = placeIn(at.path);
    let came = 0;
    let answersAt = 3;
    await using _there = await listener(place.path, (socket) => {
      came += 1;
      if (came < answersAt) socket.destroy();
      else socket.end(`${GREETING}{"ok":true,"value":${came}}\n`);
    });
    expect(await askApp(place, 'broker.status', {})).toEqual({ ok: true, value: 3 });
    answersAt = 100;
    expect(await askApp(place, 'broker.status', {})).toBeNull();
    expect(came).toBe(6);
  });

  const heard = (socket: Socket, then: () => void): void => {
    socket.write(GREETING);
    socket.once('data', then);
  };
  it.each([
    ['closes on the question', (socket: Socket) => heard(socket, () => socket.destroy())],
    ['is cut short', (socket: Socket) => socket.end(`${GREETING}{"ok":tr`)],
    ['answers with something else', (socket: Socket) => socket.write(`${GREETING}[]\n`)],
    ['answers with half an error', (socket: Socket) => socket.write(`${GREETING}{"ok":false}\n`)],
    ['writes without an end', (socket: Socket) => socket.write(GREETING + 'x'.repeat(MOST_ANSWER_BYTES + 1))],
  ])('is no reason to open the vault where what listens %s', async (_, on) => {
    await using at = await temporaryFolder();
    const place = placeIn(at.path);
    await using _there = await listener(place.path, on);
    const error = { code: 'app-gone', params: {} };
    expect(await askApp(place, 'broker.status', {})).toEqual({ ok: false, error });
  });

  it('takes a refusal that comes in place of the greeting', async () => {
    await using at = await temporaryFolder();
    const place = placeIn(at.path);
    const error = { code: 'too-many-askers', params: {} };
    await using _there = await listener(place.path, (socket) =>
      socket.end(`${JSON.stringify({ ok: false, error })}\n`),
    );
    expect(await askApp(place, 'broker.status', {})).toEqual({ ok: false, error });
  });

  it('never follows the name of a proof out of the folder', async () => {
    await using at = await temporaryFolder();
    const place = placeIn(at.path);
    const elsewhere = join(at.path, 'elsewhere');
    await writeFile(elsewhere, '');
    await mkdir(place.folder ?? '', { recursive: true, mode: 0o700 });
    await symlink(elsewhere, join(place.folder ?? '', 'link'));
    for (const prove of ['../../elsewhere', elsewhere, 'link']) {
      await using _there = await listener(place.path, (socket) => {
        socket.write(`${JSON.stringify({ keyturn: 1, prove })}\n`);
        socket.on('data', () => socket.end('{"ok":true,"value":1}\n'));
      });
      expect(await askApp(place, 'broker.status', {})).toEqual({ ok: true, value: 1 });
    }
  });

  it('talks to nobody in a folder that others may come into', async () => {
    await using at = await temporaryFolder();
    const place = placeIn(at.path);
    let came = 0;
    await using _there = await listener(place.path, (socket) => {
      came += 1;
      socket.write(GREETING);
      socket.on('data', () => socket.end('{"ok":true,"value":1}\n'));
    });
    expect(await askApp(place, 'broker.status', {})).toEqual({ ok: true, value: 1 });
    await chmod(place.folder ?? '', 0o755);
    expect(await askApp(place, 'broker.status', {})).toBeNull();
    expect(came).toBe(1);
  });
});
