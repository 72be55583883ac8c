import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** What the tests and the demo need besides npm packages. */
interface Need {
  /** The Debian package that brings it. */
  readonly debian: string;
  readonly what: string;
  readonly present: () => boolean;
}

const onPath = (command: string) => (): boolean =>
  spawnSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' }).status === 0;

const pythonHas = (module: string) => (): boolean =>
  spawnSync('/usr/bin/python3', ['-c', `import ${module}`], { stdio: 'ignore' }).status === 0;

const hasChineseFont = (): boolean =>
  spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' }).stdout?.trim().length > 0;

const NEEDS: readonly Need[] = [
  {
    debian: 'chromium',
    what: 'Chromium, which shows the app where Electron is not to be had',
    present: onPath('chromium'),
  },
  { debian: 'fonts-noto-cjk', what: 'a font with Chinese characters', present: hasChineseFont },
  { debian: 'fontconfig', what: 'fontconfig', present: onPath('fc-list') },
  {
    debian: 'gnome-keyring',
    what: 'a Secret Service (gnome-keyring)',
    present: onPath('gnome-keyring-daemon'),
  },
  { debian: 'dbus', what: 'a D-Bus session starter', present: onPath('dbus-run-session') },
  { debian: 'libsecret-1-0', what: 'libsecret', present: hasLibsecret },
  { debian: 'awscli', what: 'the AWS command line', present: () => existsSync('/usr/bin/aws') },
  { debian: 'python3-botocore', what: 'botocore for /usr/bin/python3', present: pythonHas('botocore') },
  {
    debian: 'python3-google-auth',
    what: 'google-auth for /usr/bin/python3',
    present: pythonHas('google.auth'),
  },
  { debian: 'rclone', what: 'rclone', present: () => existsSync('/usr/bin/rclone') },
  { debian: 's3cmd', what: 's3cmd', present: onPath('s3cmd') },
  { debian: 'zsh', what: 'the shell zsh', present: onPath('zsh') },
  { debian: 'fish', what: 'the shell fish', present: onPath('fish') },
  { debian: 'age', what: 'age', present: () => existsSync('/usr/bin/age') },
  { debian: 'openssl', what: 'openssl', present: onPath('openssl') },
  { debian: 'util-linux', what: 'setpriv', present: onPath('setpriv') },
  { debian: 'git', what: 'git', present: onPath('git') },
];

/** What the full run needs beside it: a desktop session with real notifications and a real tray. */
const FULL_NEEDS: readonly Need[] = [
  { debian: 'xvfb', what: 'a display in memory', present: onPath('Xvfb') },
  { debian: 'dunst', what: 'a notification daemon', present: onPath('dunst') },
  { debian: 'xfce4-panel', what: 'a tray', present: onPath('xfce4-panel') },
  { debian: 'libglib2.0-bin', what: 'gdbus', present: onPath('gdbus') },
  { debian: 'systemd', what: 'busctl', present: onPath('busctl') },
];

function hasLibsecret(): boolean {
  return ['/usr/lib', '/usr/lib64', '/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu'].some(
    (folder) => existsSync(`${folder}/libsecret-1.so.0`),
  );
}

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

function install(missing: readonly Need[]): boolean {
  const packages = missing.map((need) => need.debian);
  say(`Installing ${packages.join(', ')}`);
  const apt = (...args: string[]): boolean =>
    spawnSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  apt('update', '-q');
  return apt('install', '-y', '-q', '--no-install-recommends', ...packages);
}

const wanted = process.argv.includes('--full') ? [...NEEDS, ...FULL_NEEDS] : NEEDS;
const missing = wanted.filter((need) => !need.present());
const canInstall = process.platform === 'linux' && process.getuid?.() === 0 && onPath('apt-get')();
if (missing.length > 0 && !(canInstall && install(missing))) {
  say('The tests need what this machine lacks:');
  for (const need of missing) say(`  ${need.what} (Debian package: ${need.debian})`);
  say('Install it and run the command again.');
  process.exitCode = 1;
}
