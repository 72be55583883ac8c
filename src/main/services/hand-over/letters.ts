import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import { type HandOverId, handOverId } from '../../../shared/model/hand-over.ts';
import { encodeFields } from '../../vault/encoding.ts';

/** What a request says in clear. */
export interface RequestLetter {
  readonly name: string;
  /** Whom age seals for. */
  readonly recipient: string;
  readonly until: number;
}

/** What an acknowledgement says. */
export interface ReceiptLetter {
  readonly id: HandOverId;
  /** 32 bytes that only whoever opened the hand-over can compute. */
  readonly proof: Buffer;
}

const MAX_NAME = 120;

const unreadable = () => new KeyturnError('hand-over-unreadable');
const sha256 = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest();

/** A name as it may stand on one line: nothing in it moves or hides what stands beside it. */
export const plainName = (name: string): string =>
  name
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .slice(0, MAX_NAME)
    .trim();

/** A text without what programs put around its lines on the way: quoting marks, blanks, other line ends. */
export const unquoted = (text: string): string =>
  text
    .replaceAll(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.replace(/^[\s>|]+/u, '').trimEnd())
    .join('\n');

function block(kind: 'REQUEST' | 'RECEIPT', lines: Readonly<Record<string, string>>): string {
  const inner = Object.entries(lines).map(([name, value]) => `${name}: ${value}\n`);
  return `-----BEGIN KEYTURN ${kind}-----\n${inner.join('')}-----END KEYTURN ${kind}-----\n`;
}

/** How the lines of each text begin. */
const HEADS = {
  REQUEST: ['Name', 'Recipient', 'Until', 'Check'],
  RECEIPT: ['Hand-over', 'Receipt'],
} as const;

/** The lines of a text by what they begin with. Mail programs break long ones: what begins otherwise belongs to the line before. */
function linesOf(kind: 'REQUEST' | 'RECEIPT', text: string): ReadonlyMap<string, string> {
  const pattern = new RegExp(
    `-----BEGIN KEYTURN ${kind}-----\n([^]{1,2000}?)\n-----END KEYTURN ${kind}-----`,
  );
  const [, inner] = pattern.exec(unquoted(text)) ?? [];
  if (inner === undefined) throw unreadable();
  const heads: readonly string[] = HEADS[kind];
  const lines = new Map<string, string>();
  let last = '';
  for (const line of inner.split('\n')) {
    const head = line.slice(0, Math.max(0, line.indexOf(':')));
    if (heads.includes(head)) {
      last = head;
      lines.set(head, line.slice(head.length + 1).trim());
    } else {
      lines.set(last, `${lines.get(last) ?? ''} ${line}`.trim());
    }
  }
  return lines;
}

/** A value that has no blanks of its own. */
const whole = (value: string | undefined): string => (value ?? '').replaceAll(/\s/g, '');

const checkOf = ({ name, recipient, until }: { name: string; recipient: string; until: string }): string =>
  sha256([name, recipient, until].join('\n')).toString('hex').slice(0, 12);

/** The text of a request, to be sent to whoever has the key. */
export function writeRequest({ name, recipient, until }: RequestLetter): string {
  const lines = { name, recipient, until: new Date(until).toISOString() };
  return block('REQUEST', {
    Name: lines.name,
    Recipient: lines.recipient,
    Until: lines.until,
    Check: checkOf(lines),
  });
}

const RECIPIENT = /^age1[qpzry9x8gf2tvdw0s3jn54khce6mua7l]{58}$/;

/** Finds a request in a text. Throws `hand-over-unreadable` where there is none, or where it is not whole. */
export function readRequest(text: string): RequestLetter {
  const lines = linesOf('REQUEST', text);
  const name = lines.get('Name') ?? '';
  const [recipient, until] = [whole(lines.get('Recipient')), whole(lines.get('Until'))];
  const at = Date.parse(until);
  const right =
    name !== '' &&
    RECIPIENT.test(recipient) &&
    !Number.isNaN(at) &&
    whole(lines.get('Check')) === checkOf({ name: name.normalize('NFC'), recipient, until });
  if (!right) throw unreadable();
  return { name: plainName(name), recipient, until: at };
}

/** Five groups of five digits, the same on both sides of a telephone: some 83 bits of what a request seals for. */
export function fingerprintOf(recipient: string): string {
  const number = BigInt(`0x${sha256(`keyturn/fingerprint/1\n${recipient}`).toString('hex')}`) % 10n ** 25n;
  return number.toString().padStart(25, '0').match(/.{5}/g)?.join(' ') ?? '';
}

/** What proves that a hand-over was opened: a MAC of its id under a key that lay in it. */
export const receiptProof = (key: Uint8Array, id: HandOverId): Buffer =>
  createHmac('sha256', key)
    .update(encodeFields(['keyturn/receipt/1', id]))
    .digest();

/** What the sender keeps of it: enough to know it again, and not to make it. */
export const proofMark = (proof: Uint8Array): Buffer => createHash('sha256').update(proof).digest();

/** Whether an acknowledgement is the one that was expected. */
export function proves(proof: Uint8Array, mark: Uint8Array): boolean {
  const found = proofMark(proof);
  return found.length === mark.length && timingSafeEqual(found, mark);
}

export function writeReceipt({ id, proof }: ReceiptLetter): string {
  return block('RECEIPT', { 'Hand-over': id, Receipt: proof.toString('hex') });
}

/** Finds an acknowledgement in a text. Throws `hand-over-unreadable`. */
export function readReceipt(text: string): ReceiptLetter {
  const lines = linesOf('RECEIPT', text);
  const id = handOverId.safeParse(whole(lines.get('Hand-over')));
  const proof = whole(lines.get('Receipt'));
  if (!id.success || !/^[0-9a-f]{64}$/.test(proof)) throw unreadable();
  return { id: id.data, proof: Buffer.from(proof, 'hex') };
}

/** The lines before what is sealed: for people, and for nothing that is decided. */
export function letterHead(about: {
  readonly from: string;
  readonly to: string;
  readonly recipient: string | null;
}): string {
  const way =
    about.recipient === null
      ? 'Opens-with: the password that was sent another way'
      : `Request: ${about.recipient}`;
  return `Keyturn hand-over\nFrom: ${about.from}\nFor: ${about.to}\n${way}\n\n`;
}

/** The request that a letter says to be sealed for; null where it says none. */
export function recipientIn(text: string): string | null {
  const [, named] = /^Request:\s+(age1(?:\s?[a-z0-9]){58})\s/m.exec(`${unquoted(text)}\n`) ?? [];
  return named === undefined ? null : whole(named);
}
