import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { temporaryFolder } from '../temporary-folder.ts';
import { askBus, DAEMON, type Run, runWith, WATCHER } from './bus.ts';

/** A program of the desktop that a test ends and starts again. */
export interface Part {
  start(): Promise<void>;
  /** Ends it as a crash would, once the bus knows that it is gone. */
  kill(): Promise<void>;
}

/** A desktop session of its own: a bus, a display, dunst and the panel of Xfce. */
export interface DesktopSession extends AsyncDisposable {
  /** What the app is to be started with. */
  readonly env: Readonly<Record<string, string>>;
  readonly run: Run;
  readonly bus: ReturnType<typeof askBus>;
  /** dunst, which shows notifications. */
  readonly notifications: Part;
  /** xfce4-panel, whose tray is watcher and host of status items. */
  readonly tray: Part;
  /** The buttons that dunst offered when its menu was opened, one to a line. */
  readonly offered: string;
  /** Holds the label that is chosen in dunst's menu. */
  readonly choice: string;
}

const SETTINGS = 'org.xfce.Xfconf.service';

/** One panel with nothing but a tray. */
const PANEL = `<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array"><value type="int" value="1"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=6;x=0;y=0"/>
      <property name="length" type="uint" value="100"/>
      <property name="size" type="uint" value="32"/>
      <property name="plugin-ids" type="array"><value type="int" value="1"/></property>
    </property>
  </property>
  <property name="plugins" type="empty"><property name="plugin-1" type="string" value="systray"/></property>
</channel>
`;

/** A bus that starts nothing by itself but the panel's settings, so that what was killed stays away. */
const busConfig = (services: string, folder: string) => `<busconfig>
  <type>session</type>
  <listen>unix:dir=${folder}</listen>
  <auth>EXTERNAL</auth>
  <servicedir>${services}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
  </policy>
</busconfig>
`;

const dunstConfig = (menu: string) => `[global]
dmenu = ${menu}
history_length = 20
[urgency_normal]
timeout = 0
`;

/** Stands for the person at dunst's menu: notes what is offered, and takes the line with the chosen label. */
const menuScript = (offered: string, choice: string) => `#!/bin/sh
cat > '${offered}'
grep -F "#$(cat '${choice}')" '${offered}' | head -n 1
`;

/** The line that a program prints on a stream once it is ready. */
async function firstLine(stream: Readable | null | undefined, child: ChildProcess): Promise<string> {
  if (stream == null) throw new Error('There is nothing to read from');
  let text = '';
  const read = async () => {
    for await (const chunk of stream) {
      text += String(chunk);
      if (text.includes('\n')) break;
    }
    return text.trim();
  };
  const ended = once(child, 'exit').then(() => {
    throw new Error('It ended before it was ready');
  });
  return Promise.race([read(), ended]);
}

async function end(child: ChildProcess | null): Promise<void> {
  if (child === null || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

/** Starts the session, without dunst and without the panel. */
export async function desktopSession(): Promise<DesktopSession> {
  const place = await temporaryFolder();
  const at = (...parts: readonly string[]) => join(place.path, ...parts);
  const settings = at('config', 'xfce4', 'xfconf', 'xfce-perchannel-xml');
  for (const folder of [settings, at('services'), at('home')]) await mkdir(folder, { recursive: true });
  await mkdir(at('run'), { mode: 0o700 });
  await writeFile(join(settings, 'xfce4-panel.xml'), PANEL);
  await copyFile(`/usr/share/dbus-1/services/${SETTINGS}`, at('services', SETTINGS));
  await writeFile(at('bus.conf'), busConfig(at('services'), at('run')));
  await writeFile(at('dunstrc'), dunstConfig(at('menu')));
  await writeFile(at('menu'), menuScript(at('offered'), at('choice')));
  await chmod(at('menu'), 0o755);

  const started: ChildProcess[] = [];
  const begin = (command: string, args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess => {
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'ignore', 'pipe'] });
    started.push(child);
    return child;
  };
  // Nothing of the real session.
  const own = {
    ...{ PATH: process.env.PATH ?? '', HOME: at('home'), XDG_RUNTIME_DIR: at('run') },
    ...{ XDG_CONFIG_HOME: at('config'), XDG_CURRENT_DESKTOP: 'XFCE', NO_AT_BRIDGE: '1', LC_ALL: 'C.UTF-8' },
  };
  const screen = begin('Xvfb', ['-displayfd', '3', '-screen', '0', '800x600x24', '-nolisten', 'tcp'], own);
  const DISPLAY = `:${await firstLine(screen.stdio[3] as Readable, screen)}`;
  const daemon = begin('dbus-daemon', [`--config-file=${at('bus.conf')}`, '--nofork', '--print-address'], {
    ...own,
    DISPLAY,
  });
  const env = { ...own, DISPLAY, DBUS_SESSION_BUS_ADDRESS: await firstLine(daemon.stdout, daemon) };
  const run = runWith(env);
  const bus = askBus(run);

  const part = (service: string, command: string, ...args: readonly string[]): Part => {
    let child: ChildProcess | null = null;
    return {
      async start() {
        child = begin(command, args, env);
        await run('gdbus', 'wait', '--session', '--timeout', '15', service);
      },
      async kill() {
        await end(child);
        child = null;
        while (await bus.owned(service));
      },
    };
  };
  return {
    ...{ env, run, bus, offered: at('offered'), choice: at('choice') },
    notifications: part(DAEMON.service, 'dunst', '-conf', at('dunstrc')),
    tray: part(WATCHER.service, 'xfce4-panel', '--disable-wm-check', '--sm-client-disable'),
    async [Symbol.asyncDispose]() {
      for (const child of started.reverse()) await end(child);
      await place[Symbol.asyncDispose]();
    },
  };
}
