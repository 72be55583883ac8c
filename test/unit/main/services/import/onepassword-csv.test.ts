import { afterEach, beforeEach, expect, it } from 'vitest';
import { asKeys } from '../../../../support/import-found.ts';
import { failure, type Setting, setting } from './setting.ts';

let current: Setting;
beforeEach(async () => {
  current = await setting();
});
afterEach(() => current.remove());

const HEADINGS = 'Title,Url,Username,Password,OTPAuth,Favorite,Archived,Tags,Notes';
const AWS = 'wJalrXUtnFEMI/K7MDENG+PxRfiCYKEYTURNtest';
const ALIYUN = 'kEyTuRn0123456789abcdefABCDEFx';

/** As 1Password 8 writes it: https://support.1password.com/export/ */
const EXPORT = [
  HEADINGS,
  'Mail,https://mail.example.com/,li@example.com,"hunter2, or ""so""",otpauth://totp/x?secret=JBSWY3DPEHPK3PXP,true,false,private,',
  `deploy,https://console.aws.amazon.com/,AKIAQ3EGRIMWKEYTURN7,${AWS},,false,false,production;shop,"of the ""shop"",`,
  'in two lines"',
  `阿里云 backup,,LTAI5tKeyturnExample0003,${ALIYUN},,false,true,,`,
  `noted,,,,,false,false,,"AWS_ACCESS_KEY_ID=AKIAQ3EGRIMWOTHERKEY`,
  `AWS_SECRET_ACCESS_KEY=${AWS}"`,
  '',
].join('\n');

const preview = async (content: string) =>
  asKeys(
    await current.imports.previewFile(await current.imports.ticketFor(await current.file('1.csv', content))),
  );

it.each([
  ['as it is', EXPORT],
  ['with a mark at its start and line ends of Windows', `\uFEFF${EXPORT.replaceAll('\n', '\r\n')}`],
])(
  'an export of 1Password as CSV gives its cloud keys and nothing of its logins, %s',
  async (_how, content) => {
    const found = await preview(content);
    expect(found.rows).toMatchObject([
      {
        ...{ cloud: 'aws', label: 'deploy', publicId: 'AKIA…URN7', line: 2 },
        about: { environment: 'production', tags: ['production', 'shop'] },
      },
      { cloud: 'aliyun', label: '阿里云 backup', publicId: 'LTAI…0003', line: 3 },
      { cloud: 'aws', label: 'noted', publicId: 'AKIA…RKEY', line: 4 },
    ]);
    // It is plain text, which can be deleted once its keys are in the vault.
    expect([found.passedOver, found.source]).toEqual([1, expect.any(String)]);
    expect(JSON.stringify(found)).not.toMatch(/hunter2|li@example|JBSWY|wJalr|kEyTuRn/);
    const rows = found.rows.map(({ index, cloud, label }) => ({
      ...{ index, cloud, label, site: cloud === 'aws' ? 'aws' : 'china' },
    }));
    expect((await current.imports.commit(found.preview, rows)).added).toHaveLength(3);
    expect(current.held.map(({ versions }) => Object.values(versions[0] ?? {}))).toEqual([
      [AWS],
      [ALIYUN],
      [AWS],
    ]);
    const again = await preview(content);
    expect(again.rows.map(({ status }) => status.kind)).toEqual(['duplicate', 'duplicate', 'duplicate']);
  },
);

it('one that broke off is called unreadable, and one of logins alone empty', async () => {
  const ended = (content: string) => failure(() => preview(content));
  expect(await ended(EXPORT.slice(0, -3))).toMatchObject({ code: 'manager-unreadable' });
  expect(await ended(EXPORT.split('\n').slice(0, 2).join('\n'))).toMatchObject({ code: 'nothing-found' });
  expect(await ended(`${HEADINGS}\n`)).toMatchObject({ code: 'nothing-found' });
});

it('another list with a title and an address is a table as before', async () => {
  const path = await current.file(
    '2.csv',
    `Title,Url,Access Key,Secret Key\na,b,AKIAQ3EGRIMWKEYTURN7,${AWS}\n`,
  );
  const found = await current.imports.previewFile(await current.imports.ticketFor(path));
  expect(found.kind).not.toBe('locked');
  expect(JSON.stringify(found)).not.toContain(AWS);
});
