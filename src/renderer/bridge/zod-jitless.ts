import { config } from 'zod';

// Must run before the first schema is made: zod otherwise probes `new Function`, which the page's CSP reports.
config({ jitless: true });
