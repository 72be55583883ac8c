import { expect, it } from 'vitest';
import { answersTo, findRows, NAME_ROWS } from '../../../../src/shared/crosswalk/search.ts';

const places = (rows: ReturnType<typeof findRows>) =>
  rows.map(({ cloud, naming }) => `${cloud} ${naming.id}`);

it.each(['SecretId', 'secret_id', 'Secret ID', 'SECRETID'])('“%s” is the id of a Tencent key', (typed) => {
  const [answer, other] = answersTo(typed, 'en');
  // Azure has a “Secret ID” too, which is no half of a key.
  expect([other?.part, places(other?.rows ?? []), other?.elsewhere]).toEqual([
    'other',
    ['azure console'],
    [],
  ]);
  expect(answer?.part).toBe('id');
  expect(places(answer?.rows ?? [])).toEqual(
    expect.arrayContaining(['tencent console', 'tencent cloudpods-api']),
  );
  expect(new Set(answer?.rows.map(({ cloud }) => cloud))).toEqual(new Set(['tencent']));
  const vod = answer?.elsewhere.find(({ name }) => name === 'Access ID');
  expect(places(vod?.rows ?? [])).toEqual(['aliyun tencent-vod', 'aws tencent-vod']);
});

it('“Access Key” is one half for one product and the other for another, and both are said', () => {
  const answers = answersTo('Access Key', 'en');
  expect(answers.map(({ part }) => part)).toEqual(['id', 'secret']);
  expect(places(answers[0]?.rows ?? [])).toContain('ecloud console');
  expect(places(answers[1]?.rows ?? [])).toEqual(['aliyun tencent-vod', 'aws tencent-vod']);
});

it.each([
  ['公钥', 'ucloud', 'id'],
  ['私钥', 'gcp', 'secret'],
  ['SK', 'huawei', 'secret'],
  ['客户端密码', 'azure', 'secret'],
])('a short name inside a label is found: %s', (typed, cloud, part) => {
  const answers = answersTo(typed, 'zh-CN');
  expect(answers.find((answer) => answer.part === part)?.rows.map((row) => row.cloud)).toContain(cloud);
});

it.each([
  ['AK/SK', 'huawei'],
  ['SecretId/SecretKey', 'tencent'],
  ['SecretId SecretKey', 'tencent'],
  ['公钥/私钥', 'ucloud'],
  ['公钥、私钥', 'ucloud'],
  ['Access Key ID，Access Key Secret', 'jdcloud'],
])('both halves typed side by side are answered: %s', (typed, cloud) => {
  const answers = answersTo(typed, 'zh-CN');
  const halves = typed.split(/ ?[/、，] ?|(?<=Id) /);
  expect(answers.flatMap((answer) => (answer.part === 'other' ? [] : answer.typed))).toEqual(halves);
  const rows = new Map(answers.map((answer) => [answer.part, answer.rows]));
  for (const part of ['id', 'secret'] as const) {
    expect(rows.get(part)?.map((row) => row.cloud)).toContain(cloud);
  }
  expect(findRows(typed).map((row) => row.cloud)).toContain(cloud);
});

it('a platform and a product typed together are both looked for', () => {
  expect(places(findRows('腾讯云 coscli'))).toEqual(['tencent tencent-coscli']);
});

it('finds parts of names, products and platforms in either language; everything for nothing', () => {
  expect(places(findRows('点播'))).toEqual(['aliyun tencent-vod', 'aws tencent-vod']);
  expect(places(findRows('rclone.conf'))).toContain('tencent rclone');
  expect(findRows('天翼云').every(({ cloud }) => cloud === 'ctyun')).toBe(true);
  expect(findRows('  ')).toBe(NAME_ROWS);
  expect(findRows('no such name')).toEqual([]);
  expect(answersTo('', 'en')).toEqual([]);
});
