import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';

// Started as `node main.ts FOLDER ENTRY …`; the app sees itself started as `electron FOLDER …`, or, where it is to
// take itself for installed, as `keyturn …`.
const [node = '', , folder = '', entry = '', ...rest] = process.argv;
process.argv = process.env.ELECTRON_HOST_PACKAGED === 'true' ? [node, ...rest] : [node, folder, ...rest];
process.env.ELECTRON_HOST_FOLDER = folder;

const standIns = new Map([['electron', new URL('./electron.ts', import.meta.url).href]]);
if (process.env.ELECTRON_HOST_KEYCHAIN !== undefined) {
  standIns.set('@github/keytar', new URL('./keychain.ts', import.meta.url).href);
}
registerHooks({
  resolve: (specifier, context, next) => {
    const url = standIns.get(specifier);
    return url === undefined ? next(specifier, context) : { url, shortCircuit: true };
  },
});

// Without its driver there is no browser to show anything in.
process.on('disconnect', () => process.exit(0));

const { app } = await import('./app.ts');
await import('./electron.ts');
await import('./sender-controls.ts');
await import('./time.ts');
await import(pathToFileURL(entry).href);
app.becomeReady();
