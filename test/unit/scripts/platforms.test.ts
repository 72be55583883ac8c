import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../../../scripts/lib/root.ts';
import { platformsDocument } from '../../../scripts/platforms/document.ts';
import { recognisedIn } from '../../../scripts/platforms/facts.ts';
import { UNCONFIRMED } from '../../../src/shared/catalogue/unconfirmed.ts';
import { CLOUD_IDS } from '../../../src/shared/model/cloud.ts';

it('docs/platforms.md is what the catalogue says: `npm run platforms` writes it', async () => {
  const written = readFileSync(join(ROOT, 'docs', 'platforms.md'), 'utf8');
  expect(written).toBe(await platformsDocument());
});

it('its links lead to its headings', async () => {
  const text = await platformsDocument();
  const links = [...text.matchAll(/\]\(#([^)]+)\)/g)].map(([, to]) => to);
  const anchors = [...text.matchAll(/^## (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );
  expect(links).toEqual(anchors);
  expect(anchors).toHaveLength(CLOUD_IDS.length);
});

it('says of every platform what is not confirmed, and tries the reading of text', () => {
  expect(CLOUD_IDS.filter((cloud) => UNCONFIRMED[cloud].length === 0)).toEqual([]);
  expect(recognisedIn('aws').found.map(({ id }) => id)).toContain('aws-env');
  expect(recognisedIn('aliyun').found.map(({ id }) => id)).toContain('aliyun-env');
});
