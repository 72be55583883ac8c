import { describe, expect, it } from 'vitest';
import { fileKindOf } from '../../../../../src/main/formats/files/index.ts';
import { lineAgain } from '../../../../../src/main/services/plaintext/again.ts';

const ID = 'AKIAQ3EGRIMWKEYTURN1';
const SECRET = 'wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest1';
const dotenv = fileKindOf('dotenv');
const pair = (prefix: string): string =>
  `${prefix}AWS_ACCESS_KEY_ID=${ID}\n${prefix}AWS_SECRET_ACCESS_KEY=${SECRET}\n`;
const again = (text: string): number | undefined => lineAgain(dotenv, text, [SECRET]);

describe('a secret that stands once more', () => {
  it.each([
    ['in a comment', `A=1\n#AWS_SECRET_ACCESS_KEY=${SECRET}\n`, 2],
    ['behind another value', `A=1\r\nB=2\r\nC=3 # secret ${SECRET}\r\n`, 3],
    ['in an alias', `alias p='A=1 B=${SECRET} aws'\n`, 1],
  ])('is found %s', (_, text, line) => {
    expect(again(text)).toBe(line);
  });

  it('is not what another key has, and is found beside one', () => {
    expect(again('A=1\n')).toBeUndefined();
    expect(again(pair(''))).toBeUndefined();
    expect(again(`${pair('')}# ${SECRET}\n`)).toBe(3);
    expect(again(`# ${SECRET}\n${pair('')}`)).toBe(1);
  });
});
