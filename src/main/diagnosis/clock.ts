const COMPACT = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;

function instantOf(text: string): number | null {
  const compact = COMPACT.exec(text.trim());
  const at =
    compact === null
      ? Date.parse(text.trim())
      : Date.parse(`${compact[1]}-${compact[2]}-${compact[3]}T${compact[4]}:${compact[5]}:${compact[6]}Z`);
  return Number.isFinite(at) ? at : null;
}

const PAIRS: readonly RegExp[] = [
  /Signature expired: (\d{8}T\d{6}Z) is now earlier than \d{8}T\d{6}Z \((\d{8}T\d{6}Z)/,
  /Signature not yet current: (\d{8}T\d{6}Z) is still later than \d{8}T\d{6}Z \((\d{8}T\d{6}Z)/,
];
const tagged = (name: string) =>
  new RegExp(`<?${name}["'>]{0,2}\\s{0,8}[:=]?\\s{0,8}["']?([A-Za-z0-9:.,+ -]{10,40})`, 'i');
const REQUEST_TIME = tagged('RequestTime');
const SERVER_TIME = tagged('ServerTime');

/** More than this is no clock that is off but a text that was made up; the answer has to fit a number of days. */
const MOST_MS = 20 * 365 * 86_400_000;

/**
 * How far the sender's clock is ahead of the cloud's, in ms, where the text has both times: in AWS's words about
 * signatures, or as RequestTime and ServerTime of an object storage's answer. Null where it has not.
 */
export function clockAhead(text: string): number | null {
  const pair = PAIRS.map((words) => words.exec(text)).find((found) => found !== null);
  const [sent, received] =
    pair === undefined ? [REQUEST_TIME.exec(text)?.[1], SERVER_TIME.exec(text)?.[1]] : [pair?.[1], pair?.[2]];
  if (sent === undefined || received === undefined) return null;
  const [from, to] = [instantOf(sent), instantOf(received)];
  const ahead = from === null || to === null ? null : from - to;
  return ahead === null || Math.abs(ahead) > MOST_MS ? null : ahead;
}
