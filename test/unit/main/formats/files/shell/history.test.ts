import { describe, expect, it } from 'vitest';
import { fileKindOf } from '../../../../../../src/main/formats/files/index.ts';
import { publicIdOf, secretOf } from '../../../../../../src/main/formats/found-key.ts';
import type { FileKind } from '../../../../../../src/shared/model/consumer.ts';

const AWS = ['AKIAQ3EGRIMWKEYTURN7', 'wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest0'] as const;
const ALI = ['LTAI5tKeyturnKeyturn01Ab', 'kY7turnKeyturnKeyturn0123456ab'] as const;
const TEN = ['AKIDkeyturn0123456789abcdefghijklmn0', 'tencentKEYTURN0123456789abcdefgh'] as const;
const HW = ['KEYTURNKEYTURN012345', 'huaweiKEYTURN0123456789abcdefghijklmnop0'] as const;
const GUID = '6f9619ff-8b86-4011-b42d-00c04fc964ff';
const AZ = [GUID, 'abc8Q~keyturnKEYTURNkeyturnKEYTURN0123456'] as const;

function keysIn(file: FileKind, text: string) {
  return fileKindOf(file)
    .read(text)
    .entries.map(({ key, entry }) => ({
      ...{ entry, cloud: key.cloud, id: publicIdOf(key), secret: secretOf(key)?.reveal() },
    }));
}

describe('a command that was typed', () => {
  it.each<[string, string, readonly [string, string]]>([
    [
      'aws',
      `aws configure set aws_access_key_id ${AWS[0]} && aws configure set aws_secret_access_key ${AWS[1]}`,
      AWS,
    ],
    ['aws', `AWS_ACCESS_KEY_ID=${AWS[0]} AWS_SECRET_ACCESS_KEY='${AWS[1]}' aws s3 ls`, AWS],
    ['aws', `docker run -e AWS_ACCESS_KEY_ID=${AWS[0]} -e AWS_SECRET_ACCESS_KEY=${AWS[1]} image`, AWS],
    ['aws', `env AWS_ACCESS_KEY_ID=${AWS[0]} AWS_SECRET_ACCESS_KEY=${AWS[1]} terraform plan`, AWS],
    [
      'aws',
      `curl --aws-sigv4 aws:amz:us-east-1:iam --user ${AWS[0]}:${AWS[1]} https://iam.amazonaws.com`,
      AWS,
    ],
    ['aws', `s3cmd --access_key=${AWS[0]} --secret_key=${AWS[1]} ls`, AWS],
    ['aws', `mc alias set s3 https://s3.amazonaws.com ${AWS[0]} "${AWS[1]}"`, AWS],
    [
      'aws',
      `rclone config create r s3 provider=AWS access_key_id=${AWS[0]} secret_access_key=${AWS[1]}`,
      AWS,
    ],
    [
      'aws',
      `kubectl create secret generic s --from-literal=accessKeyId=${AWS[0]} --from-literal=secretAccessKey=${AWS[1]}`,
      AWS,
    ],
    [
      'aliyun',
      `aliyun configure set --profile p --access-key-id ${ALI[0]} --access-key-secret ${ALI[1]} --region cn-hangzhou`,
      ALI,
    ],
    [
      'aliyun',
      `sudo /usr/local/bin/ossutil64 config -e oss-cn-hangzhou.aliyuncs.com -i ${ALI[0]} -k ${ALI[1]}`,
      ALI,
    ],
    ['tencent', `tccli configure set secretId ${TEN[0]} secretKey ${TEN[1]} region ap-guangzhou`, TEN],
    ['tencent', `coscmd config -a ${TEN[0]} -s ${TEN[1]} -b b-1250000000 -r ap-guangzhou`, TEN],
    ['huawei', `hcloud configure set --cli-access-key=${HW[0]} --cli-secret-key=${HW[1]}`, HW],
    ['huawei', `obsutil config -i=${HW[0]} -k=${HW[1]} -e=obs.cn-north-4.myhuaweicloud.com`, HW],
    ['huawei', `mc config host add obs https://obs.cn-north-4.myhuaweicloud.com ${HW[0]} ${HW[1]}`, HW],
    ['azure', `az login --service-principal -u ${AZ[0]} -p '${AZ[1]}' --tenant ${GUID}`, AZ],
    ['ucloud', `ucloud config --public-key ${HW[1]} --private-key ${TEN[1]}`, [HW[1], TEN[1]]],
  ])('is read as %s: %s', (cloud, command, [id, secret]) => {
    for (const [file, text] of [
      ['shell-history', `ls\n${command}\nls\n`],
      ['shell-history', `: 1700000000:0;ls\n: 1700000001:0;${command}\n`],
      ['shell-history', `- cmd: ls\n  when: 1\n- cmd: ${command}\n  when: 2\n`],
    ] as const) {
      expect(keysIn(file, text)).toEqual([expect.objectContaining({ cloud, id, secret })]);
    }
  });

  it('holds a key by PowerShell, too', () => {
    const text = [
      `$env:AWS_ACCESS_KEY_ID='${AWS[0]}'`,
      `$env:AWS_SECRET_ACCESS_KEY="${AWS[1]}"`,
      `aliyun configure set --access-key-id '${ALI[0]}' \``,
      `  --access-key-secret "${ALI[1]}"`,
      'Get-ChildItem',
      '',
    ].join('\r\n');
    expect(keysIn('powershell-history', text).map(({ cloud }) => cloud)).toEqual(['aws', 'aliyun']);
    const { remove } = fileKindOf('powershell-history');
    const [aws, aliyun] = keysIn('powershell-history', text).map(({ entry }) => entry);
    const without = remove?.(remove(text, aliyun ?? ''), aws ?? '');
    expect(without).toBe('Get-ChildItem\r\n');
  });

  it.each([
    'export AWS_ACCESS_KEY_ID=$(pass id) AWS_SECRET_ACCESS_KEY=$(pass secret)',
    `export AWS_ACCESS_KEY_ID=${AWS[0]}`,
    'mc alias set local http://minio:9000 minioadmin minioadmin1234567890',
    'aws configure set aws_access_key_id AKIAIOSFODNN7EXAMPLE aws_secret_access_key wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    'git commit -m "rotate the secret key of access_key_id"',
    'mysql --user=root --password=hunter2hunter2',
  ])('holds none: %s', (command) => {
    expect(keysIn('shell-history', `${command}\n`)).toEqual([]);
  });
});

