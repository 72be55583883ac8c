import { buildIfStale } from './lib/build-if-stale.ts';

// Builds the app, once for all who need it until a source changes.
await buildIfStale();
