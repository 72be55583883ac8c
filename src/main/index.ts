import { app } from 'electron';
import { HIDDEN, shellArguments, userArguments } from './electron/arguments.ts';
import { createLoginItems } from './electron/login-items.ts';
import { systemTexts } from './electron/preferences.ts';
import { hardenProcess, tellUnsandboxed } from './electron/process-hardening.ts';
import { type ShellPorts, startShell } from './electron/shell.ts';
import { separateUserData } from './electron/user-data.ts';
import { askSessionBus } from './node/session-bus.ts';
import { createSessionParts } from './node/session-parts.ts';
import { ALL_PARTS } from './ports/desktop.ts';

/** Loads the services, which are most of the program, while the shell is getting ready. */
function loadServices() {
  const modules = Promise.all([
    import('./compose.ts'),
    import('./node/ports.ts'),
    import('./node/home.ts'),
    import('./node/person.ts'),
    import('./node/ownership.ts'),
    import('./node/policy-place.ts'),
    import('./node/state-folder.ts'),
    import('./node/autostart.ts'),
    import('./node/own-command.ts'),
    import('./node/door/index.ts'),
    import('./node/broker-place.ts'),
  ]);
  return async (ports: ShellPorts) => {
    const [
      { createApp },
      { nodePorts },
      { appDataFolder, homeFolder, otherVaultFolder, vaultFolder },
      { thisPerson },
      { createOwnership },
      { policyPlace },
      { stateFolder },
      { createAutostart, programFile },
      { ownCommand },
      { createDoor },
      { brokerPlace },
    ] = await modules;
    const { platform, env } = process;
    const folder = vaultFolder(env, platform);
    const policy = policyPlace(platform, { packaged: app.isPackaged, env });
    const own = nodePorts(folder);
    const startup =
      platform === 'linux'
        ? createAutostart({
            files: own.files,
            configFolder: appDataFolder(env, platform),
            command: startCommand(programFile(process.execPath, env)),
            name: app.getName(),
            comment: systemTexts()('shell.startup.comment'),
            installed: app.isPackaged,
          })
        : createLoginItems();
    void startup.repair();
    const command = ownCommand(startedAs(), app.getAppPath(), otherVaultFolder(folder, env, platform));
    const door = createDoor({ place: brokerPlace(env, platform, folder), clock: own.clock, own: command });
    const all = { ...own, ...ports, startup, door, ownership: createOwnership(policy.trusts) };
    const services = createApp(all, {
      folder,
      via: 'app',
      ...thisPerson(),
      policyFile: policy.file,
      deviceFolder: stateFolder(env, platform),
      version: app.getVersion(),
      platform: platform === 'darwin' || platform === 'win32' ? platform : 'linux',
      command,
      home: homeFolder(env, platform),
      environment: env,
      systemLocale: app.getPreferredSystemLanguages()[0] ?? app.getLocale(),
    });
    return { ...services, clock: all.clock };
  };
}

/** How the session starts the app. */
function startCommand(program: string): readonly [string, ...string[]] {
  return app.isPackaged ? [program, HIDDEN] : [program, app.getAppPath(), HIDDEN];
}

const startedAs = () => ({
  execPath: process.execPath,
  argv: process.argv,
  env: process.env,
  electron: process.versions.electron === undefined ? null : { packaged: app.isPackaged },
});

const [first, ...rest] = userArguments(process.argv, app.isPackaged);
app.setName('Keyturn');

if (hardenProcess(process.argv)) {
  // A command needs neither window nor lock; it is over when its output has left.
  if (first === 'cli') {
    const { main } = await import('../cli/index.ts');
    await main(rest);
    app.exit(Number(process.exitCode ?? 0));
  } else {
    tellUnsandboxed(process.argv);
    separateUserData(process.env.KEYTURN_HOME);
    const linux = process.platform === 'linux';
    const parts = linux ? createSessionParts(askSessionBus(), process.env) : ALL_PARTS;
    startShell(loadServices(), shellArguments(process.argv), parts);
  }
}
