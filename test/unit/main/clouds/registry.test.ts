import { describe, expect, it } from 'vitest';
import { aliyun } from '../../../../src/main/clouds/aliyun/aliyun.ts';
import { aws } from '../../../../src/main/clouds/aws/aws.ts';
import type { Cloud } from '../../../../src/main/clouds/cloud.ts';
import { ctyun } from '../../../../src/main/clouds/ctyun/ctyun.ts';
import { jdcloud } from '../../../../src/main/clouds/jdcloud/jdcloud.ts';
import { clouds, type TurningCloud } from '../../../../src/main/clouds/registry.ts';
import { ucloud } from '../../../../src/main/clouds/ucloud/ucloud.ts';
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

describe.each([ucloud, jdcloud, ctyun])('the registry of $id', (built: Cloud) => {
  it('looks keys up where the cloud does', () => {
    expect(Object.keys(clouds[built.id]).sort()).toEqual(Object.keys(built).sort());
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
