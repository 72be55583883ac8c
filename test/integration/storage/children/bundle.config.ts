import { join } from 'node:path';
import { defineConfig } from 'electron-vite';
import app from '../../../../electron.vite.config.ts';

if (typeof app !== 'object' || !('main' in app)) throw new Error('The app has no main part');
const { main } = app;
const input = { index: join(import.meta.dirname, 'use-store.ts') };

/** The build of the app's main process, for one entry of the tests and into the folder that the environment names. */
export default defineConfig({
  main: {
    ...main,
    build: {
      ...main?.build,
      outDir: process.env.KEYTURN_BUNDLE_FOLDER ?? '',
      rolldownOptions: { ...main?.build?.rolldownOptions, input },
    },
  },
});
