import { describe, expect, it } from 'vitest';
import { fileKindOf } from '../../../../../../src/main/formats/files/index.ts';

const I = 'AKIAQ3EGRIMWKEYTURN7';
const S = 'wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest0';
const ID = 'AWS_ACCESS_KEY_ID';
const A = `export ${ID}=${I}`;
const B = `export AWS_SECRET_ACCESS_KEY=${S}`;

const without = (text: string): string => fileKindOf('shell-profile').remove?.(text, ID) ?? '';

describe('what a shell runs stays no list without a command', () => {
  const patterns = 'case "$R" in cn) R=1;; us) R=2;; esac';
  it.each([
    [`function aws_prod {\n  ${A}\n  ${B}\n}\necho on`, 'function aws_prod {\n  :\n}\necho on'],
    [`function a {\n  ${A}\n  ${B} # both\n  # all\n\n}`, 'function a {\n  : # both\n  # all\n\n}'],
    [`if true; then\n ${patterns}\nelse\n ${A}\n ${B}\nfi\n`, `if true; then\n ${patterns}\nelse\n :\nfi\n`],
    [`for i in 1; do ${patterns}; done; (\n${A}\n${B}\n)`, `for i in 1; do ${patterns}; done; (\n:\n:\n)`],
    [`${A}\n${B}\nls\n`, 'ls\n'],
  ])('in %j', (text, expected) => {
    expect(without(text)).toBe(expected);
  });
});
