import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lateTextsModule } from '../../../scripts/lib/late-texts.ts';

const ROOT = join(import.meta.dirname, '../../..');

async function built(json: string): Promise<object> {
  const { default: texts } = await import(
    `data:text/javascript;base64,${Buffer.from(lateTextsModule(json)).toString('base64')}`
  );
  return texts;
}

it.each(['en', 'zh-CN'])(
  'has every text of %s, though none is parsed before it is asked for',
  async (locale) => {
    const json = readFileSync(join(ROOT, 'src/shared/i18n', `${locale}.json`), 'utf8');
    const texts = await built(json);
    const read = (): readonly string[] =>
      Object.entries(Object.getOwnPropertyDescriptors(texts)).flatMap(([name, { get }]) =>
        get ? [] : [name],
      );
    expect([Object.keys(texts), read()]).toEqual([Object.keys(JSON.parse(json)), []]);
    expect(texts).toHaveProperty('cli.description', JSON.parse(json).cli.description);
    expect(read()).toEqual(['cli']);
    expect(texts).toEqual(JSON.parse(json));
  },
);
