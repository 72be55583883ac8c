import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './lib/root.ts';
import { platformsDocument } from './platforms/document.ts';

// Writes docs/platforms.md anew; test/unit/scripts/platforms.test.ts holds the file to what stands here.
writeFileSync(join(ROOT, 'docs', 'platforms.md'), await platformsDocument());
