import { describe, expect, it } from 'vitest';
import { signature } from '../../../../../src/main/clouds/ucloud/signer.ts';

// The key of UCloud's own example (summary/signature.md).
const PUBLIC = 'ucloudsomeone@example.com1296235120854146120';
const PRIVATE = '46f09bb9fab4f12dfc160dae12273d5332b5debe';

describe('signature', () => {
  it('gives the published one', () => {
    const params = { Action: 'DescribeUHostInstance', Limit: '10', PublicKey: PUBLIC, Region: 'cn-bj2' };
    expect(signature(params, PRIVATE)).toBe('cba5cf5ec4d4233d206b1b54951e3787350a642f');
  });

  it('is that of an identity call, in whatever order the parameters come', () => {
    const expected = 'fd468d2e5f81d3d5094419d080b3daf5badbdec0';
    expect(signature({ Action: 'GetUserInfo', PublicKey: PUBLIC }, PRIVATE)).toBe(expected);
    expect(signature({ PublicKey: PUBLIC, Action: 'GetUserInfo' }, PRIVATE)).toBe(expected);
  });

  it('covers the project, and encodes nothing', () => {
    const params = { Action: 'GetUserInfo', PublicKey: 'a+/= 中' };
    expect(signature({ ...params, ProjectId: 'org-1' }, PRIVATE)).not.toBe(signature(params, PRIVATE));
    expect(signature(params, PRIVATE)).not.toBe(
      signature({ ...params, PublicKey: encodeURIComponent(params.PublicKey) }, PRIVATE),
    );
  });
});
