import { expect, it } from 'vitest';
import { fileKindOf } from '../../../../../../src/main/formats/files/index.ts';

it('finds thousands of keys in time that grows with their number alone', () => {
  const text = Array.from({ length: 12_000 }, (_, index) => {
    const id = `AKIA${`${index}`.padStart(16, 'Q3EGRIMWKEYTURN7')}`;
    return `APP${index}_AWS_ACCESS_KEY_ID=${id}\nAPP${index}_AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTUR${10000 + index}0\nAPP${index}_AWS_REGION=eu-west-1\n`;
  }).join('');
  const start = performance.now();
  const { entries } = fileKindOf('dotenv').read(text);
  expect(performance.now() - start).toBeLessThan(4000);
  expect(entries).toHaveLength(12_000);
  expect(entries[11_999]?.key.fields.region).toBe('eu-west-1');
});
