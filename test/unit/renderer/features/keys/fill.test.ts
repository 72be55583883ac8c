import { describe, expect, it } from 'vitest';
import { fillingOf, holdsSeveral } from '../../../../../src/renderer/features/keys/fill.ts';
import { mapLines, mapText } from '../../../../../src/renderer/features/keys/map-lines.ts';
import { mistakeOf } from '../../../../../src/shared/mistakes/model.ts';
import type { ImportRow } from '../../../../../src/shared/model/import.ts';
import { previewOf } from '../../../../support/fake/import-preview.ts';

const [sample] = previewOf(null).rows;
const row = (over: Partial<ImportRow>): ImportRow => {
  if (sample === undefined) throw new Error('The sample is gone');
  return { ...sample, ...over };
};
const ALIYUN = { cloud: 'aliyun', kind: 'main-account', site: 'international' } as const;

describe('a found key in the form', () => {
  it('leaves the kind and the site that were chosen, where they fit', () => {
    const found = row({
      cloud: 'aliyun',
      fields: { access_key_id: 'LTAI5tKeyturn' },
      held: ['access_key_secret'],
    });
    expect(fillingOf(found, ALIYUN).place).toEqual(ALIYUN);
  });

  it('takes the temporary kind where a token came along', () => {
    const held = ['access_key_secret', 'security_token'];
    const found = row({ cloud: 'aliyun', fields: { access_key_id: 'STS.Nxyz' }, held });
    expect(fillingOf(found, ALIYUN).place.kind).toBe('temporary');
  });

  it('goes to another platform where its form is certain', () => {
    const found = row({ cloud: 'aws', sure: 'certain', fields: { access_key_id: 'AKIA' }, site: 'aws-cn' });
    expect(fillingOf(found, ALIYUN).place).toEqual({ cloud: 'aws', kind: 'iam-user', site: 'aws-cn' });
  });

  it.each([
    ['a guess', { sure: 'guess', alike: [] }],
    ['likely, and alike', { sure: 'likely', alike: ['ctyun'] }],
  ] as const)('stays at the platform that was chosen: %s', (_name, over) => {
    const found = row({
      ...over,
      cloud: 'jdcloud',
      fields: { access_key: 'a', region_id: 'cn-north-1', sub_user: 'lin' },
      held: ['secret_key'],
    });
    expect(fillingOf(found, { cloud: 'ctyun', kind: 'account', site: 'china' })).toEqual({
      place: { cloud: 'ctyun', kind: 'account', site: 'china' },
      fields: { access_key: 'a', region_id: 'cn-north-1' },
      held: ['secret_key'],
      left: [],
      endpoints: {},
    });
  });

  it('leaves a secret that something is wrong with', () => {
    const mistakes = [mistakeOf('azure-secret-id', ['client_secret', 'secret_key_id'])];
    const found = row({ cloud: 'azure', held: ['client_secret', 'token'], mistakes });
    expect(fillingOf(found, ALIYUN)).toMatchObject({ held: ['token'], left: ['client_secret'] });
  });

  it('goes where it likely belongs, if the chosen platform does not look like it', () => {
    const found = row({ cloud: 'jdcloud', sure: 'likely', alike: ['ctyun'], fields: { access_key: 'a' } });
    expect(fillingOf(found, ALIYUN).place.cloud).toBe('jdcloud');
  });
});

it.each([
  ['{"access_key_id": "x"}', true],
  ['AKIAQ3EGRIMWKEYTURN7,wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest0', true],
  ['a=1\nb=2', true],
  ['wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest0', false],
  ['wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest0==\n', false],
  ['-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----', false],
  ['deploy key of the night job', false],
])('a text for one field holds several values or not: %j', (text, several) => {
  expect(holdsSeveral(text)).toBe(several);
});

describe('a field of lines', () => {
  it('is read by name and value, with blanks and without values', () => {
    expect(mapLines(' ecs = a=b \n\nrds\n')).toEqual([
      { name: 'ecs', value: 'a=b' },
      { name: 'rds', value: '' },
    ]);
  });
  it('comes back as it was read, without empty lines', () => {
    expect(mapText([...mapLines('ecs=a\nrds=b'), { name: ' ', value: '' }])).toBe('ecs=a\nrds=b');
  });
});
