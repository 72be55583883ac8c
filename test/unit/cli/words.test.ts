import { describe, expect, it } from 'vitest';
import { AnswerError, CLI_CODES, CliError, USAGE_REASONS } from '../../../src/cli/errors.ts';
import { exitCodeOf } from '../../../src/cli/exit-codes.ts';
import { environmentLocale, initialLanguage, LOCALE_IDS, languageOption } from '../../../src/cli/language.ts';
import { messageOf } from '../../../src/cli/message.ts';
import { createWords } from '../../../src/cli/words.ts';
import { resources } from '../../../src/shared/i18n/resources.ts';
import { ERROR_CODES } from '../../../src/shared/ipc/envelope.ts';
import { LOCALES } from '../../../src/shared/model/settings.ts';

describe('the texts', () => {
  it.each(LOCALE_IDS)('hold a message for every error of the command line in %s', (locale) => {
    const { cli } = resources[locale].translation;
    expect(Object.keys(cli.usage).sort()).toEqual([...USAGE_REASONS].sort());
    const needed = CLI_CODES.filter((code) => code !== 'usage');
    expect(Object.keys(cli.problem)).toEqual(expect.arrayContaining(needed));
  });

  it('are in the languages of the model', () => expect(LOCALE_IDS).toEqual(LOCALES));
});

describe('messages', () => {
  const chinese = createWords('zh-CN');
  const english = createWords('en');

  it('name the rule that forbade something, with what it is about', () => {
    const forbidden = (params: Record<string, string | number>) =>
      messageOf(new AnswerError({ code: 'policy-forbids', params }), english);
    expect(forbidden({ rule: 'allowedHosts', host: 's3.corp.example' })).toContain(
      's3.corp.example is not among the hosts',
    );
    expect(forbidden({ rule: 'minPasswordScore', score: 3 })).toContain('3 of 4');
    expect(forbidden({ rule: 'forbidReveal' })).toContain('neither shown nor copied');
  });

  it('leave no placeholder open', () => {
    const params = {
      ...{
        min: 10,
        seconds: 3,
        days: 3,
        count: 3,
        most: 2,
        fields: 'a',
        keys: 'a',
        path: '/a',
        host: 'a.example',
      },
      ...{ rule: 'allowedHosts', file: 'a', reason: 'a', folder: '/a', field: 'a', name: 'a', code: 1 },
      ...{ label: 'a', id: 'a' },
    };
    for (const code of ERROR_CODES) {
      const error = new AnswerError({ code, params });
      for (const words of [chinese, english]) expect(messageOf(error, words)).not.toMatch(/{{|}}|^[a-z-]+$/);
    }
  });

  it('put no space between Chinese sentences', () => {
    const error = new AnswerError({ code: 'disk-full', params: {} });
    expect(messageOf(error, chinese)).not.toMatch(/。 /);
    expect(messageOf(error, english)).toMatch(/\. [A-Z]/);
  });

  it('say nothing of an error that nobody foresaw', () => {
    expect(messageOf(new Error('AKIA and its secret'), english)).not.toContain('AKIA');
  });

  it('disarm what they quote', () => {
    const error = new CliError('no-such-key', { id: '\u001b[2J' });
    expect(messageOf(error, english)).toContain('\\u{1b}[2J');
  });
});

describe('exit codes', () => {
  const codes = (wanted: number) =>
    [...ERROR_CODES, ...CLI_CODES].filter((code) => exitCodeOf(code) === wanted);

  it('say that a vault cannot be opened', () => {
    expect(codes(3)).toEqual(expect.arrayContaining(['vault-absent', 'vault-locked', 'wrong-password']));
  });
  it('say that a vault or its folder is broken', () => {
    expect(codes(4)).toEqual(
      expect.arrayContaining([
        'vault-damaged',
        'vault-mismatch',
        'vault-newer',
        'folder-not-writable',
        'folder-not-local',
      ]),
    );
  });
  it('say that a disk failed', () => {
    expect(codes(5)).toEqual(expect.arrayContaining(['disk-full', 'file-unreadable']));
  });
  it('never call an error fine', () => expect(codes(0)).toEqual([]));
  it('keep 130 for interruptions', () => expect(codes(130)).toEqual(['interrupted']));
});

describe('the language', () => {
  it.each([
    [{ LC_ALL: 'zh_CN.UTF-8', LANG: 'en_US.UTF-8' }, 'zh-CN'],
    [{ LC_ALL: '', LC_MESSAGES: 'zh_TW', LANG: 'en_US.UTF-8' }, 'zh-TW'],
    [{ LANG: 'de_DE@euro' }, 'de-DE'],
    [{ LANG: 'C.UTF-8' }, null],
    [{ LC_ALL: 'POSIX', LANG: 'zh_CN' }, null],
    [{}, null],
  ])('is read from the environment %j', (env, expected) => {
    expect(environmentLocale(env)).toBe(expected);
  });

  it('takes any Chinese for simplified Chinese and anything else for English', () => {
    expect(initialLanguage(null, { LANG: 'zh_HK' })).toEqual({ locale: 'zh-CN', decided: true });
    expect(initialLanguage(null, { LANG: 'fr_FR' })).toEqual({ locale: 'en', decided: true });
  });
  it('leaves the choice to the preferences where nothing is said', () => {
    expect(initialLanguage(null, {})).toEqual({ locale: 'en', decided: false });
  });
  it('is what the option says', () => {
    expect(initialLanguage('zh-CN', { LANG: 'en_GB' })).toEqual({ locale: 'zh-CN', decided: true });
    expect(languageOption('zh_CN')).toBe('zh-CN');
    expect(languageOption('tlh')).toBeNull();
  });
});
