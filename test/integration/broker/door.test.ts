import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, link, lstat, mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createDoor } from '../../../src/main/node/door/index.ts';
import type { DoorAnswers } from '../../../src/main/ports/door.ts';
import { MOST_ANSWER_BYTES } from '../../../src/shared/broker/wire.ts';
import type { AskingProgram } from '../../../src/shared/model/broker.ts';
import { askAt, codeOf } from '../../support/broker/client.ts';
import { temporaryPlace } from '../../support/broker/place.ts';
import { type FakeClock, fakeClock } from '../../support/fake/clock.ts';

const echo: DoorAnswers = async ({ channel, input }) => ({ ok: true, value: { channel, input } });

/** A door that is open, at a place of its own. */
async function opened(answers: DoorAnswers = echo, clock: FakeClock = fakeClock()) {
  const place = await temporaryPlace();
  const door = createDoor({ place, clock, own: null });
  const close = await door.open(answers);
  return {
    ...{ place, clock, close, path: place.path },
    async [Symbol.asyncDispose]() {
      await close();
      await place[Symbol.asyncDispose]();
    },
  };
}

const greeted = async (path: string): Promise<{ readonly socket: Socket; readonly prove: string }> => {
  const socket = connect(path);
  // A connection that is cut off may say so.
  socket.on('error', () => undefined);
  const [chunk] = await once(socket, 'data');
  return { socket, prove: JSON.parse(String(chunk)).prove };
};

const closed = (socket: Socket): Promise<void> => new Promise((end) => socket.once('close', () => end()));

