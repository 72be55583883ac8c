import { DIAGNOSIS_PAGES, type DiagnosisPage } from '../../shared/diagnosis/pages.ts';
import { CLOUD_IDS, type CloudId } from '../../shared/model/cloud.ts';
import type { Diagnosis, Evidence, Finding } from '../../shared/model/diagnosis.ts';
import type { FailureKind } from '../../shared/model/failure.ts';
import { signatureAdvice } from './advice.ts';
import { causeByKind } from './by-kind.ts';
import { CAUSES } from './causes/index.ts';
import { clockAhead } from './clock.ts';
import { type Extract, extract } from './facts.ts';
import { knownCode } from './known-codes.ts';
import { type Match, matchRows } from './match.ts';
import { placeOfHosts, rightPlace } from './place.ts';
import { type Reading, readingOf } from './reading.ts';
import { cloudOfHost, senderOf } from './sender.ts';
import { networkRows, S3_SPEAKERS, s3Rows } from './tables/common.ts';
import { TABLES } from './tables/index.ts';
import type { Row } from './types.ts';

interface Answer {
  readonly match: Match;
  readonly cloud: CloudId | null;
  readonly couldBe: readonly CloudId[];
}

/** What a cloud's own table says, then what all S3 speakers share. */
function inTable(cloud: CloudId, reading: Reading, found: Extract): Match | null {
  const own = matchRows(TABLES[cloud].rows, reading, found);
  if (own !== null) return own;
  const speaks = S3_SPEAKERS.includes(cloud) || cloud === 'gcp';
  return speaks ? matchRows(s3Rows, reading, found) : null;
}

/** The public cloud's rows are the private one's too: without a sign of it, the text is the public one's. */
const TELLING = CLOUD_IDS.filter((cloud) => cloud !== 'apsara');

/** Lines that stand on their own: what others write too is no sign of any cloud. */
const telling = (rows: readonly Row[]): readonly Row[] => rows.filter(({ common }) => common !== true);

const TELLING_ROWS = TELLING.map((cloud) => ({ cloud, rows: telling(TABLES[cloud].rows) }));

const TELLING_S3 = telling(s3Rows);

const SHARED = new Set(s3Rows.flatMap(({ codes = [] }) => codes));

/** Looks in every table: one that is alone in fitting has said it, several have to agree. */
function inAnyTable(reading: Reading, found: Extract): Answer | null {
  const matches = TELLING_ROWS.flatMap(({ cloud, rows }) => {
    const match = matchRows(rows, reading, found);
    return match === null || (match.code !== null && SHARED.has(match.code)) ? [] : [{ cloud, match }];
  });
  const [first, ...others] = matches;
  if (first === undefined || others.length > 0) {
    const shared = matchRows(TELLING_S3, reading, found);
    if (shared !== null) return { match: shared, cloud: null, couldBe: S3_SPEAKERS };
  }
  if (first === undefined) return null;
  if (others.length === 0) return { match: first.match, cloud: first.cloud, couldBe: [] };
  const agree = others.every(({ match }) => match.row.cause === first.match.row.cause);
  return agree
    ? { match: plain(first.match), cloud: null, couldBe: matches.map(({ cloud }) => cloud) }
    : null;
}

/** A line without what only its own vendor means. */
const plain = ({ row, ...rest }: Match): Match => ({
  ...rest,
  row: { cause: row.cause, ...(row.codes && { codes: row.codes }), ...(row.says && { says: row.says }) },
});

function answerFor(reading: Reading, found: Extract, asked: CloudId | null): Answer | null {
  const cloud = asked ?? senderOf(reading.flat, found.hosts);
  if (cloud !== null) {
    const match = inTable(cloud, reading, found);
    if (match !== null) return { match, cloud, couldBe: [] };
  }
  const other = asked === null ? inAnyTable(reading, found) : null;
  // A sender without a line of its own only hints; a table that fits knows better.
  if (other !== null) return other;
  const network = matchRows(networkRows, reading, found);
  const named = found.hosts.map(cloudOfHost).find((one) => one !== null) ?? null;
  return network === null ? null : { match: network, cloud: asked ?? named, couldBe: [] };
}

const pageOf = (id: DiagnosisPage | null): Finding['page'] =>
  id === null ? null : { id, url: DIAGNOSIS_PAGES[id] };

function findingOf(answer: Answer, reading: Reading, found: Extract): Finding {
  const { match, cloud, couldBe } = answer;
  const { row } = match;
  const { kind, title, why, steps } = CAUSES[row.cause];
  const place =
    row.cause === 'wrong-endpoint' || row.cause === 'wrong-region'
      ? rightPlace(reading.text, cloud)
      : { endpoint: null, region: null };
  const signed = row.cause === 'wrong-region' && place.region === null ? placeOfHosts(found.hosts) : place;
  const aheadMs = row.cause === 'clock-skew' ? clockAhead(reading.text) : null;
  const aboutKey = ['wrong-secret', 'unknown-key', 'unknown-or-disabled', 'key-refused'].includes(row.cause);
  const { status, host } = found.facts;
  const code = knownCode(found.codes);
  const coded = match.evidence.some(({ part }) => part === 'code');
  const around: Evidence[] = [
    ...(coded || code === null ? [] : [{ part: 'code' as const, text: code }]),
    ...(status === null ? [] : [{ part: 'status' as const, text: String(status) }]),
    ...(host === null ? [] : [{ part: 'host' as const, text: host }]),
  ];
  return {
    cause: row.cause,
    cloud,
    couldBe,
    kind,
    title,
    why: row.why ?? why,
    steps: [
      ...(aboutKey ? signatureAdvice(reading, cloud) : []),
      ...(row.first ?? []),
      ...(row.steps ?? steps),
    ],
    evidence: [...match.evidence, ...around],
    endpoint: signed.endpoint,
    region: signed.region,
    aheadMs,
    page: pageOf(row.page ?? (cloud === null ? null : TABLES[cloud].page)),
  };
}

/** What a check found goes before what its code alone would stand for. */
function corrected(answer: Answer | null, asked: CloudId | null, kind: FailureKind | null): Answer | null {
  const cause = causeByKind(kind, answer?.match.row.cause ?? null);
  if (cause === null) return answer;
  return { match: { row: { cause }, code: null, evidence: [] }, cloud: asked, couldBe: [] };
}

/**
 * Says what an error text means, as far as the tables know it. Keeps and logs nothing; of the text itself only codes
 * that the tables have, and hosts, regions and ids of shapes that no secret has, come back. Linear in its length.
 * `kind` is what a check found already, of whose answer the text is the code.
 */
export function explain(text: string, asked: CloudId | null, kind: FailureKind | null = null): Diagnosis {
  // What a check kept of UCloud's answer is its number.
  const reading = readingOf(asked === 'ucloud' ? text.replace(/^(\d{1,6})$/, 'RetCode: $1') : text);
  const found = extract(reading);
  const answer = corrected(answerFor(reading, found, asked), asked, kind);
  if (answer === null) return { kind: 'not-known', facts: found.facts };
  const perCloud = answer.couldBe.flatMap((cloud) => {
    const match = inTable(cloud, reading, found);
    return match === null ? [] : [findingOf({ match, cloud, couldBe: [] }, reading, found)];
  });
  return {
    kind: 'known',
    findings: [findingOf(answer, reading, found)],
    perCloud,
    facts: {
      ...found.facts,
      code: answer.match.evidence.find(({ part }) => part === 'code')?.text ?? knownCode(found.codes),
    },
  };
}
