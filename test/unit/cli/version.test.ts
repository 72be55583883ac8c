import { describe, expect, it } from 'vitest';
import { run } from '../../support/cli/run.ts';

const answers = {
  'app.info': () => ({ version: '7.8.9', platform: 'linux', locale: 'en', home: null }) as const,
};

describe('version', () => {
  it('names the app and its version, without a vault', async () => {
    const ended = await run(['version'], answers);
    expect(ended).toMatchObject({ code: 0, stdout: 'Keyturn 7.8.9\n' });
    expect(ended.inputs('vault.unlock')).toEqual([]);
  });

  it('says it as JSON too', async () => {
    const ended = await run(['version', '--json'], answers);
    expect(ended.json()).toEqual({ version: '7.8.9', platform: 'linux' });
  });
});
