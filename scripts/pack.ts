import { resolve } from 'node:path';
import { build, type Configuration, createTargets, Platform } from 'electron-builder';
import { buildIfStale } from './lib/build-if-stale.ts';
import { headCommit } from './lib/commit.ts';
import { writeLicences, writeSbom } from './lib/legal/write-legal.ts';
import { type PackPlatform, packOptions } from './lib/pack-options.ts';
import { projectVersion } from './lib/project-version.ts';
import { ROOT } from './lib/root.ts';
import { say } from './lib/say.ts';
import { signingOf } from './lib/signing.ts';

const NODE_NAMES: Readonly<Record<PackPlatform, NodeJS.Platform>> = {
  linux: 'linux',
  win: 'win32',
  mac: 'darwin',
};
const BUILDER_NAMES = { linux: Platform.LINUX, win: Platform.WINDOWS, mac: Platform.MAC } as const;

const options = packOptions(process.argv.slice(2), process.platform);
const signing = signingOf(NODE_NAMES[options.platform], process.env);
/** `owner/name` at GitHub, whose releases are looked at for updates. */
const repository = process.env.KEYTURN_REPOSITORY ?? '';
const [owner = '', repo = ''] = repository.split('/');
const commit = headCommit();

// Without a signature there is nothing to check an update by, so an unsigned app is not told where to look for one.
const feed: Configuration =
  repository === '' || !signing.signed
    ? {}
    : { publish: { provider: 'github', owner, repo, releaseType: 'draft' } };
// An app for Apple's processors does not start without any signature; this one says nothing of who made it.
const unsignedMac: Configuration =
  options.platform === 'mac' && !signing.signed
    ? { mac: { identity: '-', hardenedRuntime: false, notarize: false } }
    : {};

process.chdir(ROOT);
await buildIfStale();
writeLicences();
writeSbom({ version: projectVersion(), at: commit?.at ?? null });
say(signing.signed ? 'This build is signed.' : `This build is unsigned: ${signing.why}.`);

const made = await build({
  targets: createTargets([BUILDER_NAMES[options.platform]], options.dir ? 'dir' : options.target),
  publish: 'never',
  config: {
    ...feed,
    ...unsignedMac,
    // What the app is told below must be so.
    forceCodeSigning: signing.signed,
    ...(options.electronDist === null ? {} : { electronDist: resolve(options.electronDist) }),
    directories: { output: options.output },
    extraMetadata: {
      ...(repository === '' ? {} : { homepage: `https://github.com/${repository}` }),
      // What the app says of itself and by which it knows whether it may update itself: src/main/electron/build-facts.ts.
      keyturn: {
        signed: signing.signed,
        repository: repository === '' ? null : repository,
        commit: commit?.id ?? null,
      },
    },
  },
});
for (const path of made) process.stdout.write(`${path}\n`);
