import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildIfStale } from '../../scripts/lib/build-if-stale.ts';
import { ROOT } from '../../scripts/lib/root.ts';
import { META_CSP } from '../../src/main/electron/content-security-policy.ts';

beforeAll(() => buildIfStale());
const built = (path: string) => readFileSync(join(ROOT, 'out', path), 'utf8');

describe('the built preload', () => {
  it('is one CommonJS file that requires nothing but electron', () => {
    const source = built('preload/index.cjs');
    const required = [...source.matchAll(/require\(["'`](.*?)["'`]\)/g)].map(([, name]) => name);
    expect([...new Set(required)]).toEqual(['electron']);
    expect(source).not.toMatch(/^\s*(import|export)\s/m);
  });

  it('carries the channels’ names and no schema', () => {
    const source = built('preload/index.cjs');
    expect(source).toContain('credentials.reveal');
    expect(source.length).toBeLessThan(6_000);
  });
});

describe('the built page', () => {
  it('states the policy before anything is loaded', () => {
    const html = built('renderer/index.html');
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html);
    expect(policy?.[1]?.replaceAll('&#39;', "'")).toBe(META_CSP);
    expect(html.indexOf('http-equiv')).toBeLessThan(html.indexOf('<script'));
  });

  it('has neither inline scripts and styles nor foreign addresses', () => {
    const html = built('renderer/index.html');
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)/);
    expect(html).not.toMatch(/<style|\sstyle=|\son\w+=/);
    expect(html).not.toMatch(/(src|href)="(https?:)?\/\//);
  });
});

describe('the policy', () => {
  it('allows nothing that is unsafe, and nothing from elsewhere', () => {
    expect(META_CSP).not.toMatch(/unsafe|\*|https?:|blob:/);
    expect(META_CSP).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
    expect(META_CSP).toContain("connect-src 'none'");
    expect(META_CSP).toContain("require-trusted-types-for 'script'");
  });
});
