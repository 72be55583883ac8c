import type { CliApp, OpenRequest } from './app.ts';

/** Composes the real app in this process. Loaded when a command needs a vault, so that help needs no database. */
export async function openNodeApp(request: OpenRequest): Promise<CliApp> {
  const [
    { createApp },
    { nodePorts },
    { homeFolder, otherVaultFolder, vaultFolder },
    { thisPerson },
    { policyPlace },
    { stateFolder },
    { ownCommand },
    { callerOf },
  ] = await Promise.all([
    import('../main/compose.ts'),
    import('../main/node/ports.ts'),
    import('../main/node/home.ts'),
    import('../main/node/person.ts'),
    import('../main/node/policy-place.ts'),
    import('../main/node/state-folder.ts'),
    import('../main/node/own-command.ts'),
    import('../main/node/callers/index.ts'),
  ]);
  const folder = request.folder ?? vaultFolder(request.env, request.platform);
  const command = ownCommand(
    {
      execPath: process.execPath,
      argv: process.argv,
      env: request.env,
      electron: process.versions.electron === undefined ? null : { packaged: process.defaultApp !== true },
    },
    null,
    otherVaultFolder(folder, request.env, request.platform),
  );
  const started = request.caller === 'started-this' ? await callerOf(process.ppid, { own: command }) : null;
  const caller = request.caller === 'started-this' ? started : request.caller;
  return createApp(nodePorts(folder), {
    folder,
    via: 'cli',
    ...thisPerson(),
    policyFile: policyPlace(request.platform).file,
    deviceFolder: stateFolder(request.env, request.platform),
    version: request.version,
    platform: request.platform === 'darwin' || request.platform === 'win32' ? request.platform : 'linux',
    command,
    ...(caller !== null && { caller }),
    home: homeFolder(request.env, request.platform),
    environment: request.env,
    systemLocale: request.systemLocale,
  });
}
