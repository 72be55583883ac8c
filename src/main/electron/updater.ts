import { app } from 'electron';
import type { AppUpdater } from 'electron-updater';
import { UPDATE_HOSTS } from '../../shared/hosts.ts';
import { UpdateError, type Updater } from '../ports/updater.ts';
import { checkPublisher } from './authenticode.ts';
import { obstacleOf, readBuildFacts, thisInstallation } from './build-facts.ts';
import { openReleasesOf } from './external-links.ts';
import { updateProblem } from './update-problem.ts';

/** The port, and what the shell needs on the way out. */
export interface ShellUpdater {
  readonly port: Updater;
  /** Whether the app is quitting in order to install. */
  isInstalling(): boolean;
  /** Has `leave` install, without the app being started again. */
  installOnTheWayOut(): void;
  /** Ends the app, and installs first where that was asked for. To be called when everything is closed. */
  leave(): void;
}

/** macOS takes the update over, unpacks and checks it on the way out; after this long the app ends without it. */
const INSTALL_MS = 120_000;

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Loads electron-updater, and takes from it every step that it would take by itself. */
async function load(platform: NodeJS.Platform): Promise<AppUpdater> {
  const { MacUpdater, NsisUpdater } = await import('electron-updater');
  const updater = platform === 'darwin' ? new MacUpdater() : new NsisUpdater();
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.allowDowngrade = false;
  updater.disableWebInstaller = true;
  // Its log would name addresses and folders.
  updater.logger = null;
  // By itself it sends a number that stays with this installation, so that its requests could be told from others'.
  updater.requestHeaders = { 'x-user-staging-id': NOBODY };
  // An error that a promise tells as well.
  updater.on('error', () => undefined);
  if (updater instanceof NsisUpdater) {
    updater.verifyUpdateCodeSignature = (publishers, path) => checkPublisher(publishers, path);
  }
  updater.netSession.webRequest.onBeforeRequest(({ url }, answer) => {
    const { protocol, hostname } = new URL(url);
    answer({ cancel: protocol !== 'https:' || !UPDATE_HOSTS.includes(hostname) });
  });
  return updater;
}

const told = (error: unknown): UpdateError => new UpdateError(updateProblem(error), { cause: error });

/** To be called after `ready`. Nothing is loaded, and nobody is asked, before the first check. */
export function createUpdater(platform: NodeJS.Platform = process.platform): ShellUpdater {
  const facts = readBuildFacts(app.getAppPath());
  const { repository } = facts;
  const obstacle = obstacleOf(facts, thisInstallation(app.isPackaged, process.resourcesPath));
  let loading: Promise<AppUpdater> | null = null;
  let loaded: AppUpdater | null = null;
  let after: 'quit' | 'install' | 'install-and-start' = 'quit';

  const updater = async (): Promise<AppUpdater> => {
    loading ??= load(platform);
    loaded = await loading;
    return loaded;
  };

  return {
    port: {
      obstacle,
      hosts: UPDATE_HOSTS,
      releases: repository !== null,
      async check() {
        try {
          const result = await (await updater()).checkForUpdates();
          return result?.isUpdateAvailable === true ? { version: result.updateInfo.version } : null;
        } catch (error) {
          throw told(error);
        }
      },
      async download(progress) {
        const downloader = await updater();
        const listen = ({ percent }: { readonly percent: number }) => progress(Math.floor(percent));
        downloader.on('download-progress', listen);
        try {
          await downloader.downloadUpdate();
        } catch (error) {
          throw told(error);
        } finally {
          downloader.off('download-progress', listen);
        }
      },
      install() {
        after = 'install-and-start';
        app.quit();
      },
      async openReleases() {
        if (repository !== null) await openReleasesOf(repository);
      },
    },
    isInstalling: () => after !== 'quit',
    installOnTheWayOut() {
      after = 'install';
    },
    leave() {
      if (after === 'quit' || loaded === null) return app.quit();
      const end = () => app.quit();
      // Nothing is in sight any more: an app that stayed here could not be ended by anybody.
      loaded.once('error', end);
      setTimeout(end, INSTALL_MS).unref();
      const start = after === 'install-and-start';
      // The updater of macOS knows no arguments.
      loaded.autoRunAppAfterInstall = start;
      // Silently: who pressed the button has been asked already.
      loaded.quitAndInstall(true, start);
    },
  };
}