describe.runIf(process.platform === 'linux')('the door', () => {
  it('answers who it is, by what the system says, and leaves nothing behind', async () => {
    const seen: AskingProgram[] = [];
    await using door = await opened(async (_, program) => {
      seen.push(program);
      return { ok: true, value: 'so be it' };
    });
    expect(codeOf(await askAt(door.path, 'a.b', { c: 1 }))).toBe('so be it');
    expect(seen).toMatchObject([{ pid: process.pid, program: process.execPath, proven: true }]);
    expect(await readdir(door.place.folder ?? '')).toEqual(['0123456789abcdef']);
    expect((await lstat(door.path)).mode & 0o777).toBe(0o600);
    await door.close();
    expect(await readdir(door.place.folder ?? '')).toEqual([]);
  });

  it('refuses one who says to be another', async () => {
    await using door = await opened();
    expect(codeOf(await askAt(door.path, 'a', {}, { pid: process.ppid }))).toBe('asker-unknown');
    expect(codeOf(await askAt(door.path, 'a', {}, { pid: 2 ** 22 + 5 }))).toBe('asker-unknown');
  });

  it('refuses one who proves nothing, or what another was shown', async () => {
    await using door = await opened();
    expect(codeOf(await askAt(door.path, 'a', {}, { holds: () => null }))).toBe('asker-unknown');
    const other = await greeted(door.path);
    expect(codeOf(await askAt(door.path, 'a', {}, { holds: () => other.prove }))).toBe('asker-unknown');
    other.socket.destroy();
  });

  it('refuses one who made the file an inheritance of somebody else', async () => {
    await using door = await opened();
    const { socket, prove } = await greeted(door.path);
    // A shell opens its redirections for whatever it starts.
    const heir = spawn('/bin/sh', ['-c', 'exec 7<"$PROVE"; echo x; exec cat'], {
      env: { PROVE: prove },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const ended = once(heir, 'close');
    await once(heir.stdout, 'data');
    socket.write(`${JSON.stringify({ v: 1, pid: heir.pid, channel: 'a', input: {} })}\n`);
    const [chunk] = await once(socket, 'data');
    expect(codeOf(JSON.parse(String(chunk)))).toBe('asker-unknown');
    heir.stdin.end();
    await ended;
  });

  it('shows each caller another file', async () => {
    await using door = await opened();
    const both = [await greeted(door.path), await greeted(door.path)];
    expect(both[0]?.prove).not.toBe(both[1]?.prove);
    for (const { socket } of both) socket.destroy();
  });

  it('ends a caller that says nothing, or half a line, after five seconds', async () => {
    await using door = await opened();
    const silent = await greeted(door.path);
    const halting = await greeted(door.path);
    halting.socket.write('{"v":1,');
    const ended = Promise.all([closed(silent.socket), closed(halting.socket)]);
    door.clock.advance(4999);
    expect(silent.socket.destroyed).toBe(false);
    door.clock.advance(1);
    await ended;
    expect(codeOf(await askAt(door.path, 'a', {}))).toEqual({ channel: 'a', input: {} });
  });

  it('keeps no more than a line of what comes, and answers no flood', async () => {
    let asked = 0;
    await using door = await opened(async () => {
      asked += 1;
      return { ok: true, value: null };
    });
    const { socket } = await greeted(door.path);
    const ended = closed(socket);
    const before = process.memoryUsage().rss;
    const chunk = Buffer.alloc(1024 * 1024, 'x');
    // As much as it takes until the other side has had enough; a gigabyte at most.
    for (let sent = 0; sent < 1024 && !socket.destroyed && socket.writable; sent += 1)
      await new Promise<void>((next) => socket.write(chunk, () => next()));
    await ended;
    expect(socket.bytesWritten).toBeLessThan(64 * chunk.length);
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * chunk.length);
    expect(asked).toBe(0);
  });

  it.each(['\n', '{"v":2,"pid":1,"channel":"a","input":1}\n', '[]\n', 'null\n{}\n', '\u0000\n'])(
    'refuses %j',
    async (line) => {
      await using door = await opened();
      const { socket } = await greeted(door.path);
      socket.write(line);
      const [chunk] = await once(socket, 'data');
      expect(codeOf(JSON.parse(String(chunk)))).toBe('invalid-input');
      socket.destroy();
    },
  );

  it('notices a caller that leaves', async () => {
    const left = Promise.withResolvers<void>();
    const came = Promise.withResolvers<void>();
    await using door = await opened(async (_, __, gone) => {
      gone.addEventListener('abort', () => left.resolve());
      came.resolve();
      await left.promise;
      return { ok: true, value: null };
    });
    const going = new AbortController();
    const answer = askAt(door.path, 'a', {}, { signal: going.signal });
    await came.promise;
    going.abort();
    await left.promise;
    expect(await answer).toBeNull();
  });

  it('answers fifty of one program at once, and tells the next that they are too many', async () => {
    const go = Promise.withResolvers<void>();
    const full = Promise.withResolvers<void>();
    let waiting = 0;
    await using door = await opened(async () => {
      waiting += 1;
      if (waiting === 50) full.resolve();
      await go.promise;
      return { ok: true, value: 1 };
    });
    const fifty = Array.from({ length: 50 }, () => askAt(door.path, 'a', {}));
    await full.promise;
    expect(codeOf(await askAt(door.path, 'a', {}))).toBe('too-many-askers');
    go.resolve();
    expect((await Promise.all(fifty)).map(codeOf)).toEqual(Array(50).fill(1));
  });

  it('tells whoever waits that there will be no word, when it closes, and leaves who said nothing', async () => {
    const came = Promise.withResolvers<void>();
    const never = Promise.withResolvers<never>();
    await using door = await opened((_, __, gone) => {
      gone.addEventListener('abort', () => never.reject(new Error('late')));
      came.resolve();
      return never.promise;
    });
    const silent = await greeted(door.path);
    const left = closed(silent.socket);
    const answer = askAt(door.path, 'a', {});
    await came.promise;
    await door.close();
    expect(codeOf(await answer)).toBe('consent-refused');
    await left;
  });

  it('turns away more than two hundred connections', async () => {
    await using door = await opened();
    const silent = await Promise.all(Array.from({ length: 200 }, () => greeted(door.path)));
    expect(codeOf(await askAt(door.path, 'a', {}))).toBe('too-many-askers');
    // Also one that never says that it is done: it is not waited for.
    const stays = connect({ path: door.path, allowHalfOpen: true });
    const cut = once(stays, 'error');
    stays.once('end', () => stays.write('x'));
    stays.resume();
    expect(String(await cut)).toContain('EPIPE');
    for (const { socket } of silent) socket.destroy();
  });

  it('says so where an answer is longer than a caller would read', async () => {
    await using door = await opened(async () => ({ ok: true, value: 'x'.repeat(MOST_ANSWER_BYTES) }));
    expect(codeOf(await askAt(door.path, 'a', {}))).toBe('internal');
  });

  it('takes the place of an app that died, with what it left', async () => {
    await using place = await temporaryPlace();
    await mkdir(place.folder ?? '', { mode: 0o700 });
    // A socket without anybody behind it: its server took away another name of it.
    const dead = createServer().listen(join(place.home, 'dead'));
    await once(dead, 'listening');
    await link(join(place.home, 'dead'), place.path);
    dead.close();
    await writeFile(`${place.path}.left`, '', { mode: 0o600 });
    const close = await createDoor({ place, clock: fakeClock(), own: null }).open(echo);
    expect(codeOf(await askAt(place.path, 'a', 1))).toEqual({ channel: 'a', input: 1 });
    expect(await readdir(place.folder ?? '')).toEqual(['0123456789abcdef']);
    await close();
  });

  it.each([false, true])(
    'is one of the apps that come at the same time, a dead one before them: %s',
    async (left) => {
      for (let round = 0; round < 10; round += 1) {
        await using place = await temporaryPlace();
        await mkdir(place.folder ?? '', { mode: 0o700 });
        if (left) {
          const dead = createServer().listen(join(place.home, 'dead'));
          await once(dead, 'listening');
          await link(join(place.home, 'dead'), place.path);
          dead.close();
        }
        const apps = [1, 2, 3].map(() => createDoor({ place, clock: fakeClock(), own: null }).open(echo));
        const came = (await Promise.allSettled(apps)).filter((one) => one.status === 'fulfilled');
        expect(came).toHaveLength(1);
        expect(codeOf(await askAt(place.path, 'a', 1))).toEqual({ channel: 'a', input: 1 });
        expect(await readdir(place.folder ?? '')).toEqual(['0123456789abcdef']);
        await came[0]?.value();
      }
    },
  );

  it('leaves another app’s place alone, also at its end', async () => {
    await using door = await opened();
    const second = createDoor({ place: door.place, clock: fakeClock(), own: null });
    await expect(second.open(echo)).rejects.toThrow();
    expect(codeOf(await askAt(door.path, 'a', 1))).toEqual({ channel: 'a', input: 1 });
  });

  it('stays closed where the folder is not its own', async () => {
    await using place = await temporaryPlace();
    const door = createDoor({ place, clock: fakeClock(), own: null });
    await mkdir(join(place.home, 'elsewhere'), { mode: 0o700 });
    await symlink(join(place.home, 'elsewhere'), place.folder ?? '');
    await expect(door.open(echo)).rejects.toThrow();
    expect(await readdir(join(place.home, 'elsewhere'))).toEqual([]);
  });

  it.each([0o750, 0o701, 0o722])('stays closed where others could come in: %o', async (mode) => {
    await using place = await temporaryPlace();
    await mkdir(place.folder ?? '');
    await chmod(place.folder ?? '', mode);
    await expect(createDoor({ place, clock: fakeClock(), own: null }).open(echo)).rejects.toThrow();
  });

  it('stays closed where others could put another folder in its place', async () => {
    await using place = await temporaryPlace();
    await chmod(place.home, 0o777);
    await expect(createDoor({ place, clock: fakeClock(), own: null }).open(echo)).rejects.toThrow();
  });

  it.runIf(process.getuid?.() === 0)('lets no other user in', async () => {
    await using door = await opened();
    await chmod(door.place.home, 0o755);
    const argv = ['--reuid', '65534', '--regid', '65534', '--clear-groups', '/bin/sh', '-c'];
    const look = async (folder: string) => {
      const line = 'cd "$0" 2>/dev/null && echo in || echo out';
      const child = spawn('/usr/bin/setpriv', [...argv, line, folder], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const [chunk] = await once(child.stdout, 'data');
      return String(chunk).trim();
    };
    expect(await look(door.place.home)).toBe('in');
    expect(await look(door.place.folder ?? '')).toBe('out');
  });

  it('proves nothing where the system shows nothing', async () => {
    await using place = await temporaryPlace();
    const seen: AskingProgram[] = [];
    const door = createDoor({ place, clock: fakeClock(), own: null, shows: false });
    const close = await door.open(async (_, program) => {
      seen.push(program);
      return { ok: true, value: null };
    });
    expect(await askAt(place.path, 'a', {})).toEqual({ ok: true, value: null });
    expect(seen).toMatchObject([{ pid: process.pid, proven: false }]);
    await close();
  });
});
