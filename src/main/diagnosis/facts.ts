import type { DiagnosisFacts } from '../../shared/model/diagnosis.ts';
import type { Reading } from './reading.ts';
import { shownHost, shownRegion, shownRequestId } from './shapes.ts';

/** What a text holds before anything is made of it. */
export interface Extract {
  /** Lower case, and without `Error` or `Exception` behind: values of fields for codes, and words that can be codes. */
  readonly codes: ReadonlySet<string>;
  /** The code as it was written, for each of `codes`. */
  readonly written: ReadonlyMap<string, string>;
  readonly hosts: readonly string[];
  readonly facts: DiagnosisFacts;
}

/** A code without what SDKs put behind it. */
export const codeKey = (code: string): string => code.toLowerCase().replace(/(error|exception)$/, '');

const LABELLED =
  /(?:^|[^a-z])(error_?code|asapierrorcode|eoperrcode|statuscode|retcode|errorkey|code|status|reason|error|class|x-amzn-errortype)["'<]?\s{0,8}[:=>]\s{0,8}\[?["']?([A-Za-z0-9][A-Za-z0-9._-]{1,79})/gi;
// `(X) when calling`, `api error X:`, `Error: X`, `Exception: X`, and `X, host` as Keyturn writes it.
const SPOKEN =
  /(?:\(|api error |error: ?|exception: ?|^\s{0,8})([A-Z][A-Za-z0-9]{3,60}(?:\.[A-Za-z0-9]{1,40}){0,3})(?:\)| ?:|,|\s)/gm;
// A word that nobody writes in prose: humps, dots or underscores.
const TOKEN = /[A-Za-z0-9]{1,60}(?:[._-][A-Za-z0-9]{1,60}){0,5}/g;
const UNUSUAL = /[a-z][A-Z]|[a-z]\.[A-Z]|[A-Z]_[A-Z\d]|[A-Z]\.\d|\d-\d|^AADSTS\d|^[A-Z]\d{2}[A-Z]/;

function codesOf({ text }: Reading): Map<string, string> {
  const written = new Map<string, string>();
  const add = (code: string) => {
    const key = codeKey(code.replace(/[.-]$/, ''));
    if (!written.has(key)) written.set(key, code);
  };
  for (const [, label = '', value = ''] of text.matchAll(LABELLED)) {
    if (!/^\d+$/.test(value)) add(value);
    // UCloud's spelling: in others, too many services have numbers of their own.
    else if (label === 'RetCode') add(`RetCode ${value}`);
    else if (value.length >= 5) add(value);
  }
  for (const [, list = ''] of text.matchAll(/error_codes"?\s{0,8}[:=]\s{0,8}\[([\d, ]{1,200})/g))
    for (const one of list.split(',')) add(one.trim());
  for (const [, value = ''] of text.matchAll(SPOKEN)) add(value);
  for (const [value] of text.matchAll(TOKEN)) if (value.length <= 80 && UNUSUAL.test(value)) add(value);
  const whole = text.trim();
  if (/^[A-Za-z][A-Za-z0-9._-]{2,79}$/.test(whole)) add(whole);
  const status = statusOf(text);
  if (status !== null) add(`http ${status}`);
  if (/^\s{0,200}<(!doctype html|html[\s>])/i.test(text)) add('html page');
  return written;
}

const STATUS =
  /(?:HTTP\/[\d.]{1,3} |status ?code["']?[:=]? ?|HTTP Status: |http(?:status)?code["']?[:=] ?|(?:^|[^a-z])status["']?[:=] ?|response |HTTP |状态码[:：] ?)([1-5]\d\d)(?!\d)/i;

function statusOf(text: string): number | null {
  const found = STATUS.exec(text)?.[1];
  return found === undefined ? null : Number(found);
}

const HOST =
  /(?<![A-Za-z0-9_@.+%~-]|(?<!\/)\/)[A-Za-z0-9][A-Za-z0-9-]{0,62}(?:\.[A-Za-z0-9-]{1,63}){1,7}(?::\d{1,5})?(?![A-Za-z0-9_-])/g;
const ENDS = /\.(?:com|cn|net|org|us|eu|io|internal|local|example|intranet|corp|lan)$/;

// What stands before a type's name in anybody's protocol buffers.
const NO_HOST = /^type\.googleapis\.com$/i;

function hostsOf(text: string): string[] {
  const found = new Set<string>();
  for (const [raw] of text.matchAll(HOST)) {
    if (NO_HOST.test(raw)) continue;
    const name = raw.replace(/:\d{1,5}$/, '');
    const address = /^\d{1,3}(?:\.\d{1,3}){3}$/.test(name);
    if (address || ENDS.test(name)) found.add(raw);
    if (found.size >= 200) break;
  }
  return [...found];
}

const REQUEST_ID =
  /(?:x-[a-z]{3,5}-)?(?:request[-_ ]{0,2}id|requestuuid|trace ?id)["'<]?[ \t]{0,8}[:=>]?[ \t]{0,8}\[?["']?[ \t]{0,3}([A-Za-z0-9=-]{12,60})/gi;
const REGION = /(?:region|expecting|scope)["'<]?\s{0,8}[:=>]?\s{0,8}["']([a-z0-9-]{4,30})["']/i;
const EC = /(?:<EC>|["']?\bEC["']?\s{0,4}[:=]\s{0,4}["']?|x-oss-ec:?\s{0,4})(\d{4}-\d{8})/i;

function first<T>(found: Iterable<RegExpMatchArray>, shown: (raw: string) => T | null): T | null {
  for (const [, raw = ''] of found) {
    const value = shown(raw);
    if (value !== null) return value;
  }
  return null;
}

/** Takes the facts out of a text: codes, ids, hosts. Linear in its length. */
export function extract(reading: Reading): Extract {
  const written = codesOf(reading);
  const hosts = hostsOf(reading.text);
  return {
    codes: new Set(written.keys()),
    written,
    hosts,
    facts: {
      code: null,
      detail: EC.exec(reading.text)?.[1] ?? null,
      status: statusOf(reading.text),
      requestId: first(reading.text.matchAll(REQUEST_ID), shownRequestId),
      host: hosts.map(shownHost).find((host) => host !== null) ?? null,
      region: shownRegion(REGION.exec(reading.text)?.[1] ?? ''),
    },
  };
}
