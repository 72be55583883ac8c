import { describe, expect, it } from 'vitest';
import { explain } from '../../../src/main/diagnosis/explain.ts';
import type { Answers } from '../../support/cli/fake-app.ts';
import { run } from '../../support/cli/run.ts';

const TEXT = `<Error><Code>AccessDenied</Code><Message>The bucket you are attempting to access must be addressed using the specified endpoint.</Message><RequestId>6AC000000000000000000013</RequestId><HostId>a.oss-cn-beijing.aliyuncs.com</HostId><Endpoint>oss-cn-hangzhou.aliyuncs.com</Endpoint></Error>`;
const answers: Answers = { 'diagnosis.explain': ({ text, cloud }) => explain(text, cloud) };

describe('explain', () => {
  it('reads standard input, tells the cause and the right endpoint, and asks for no password', async () => {
    const ended = await run(['explain', '--lang', 'en'], answers, { stdin: TEXT });
    expect(ended.code).toBe(0);
    expect(ended.stdout).toContain('Alibaba Cloud: The request went to the wrong address\n');
    expect(ended.stdout).toMatch(/Right endpoint +oss-cn-hangzhou\.aliyuncs\.com\n/);
    expect(ended.stdout).toMatch(/Request ID +6AC000000000000000000013\n/);
    expect(ended.stdout).toMatch(/Vendor’s page +https:\/\/www\.alibabacloud\.com\//);
    expect(ended.asked).toEqual([]);
  });

  it('reads a file, and gives JSON in the language in force', async () => {
    const files = { 'error.txt': { text: TEXT, mode: 0o600 } };
    const ended = await run(['explain', 'error.txt', '--json', '--lang', 'zh-CN'], answers, { files });
    expect(ended.json()).toMatchObject({
      known: true,
      findings: [
        { cause: 'wrong-endpoint', cloud: 'aliyun', title: '访问的地址不对', region: 'cn-hangzhou' },
      ],
      facts: { requestId: '6AC000000000000000000013' },
    });
  });

  it('lists who it could be, and hears who it was', async () => {
    const open = await run(['explain', '--lang', 'en'], answers, { stdin: 'SignatureDoesNotMatch' });
    expect(open.stdout).toContain('Tencent Cloud (--cloud tencent)');
    const told = await run(['explain', '-', '--cloud', 'tencent', '--lang', 'en'], answers, {
      stdin: 'SignatureDoesNotMatch',
    });
    expect(told.inputs('diagnosis.explain')).toEqual([{ text: 'SignatureDoesNotMatch', cloud: 'tencent' }]);
    expect(told.stdout).toContain('Tencent Cloud: The signature does not match');
  });

  it('says that nothing is known, with an exit code that scripts can see', async () => {
    const ended = await run(['explain', '--lang', 'en'], answers, { stdin: 'it does not work' });
    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain('Not recognised\n');
  });

  it('refuses a platform that there is not, and a file that is not there', async () => {
    const wrong = await run(['explain', '--cloud', 'acme', '--lang', 'en'], answers, { stdin: TEXT });
    expect(wrong.code).toBe(2);
    expect(wrong.stdout).toBe('');
    const gone = await run(['explain', 'gone.txt', '--lang', 'en'], answers);
    expect(gone.code).toBe(5);
    expect(gone.stderr).toContain('gone.txt');
  });
});
