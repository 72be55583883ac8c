import { describe, expect, it } from 'vitest';
import { fieldOf } from '../../../../src/shared/catalogue/index.ts';
import {
  fieldKey,
  type Line,
  NAMINGS,
  type Naming,
  namingOf,
  namingsFor,
} from '../../../../src/shared/crosswalk/index.ts';
import { CLOUD_IDS, type CloudId } from '../../../../src/shared/model/cloud.ts';

const each = NAMINGS.flatMap((naming) =>
  (Object.entries(naming.by) as [CloudId, readonly Line[]][]).map(
    ([cloud, lines]): [string, Naming, CloudId, readonly Line[]] => [
      `${naming.id} of ${cloud}`,
      naming,
      cloud,
      lines,
    ],
  ),
);

describe('the namings', () => {
  it('have ids and names of their own, in both languages, and a source', () => {
    expect(new Set(NAMINGS.map(({ id }) => id)).size).toBe(NAMINGS.length);
    for (const locale of ['zh', 'en'] as const) {
      const names = NAMINGS.map(({ name }) => name[locale]);
      expect(new Set(names).size).toBe(names.length);
      expect(names).not.toContain('');
    }
    expect(NAMINGS.filter(({ id }) => !/^[a-z0-9][a-z0-9-]{1,40}$/.test(id))).toEqual([]);
    expect(NAMINGS.filter(({ source }) => source.length < 8)).toEqual([]);
    expect(NAMINGS.filter(({ name }) => /\p{Script=Han}/u.test(name.en))).toEqual([]);
  });

  it.each(each)('%s names fields that the platform has, and both halves', (_, naming, cloud, lines) => {
    const keys = lines.map(([, meaning]) => fieldKey(cloud, meaning));
    for (const key of keys) if (key !== null) expect(fieldOf(cloud, key)?.key).toBe(key);
    const meant = lines.map(([, meaning]) => meaning);
    const documents = meant.flatMap((one) =>
      typeof one === 'object' && 'document' in one ? [one.document] : [],
    );
    for (const id of documents) expect(namingOf(id)).toMatchObject({ form: { kind: 'json' } });
    const halves = documents.flatMap((id) => namingOf(id)?.by[cloud] ?? []).map(([, meaning]) => meaning);
    expect([...meant, ...halves]).toContain('id');
    expect([...meant, ...halves]).toContain('secret');
    for (const [, meaning] of lines) {
      if (meaning === 'token' || meaning === 'region') expect(fieldKey(cloud, meaning)).not.toBeNull();
    }
    const names = lines.map(([name]) => JSON.stringify(name));
    expect(new Set(names).size).toBe(names.length);
    if (naming.form.kind !== 'lines') {
      expect(lines.filter(([name]) => typeof name !== 'string')).toEqual([]);
    }
    if (naming.form.kind === 'env') {
      expect(lines.filter(([name]) => !/^[A-Z][A-Z0-9_]+$/.test(String(name)))).toEqual([]);
    }
  });

  it('know the console of every platform, and at least one more place', () => {
    expect(Object.keys(namingOf('console')?.by ?? {})).toEqual([...CLOUD_IDS]);
    expect(CLOUD_IDS.filter((cloud) => namingsFor(cloud, false).length < 3)).toEqual([]);
  });

  it('offer a temporary key what has a place for its token, and nothing else', () => {
    const ids = (temporary: boolean) => namingsFor('aliyun', temporary).map(({ id }) => id);
    expect(ids(false)).toEqual(expect.arrayContaining(['aliyun-credentials', 'tencent-vod']));
    expect(ids(true)).toEqual(expect.arrayContaining(['console', 'aliyun-env', 'rclone']));
    expect(ids(true)).not.toContain('aliyun-credentials');
    expect(ids(true)).not.toContain('tencent-vod');
  });
});
