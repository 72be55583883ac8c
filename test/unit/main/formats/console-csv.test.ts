import { describe, expect, it } from 'vitest';
import { readAwsRootKey } from '../../../../src/main/formats/aws-root-key.ts';
import { readConsoleFile, readKeys } from '../../../../src/main/formats/detect.ts';
import { publicIdOf, secretOf } from '../../../../src/main/formats/found-key.ts';
import { ALI_ID, ALI_SECRET, AWS_ID, AWS_SECRET, pairOf, plain } from './plain.ts';

const OLD_HEADER = 'User name,Password,Access key ID,Secret access key,Console login link';
const LINK = 'https://123456789012.signin.aws.amazon.com/console';

describe('AWS console files', () => {
  it.each([
    ['as downloaded', `Access key ID,Secret access key\n${AWS_ID},${AWS_SECRET}\n`],
    ['with BOM and CRLF', `\ufeffAccess key ID,Secret access key\r\n${AWS_ID},${AWS_SECRET}\r\n`],
    ['without a line end', `Access key ID,Secret access key\n${AWS_ID},${AWS_SECRET}`],
    ['with another case and spaces', ` ACCESS KEY ID , secret access key \n ${AWS_ID} , ${AWS_SECRET} \n`],
    ['with quotes', `"Access key ID","Secret access key"\n"${AWS_ID}","${AWS_SECRET}"\n`],
    ['saved again with tabs', `Access key ID\tSecret access key\n${AWS_ID}\t${AWS_SECRET}\n`],
    ['saved again with semicolons', `Access key ID;Secret access key\n${AWS_ID};${AWS_SECRET}\n`],
    ['with the columns swapped', `Secret access key,Access key ID\n${AWS_SECRET},${AWS_ID}\n`],
  ])('reads accessKeys.csv %s', (_name, text) => {
    const found = readConsoleFile(text);
    expect(found?.problems).toEqual([]);
    expect(found?.keys.map(plain)).toEqual([
      {
        cloud: 'aws',
        sure: 'certain',
        label: '',
        publicId: AWS_ID,
        secret: AWS_SECRET,
        token: null,
        region: null,
        line: 2,
      },
    ]);
  });

  it('reads the file for new users, with the name of each', () => {
    const other = 'AKIAZZZZZZZZZZZZZZZZ';
    const text = `${OLD_HEADER}\r\nalice,"p,""w",${AWS_ID},${AWS_SECRET},${LINK}\r\nbob,a"b,${other},${AWS_SECRET},${LINK}\r\n`;
    const found = readConsoleFile(text);
    expect(found?.keys.map((key) => [key.label, publicIdOf(key), key.line])).toEqual([
      ['alice', AWS_ID, 2],
      ['bob', other, 3],
    ]);
    expect(found?.problems).toEqual([]);
  });

  it('reads secrets with commas and quotes', () => {
    const text = `Access key ID,Secret access key\n${AWS_ID},"se,cr""et"\n`;
    expect(readConsoleFile(text)?.keys.map((key) => secretOf(key)?.reveal())).toEqual(['se,cr"et']);
  });

  it.each([
    ['a row that ends early', `${AWS_ID}`, 'wrong-column-count'],
    ['a row with a comma too many', `${AWS_ID},abc,def`, 'wrong-column-count'],
    ['a secret that is cut off at the end', `${AWS_ID},wJalrXUtnFEMI/K7`, 'missing-secret'],
    ['no secret', `${AWS_ID},\n`, 'missing-secret'],
    ['no id', `,${AWS_SECRET}\n`, 'missing-public-id'],
    ['a quote that never closes', `${AWS_ID},"${AWS_SECRET}\n`, 'unclosed-quote'],
    ['a quote that swallows the next line', `${AWS_ID},"${AWS_SECRET}\n${AWS_ID},x"\n`, 'unclosed-quote'],
  ])('reports %s and reads the rest', (_name, row, kind) => {
    const text = `Access key ID,Secret access key\nAKIAGOODGOODGOODGOOD,${AWS_SECRET}\n${row}`;
    const found = readConsoleFile(text);
    expect(found?.keys.map(publicIdOf)).toEqual(['AKIAGOODGOODGOODGOOD']);
    expect(found?.problems).toEqual([{ line: 3, kind }]);
  });

  it('is not sure of the cloud of an id that AWS never gave out', () => {
    const [key] = readConsoleFile(`Access key ID,Secret access key\nminio,secret-of-minio\n`)?.keys ?? [];
    expect(key).toMatchObject({ cloud: 'aws', sure: 'likely', fields: { access_key_id: 'minio' } });
  });

  it('reads the old rootkey.csv', () => {
    const found = readAwsRootKey(`AWSAccessKeyId=${AWS_ID}\r\nAWSSecretKey=${AWS_SECRET}\r\n`);
    expect(found?.keys.map((key) => [...pairOf(key), key.line])).toEqual([[AWS_ID, AWS_SECRET, 1]]);
    expect(readAwsRootKey(`AWSAccessKeyId=${AWS_ID}\n`)?.problems).toEqual([
      { line: 1, kind: 'missing-secret' },
    ]);
    expect(readAwsRootKey(`AWSAccessKeyId=\nAWSSecretKey=x`)?.problems).toEqual([
      { line: 1, kind: 'missing-public-id' },
    ]);
  });
});

describe('Alibaba Cloud console files', () => {
  it.each([
    ['as downloaded', `AccessKey ID,AccessKey Secret\n${ALI_ID},${ALI_SECRET}\n`, ''],
    [
      'for a new user, in English',
      `User Principal Name,Display Name,Password,AccessKey ID,AccessKey Secret\ndev@x.onaliyun.com,Dev,pw,${ALI_ID},${ALI_SECRET}\n`,
      'dev@x.onaliyun.com',
    ],
    [
      'for a new user, in Chinese',
      `\ufeff登录名称,登录密码,AccessKey ID,AccessKey Secret\r\n运维@x.onaliyun.com,pw,${ALI_ID},${ALI_SECRET}\r\n`,
      '运维@x.onaliyun.com',
    ],
    ['with another heading', `LogonName,AccessKeyId,AccessKeySecret\nops,${ALI_ID},${ALI_SECRET}\n`, 'ops'],
  ])('reads AccessKey.csv %s', (_name, text, label) => {
    const found = readConsoleFile(text);
    expect(found?.problems).toEqual([]);
    expect(found?.keys.map(plain)).toMatchObject([
      { cloud: 'aliyun', sure: 'certain', label, publicId: ALI_ID, secret: ALI_SECRET },
    ]);
  });
});

describe('telling files apart', () => {
  it('goes by the header alone', () => {
    expect(readKeys(`Access key ID,Secret access key\n${AWS_ID},${AWS_SECRET}\n`).keys[0]?.cloud).toBe('aws');
    expect(readKeys(`AccessKey ID,AccessKey Secret\n${ALI_ID},${ALI_SECRET}\n`).keys[0]?.cloud).toBe(
      'aliyun',
    );
  });

  it('searches a CSV with a wrong header by shape', () => {
    const found = readKeys(`key,value\n${AWS_ID},${AWS_SECRET}\n`);
    expect(found).toMatchObject({ format: 'text', keys: [{ fields: { access_key_id: AWS_ID } }] });
    expect(readKeys('key,value\nname,secret\n')).toEqual({ format: 'text', keys: [], problems: [] });
  });
});
