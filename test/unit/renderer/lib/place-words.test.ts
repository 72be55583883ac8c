import { describe, expect, it } from 'vitest';
import { createSpeech } from '../../../../src/renderer/lib/i18n.ts';
import { placeTitle, spokenPlace } from '../../../../src/renderer/lib/place-words.ts';
import { problemWords } from '../../../../src/renderer/lib/problem-words.ts';

const { t } = (await createSpeech('en')).i18n;
const here = { device: 'd', deviceName: 'atlas' } as const;
const file = { kind: 'file', ...here, file: 'dotenv', entry: 'AWS_ACCESS_KEY_ID', holds: 'values' } as const;

describe('what a place is called', () => {
  it('is named by its tool, or as its person named it', () => {
    expect(placeTitle({ ...file, path: '/home/li/.env' }, t)).toBe('.env file');
    expect(placeTitle({ kind: 'environment', ...here, variables: ['A'] }, t)).toBe('Environment variables');
    expect(placeTitle({ kind: 'by-hand', what: 'ci', name: 'deploy', owner: '' }, t)).toBe('deploy');
  });

  it('is told from all others in a line', () => {
    expect(spokenPlace({ ...file, path: '/home/li/.env' }, '/home/li')).toBe('~/.env (AWS_ACCESS_KEY_ID)');
    expect(spokenPlace({ ...file, path: '/srv/.env', entry: '' }, '/home/li')).toBe('/srv/.env');
    expect(spokenPlace({ kind: 'environment', ...here, variables: ['A', 'B'] }, null)).toBe('A, B');
  });

  it('says what was in the way, and what to do', () => {
    expect(problemWords({ code: 'command-failed', params: { name: 'hand-over', code: 3 } }, t)).toBe(
      'The command hand-over failed. Run it by hand to see why, or change it.',
    );
    expect(problemWords({ code: 'of-a-later-version', params: {} }, t)).toContain('.');
  });
});
