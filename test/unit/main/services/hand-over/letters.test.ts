import { describe, expect, it } from 'vitest';
import {
  fingerprintOf,
  letterHead,
  plainName,
  proofMark,
  proves,
  readReceipt,
  readRequest,
  receiptProof,
  recipientIn,
  writeReceipt,
  writeRequest,
} from '../../../../../src/main/services/hand-over/letters.ts';
import { KeyturnError } from '../../../../../src/shared/ipc/envelope.ts';
import type { HandOverId } from '../../../../../src/shared/model/hand-over.ts';
import { fc } from '../../../../support/property.ts';

const RECIPIENT = 'age1yhm4gctwfmrpz87tdslm550wrx6m79y9f2hdzt0lndjnehwj0ukqrjpyx5';
const ID = '0123456789abcdef' as HandOverId;
const REQUEST = { name: '李雷 (运维)', recipient: RECIPIENT, until: Date.UTC(2026, 11, 1) };

/** A text as it comes out of mail: at most 72 signs a line, broken at blanks and, where a word is longer, within it. */
const wrapped = (text: string, mark: string): string =>
  text
    .split('\n')
    .flatMap((line) => `${mark}${line}`.match(/.{1,72}(?=\s|$)|.{1,72}/g) ?? [''])
    .join('\n');

const unreadable = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    return error instanceof KeyturnError && error.code === 'hand-over-unreadable';
  }
  return false;
};

describe('the text of a request', () => {
  it('comes back as it was written, whatever the name', () => {
    expect(readRequest(writeRequest(REQUEST))).toEqual(REQUEST);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }), (text) => {
        const name = plainName(text);
        fc.pre(name !== '');
        expect(readRequest(writeRequest({ ...REQUEST, name }))).toEqual({ ...REQUEST, name });
      }),
    );
  });

  it('survives what mail and chat do to it', () => {
    const text = writeRequest(REQUEST);
    for (const sent of [
      text.replaceAll('\n', '\r\n'),
      text.replaceAll('\n', '\r'),
      text
        .split('\n')
        .map((line) => `> ${line}  `)
        .join('\n'),
      `Hello,\n\nplease seal it for me:\n\n  ${text.replaceAll('\n', '\n  ')}\nThanks`,
    ]) {
      expect(readRequest(sent)).toEqual(REQUEST);
    }
  });

  it.each(['', '> '])('survives mail that breaks its lines at 72, after “%s”', (mark) => {
    const long = { ...REQUEST, name: 'Li Lei '.repeat(15).trim() };
    expect(readRequest(wrapped(writeRequest(long), mark))).toEqual(long);
    const receipt = { id: ID, proof: Buffer.alloc(32, 0xa5) };
    expect(readReceipt(wrapped(writeReceipt(receipt), mark))).toEqual(receipt);
    const head = letterHead({ from: 'alice', to: 'bob', recipient: RECIPIENT });
    expect(recipientIn(wrapped(head, mark))).toBe(RECIPIENT);
  });

  it('is refused where one letter of it is another, or a line is missing', () => {
    const text = writeRequest(REQUEST);
    const lines = text.split('\n');
    for (const at of lines.keys()) {
      if (lines[at] === '') continue;
      expect({ at, refused: unreadable(() => readRequest(lines.toSpliced(at, 1).join('\n'))) }).toEqual({
        ...{ at, refused: true },
      });
    }
    expect(unreadable(() => readRequest(text.replace('李', '李 ')))).toBe(true);
    expect(unreadable(() => readRequest(text.replace('2026-12', '2027-12')))).toBe(true);
    expect(unreadable(() => readRequest(text.replace('yhm4', 'yhm5')))).toBe(true);
    for (const other of [
      '',
      'nothing',
      'x'.repeat(200_000),
      writeReceipt({ id: ID, proof: Buffer.alloc(32) }),
    ]) {
      expect(unreadable(() => readRequest(other))).toBe(true);
    }
  });

  it('has a name that moves nothing beside it', () => {
    expect(plainName('a\u202Eb\nUntil: never\t\u0000c\u200B')).toBe('a b Until: never c');
    expect(plainName('x'.repeat(500))).toHaveLength(120);
    expect(plainName('\u202E \n')).toBe('');
  });
});

describe('the fingerprint of a request', () => {
  it('is five groups of five digits, and another one for another recipient', () => {
    expect(fingerprintOf(RECIPIENT)).toMatch(/^\d{5}( \d{5}){4}$/);
    expect(fingerprintOf(RECIPIENT)).toBe(fingerprintOf(RECIPIENT));
    expect(fingerprintOf(RECIPIENT.replace('yhm4', 'yhm5'))).not.toBe(fingerprintOf(RECIPIENT));
  });
});

describe('an acknowledgement', () => {
  it('proves that somebody had the key that lay in the hand-over, of this one', () => {
    const key = Buffer.alloc(32, 7);
    const mark = proofMark(receiptProof(key, ID));
    const { id, proof } = readReceipt(`> ${writeReceipt({ id: ID, proof: receiptProof(key, ID) })}`);
    expect(id).toBe(ID);
    expect(proves(proof, mark)).toBe(true);
    expect(proves(receiptProof(Buffer.alloc(32, 8), ID), mark)).toBe(false);
    expect(proves(receiptProof(key, '0123456789abcdeg' as HandOverId), mark)).toBe(false);
    // What the sender keeps is no acknowledgement itself.
    expect(proves(mark, mark)).toBe(false);
    expect(proves(Buffer.alloc(0), mark)).toBe(false);
  });

  it('is refused where it is cut', () => {
    const text = writeReceipt({ id: ID, proof: Buffer.alloc(32, 1) });
    expect(unreadable(() => readReceipt(text.replace('0101', '01')))).toBe(true);
    expect(unreadable(() => readReceipt(text.replace('Hand-over', 'Hand')))).toBe(true);
    expect(unreadable(() => readReceipt(writeRequest(REQUEST)))).toBe(true);
  });
});

it('the lines before a letter name its request, where it has one', () => {
  const about = { from: 'alice', to: 'bob' };
  expect(recipientIn(letterHead({ ...about, recipient: RECIPIENT }))).toBe(RECIPIENT);
  expect(recipientIn(letterHead({ ...about, recipient: null }))).toBeNull();
});
