import { describe, expect, it } from 'vitest';
import { fileKindOf } from '../../../../../src/main/formats/files/index.ts';
import { publicIdOf, secretOf } from '../../../../../src/main/formats/found-key.ts';
import type { FileKind } from '../../../../../src/shared/model/consumer.ts';

const AWS = ['AKIAQ3EGRIMWKEYTURN7', 'wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest0'] as const;

describe("another cloud's id in the file of one cloud's tool", () => {
  it.each<[FileKind, string, string]>([
    ['jdc', '[default]\naccess_key = I\nsecret_key = S\nregion_id = us-east-1\n', 'jdcloud'],
    ['ctyun-cli', '[default]\naccess_key = I\nsecret_key = S\nendpoint = ctyun.cn\n', 'ctyun'],
    ['tencentcloud-credentials', '[default]\nsecret_id = I\nsecret_key = S\n', 'tencent'],
    ['passwd-ossfs', 'bucket:I:S\n', 'aliyun'],
    ['tccli', '{"secretId": "I", "secretKey": "S"}', 'tencent'],
    [
      'coscli',
      'cos:\n  base:\n    secretid: I\n    secretkey: S\n    disableencryption: "true"\n',
      'tencent',
    ],
  ])("is likely that cloud's in %s", (file, text, own) => {
    const { entries } = fileKindOf(file).read(text.replace(/\bI\b/, AWS[0]).replace(/\bS\b/, AWS[1]));
    expect(
      entries.map(({ key }) => [key.cloud, key.sure, key.alike, publicIdOf(key), secretOf(key)?.reveal()]),
    ).toEqual([['aws', 'likely', [own], ...AWS]]);
  });

  it('is no sign of Ctyun, nor is a region', () => {
    const text = `[storage]\naccess_key = ${AWS[0]}\nsecret_key = ${AWS[1]}\nregion = us-east-1\n`;
    expect(fileKindOf('ctyun-cli').fits?.(text)).toBe(false);
    expect(fileKindOf('ctyun-cli').fits?.(text.replace(AWS[0], 'a1'.repeat(16)))).toBe(true);
  });
});
