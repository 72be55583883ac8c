import { describe, expect, it } from 'vitest';
import { aliyun } from '../../../../src/main/clouds/aliyun/aliyun.ts';
import { aws } from '../../../../src/main/clouds/aws/aws.ts';
import type { Cloud } from '../../../../src/main/clouds/cloud.ts';
import { clouds, type TurningCloud } from '../../../../src/main/clouds/registry.ts';
import { catalogue } from '../../../../src/shared/catalogue/index.ts';
import { CLOUD_IDS } from '../../../../src/shared/model/cloud.ts';

const BUILT = { aliyun, aws };

describe('the registry', () => {
  it('has keys where the catalogue says that they can be replaced', () => {
    for (const id of CLOUD_IDS) {
      const cloud: Cloud = clouds[id];
      expect(cloud.id).toBe(id);
      expect(cloud.keys !== undefined).toBe(catalogue[id].turns);
    }
  });
});

describe.each(CLOUD_IDS)('the registry of %s', (id) => {
  it('looks keys up where the cloud does', async () => {
    const built: Cloud = (await import(`../../../../src/main/clouds/${id}/${id}.ts`))[id];
    const known: Cloud = clouds[id];
    expect(built.id).toBe(id);
    expect(known.lookUp === undefined).toBe(built.lookUp === undefined);
  });
});

describe.each(Object.keys(BUILT) as TurningCloud[])('the registry of %s', (id) => {
  it('tells the same before the code is read as the code itself', () => {
    const { restore: _restore, ...bin } = BUILT[id].keys.recycleBin ?? {};
    expect(clouds[id].keys.limits).toEqual(BUILT[id].keys.limits);
    expect(clouds[id].keys.recycleBin ?? {}).toMatchObject(bin);
    expect(clouds[id].keys.recycleBin === undefined).toBe(BUILT[id].keys.recycleBin === undefined);
  });

  it('offers all that the cloud offers', () => {
    expect(Object.keys(clouds[id].keys).sort()).toEqual(Object.keys(BUILT[id].keys).sort());
    expect(Object.keys(clouds[id]).sort()).toEqual(Object.keys(BUILT[id]).sort());
  });
});