describe('taking a key out of a history', () => {
  const cut = (file: FileKind, text: string): string => {
    const [first] = keysIn(file, text);
    return fileKindOf(file).remove?.(text, first?.entry ?? '') ?? '';
  };

  it('takes every command that holds its secret, with the times and lines that belong to it', () => {
    const export1 = `export AWS_ACCESS_KEY_ID=${AWS[0]}`;
    const export2 = `export AWS_SECRET_ACCESS_KEY='${AWS[1]}'`;
    expect(
      cut('shell-history', `ls\n${export1}\n${export2}\necho ${AWS[1]}\ncd\n${export1}\n${export2}\n`),
    ).toBe('ls\ncd\n');
    expect(
      cut(
        'shell-history',
        `#1700000000\nls\n#1700000001\n${export1}\n#1700000002\n${export2}\n#1700000003\ncd`,
      ),
    ).toBe('#1700000000\nls\n#1700000003\ncd');
    expect(cut('shell-history', `: 1:0;ls\n: 2:0;${export1}\\\n${export2}\n: 3:0;cd\n`)).toBe(
      ': 1:0;ls\n: 3:0;cd\n',
    );
    expect(
      cut(
        'shell-history',
        `- cmd: ls\n  when: 1\n- cmd: ${export1}\\n${export2}\n  when: 2\n  paths:\n    - a\n- cmd: cd\n  when: 3\n`,
      ),
    ).toBe('- cmd: ls\n  when: 1\n- cmd: cd\n  when: 3\n');
  });

  it('leaves other keys and a quote that somebody left open', () => {
    const aws = `AWS_ACCESS_KEY_ID=${AWS[0]} AWS_SECRET_ACCESS_KEY=${AWS[1]} aws s3 ls`;
    const ali = `aliyun configure set --access-key-id ${ALI[0]} --access-key-secret ${ALI[1]}`;
    const text = `echo it's\n${ali}\n${aws}\ncd\n`;
    const [first, second] = keysIn('shell-history', text);
    expect([first?.cloud, second?.cloud]).toEqual(['aliyun', 'aws']);
    expect(fileKindOf('shell-history').remove?.(text, second?.entry ?? '')).toBe(`echo it's\n${ali}\ncd\n`);
    expect(() => fileKindOf('shell-history').remove?.(text, 'other')).toThrow(
      expect.objectContaining({ code: 'place-gone' }),
    );
  });

  it('joins a command whose quote goes on in the next line', () => {
    const text = `ls\nexport AWS_ACCESS_KEY_ID=${AWS[0]} AWS_SECRET_ACCESS_KEY='${AWS[1]}' NOTE='one\ntwo'\ncd\n`;
    expect(cut('shell-history', text)).toBe('ls\ncd\n');
  });
});
