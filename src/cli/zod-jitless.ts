import { config } from 'zod';

// Must run before the first schema is made. A command parses with few of them, and once or twice with each: compiling a
// parser takes longer than it saves, even where twenty thousand keys are listed.
config({ jitless: true });
