import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { policyPlace } from '../../src/main/node/policy-place.ts';

const FIXED = [
  ['linux', '/etc/keyturn/policy.json'],
  ['freebsd', '/etc/keyturn/policy.json'],
  ['darwin', '/Library/Application Support/Keyturn/policy.json'],
  ['win32', 'C:\\ProgramData\\Keyturn\\policy.json'],
] as const;

const HOSTILE = {
  KEYTURN_POLICY_FILE: '/home/somebody/mine.json',
  ProgramData: 'D:\\mine',
  HOME: '/home/somebody',
  XDG_CONFIG_HOME: '/home/somebody',
};

describe('where the rules of a computer lie', () => {
  it.each(FIXED)('is fixed on %s, whatever the environment of an installed app says', (platform, file) => {
    const place = policyPlace(platform, { packaged: true, env: HOSTILE });
    expect(place.file).toBe(file);
    expect(place.trusts(0)).toBe(true);
    expect(place.trusts(1000)).toBe(false);
    expect(policyPlace(platform)).toMatchObject({ file });
  });

  it('can be another file while the app is developed', () => {
    expect(policyPlace('linux', { packaged: false, env: HOSTILE }).file).toBe('/home/somebody/mine.json');
    expect(policyPlace('linux', { packaged: false, env: {} }).file).toBe('/etc/keyturn/policy.json');
  });

  it.each([
    ['main/index.ts', /policyPlace\(platform, \{ packaged: app\.isPackaged, env \}\)/],
    ['cli/open-app.ts', /policyPlace\(request\.platform\)/],
  ])('is handed to the services by %s', (path, call) => {
    const text = readFileSync(join(import.meta.dirname, '../../src', path), 'utf8');
    expect(text).toMatch(call);
    expect(text).toMatch(/policyFile: /);
  });
});
