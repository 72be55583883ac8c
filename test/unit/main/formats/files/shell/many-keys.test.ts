import { expect, it } from 'vitest';
import { groupKeys } from '../../../../../../src/main/formats/files/shell/key-groups.ts';

it('reads a name a few times, however many keys it stands near to', () => {
  let reads = 0;
  const variable = (name: string, value: string) => ({
    value,
    get name() {
      reads += 1;
      return name;
    },
  });
  const keys = 500;
  const variables = Array.from({ length: keys }, (_, index) => [
    variable(`APP${index}_AWS_ACCESS_KEY_ID`, `AKIA${`${index}`.padStart(16, 'Q3EGRIMWKEYTURN7')}`),
    variable(`APP${index}_AWS_SECRET_ACCESS_KEY`, `wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURN${10_000 + index}`),
    variable(`APP${index}_AWS_REGION`, 'eu-west-1'),
  ]).flat();
  const { groups } = groupKeys(variables, { lineOf: () => 1, hintOf: () => null });
  expect(groups).toHaveLength(keys);
  expect(groups.at(-1)?.key.fields.region).toBe('eu-west-1');
  expect(reads / variables.length).toBeLessThan(12);
});
