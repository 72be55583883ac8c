import type { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { Certificate } from '../../../shared/model/certificate.ts';
import type { CloudId } from '../../../shared/model/cloud.ts';
import { isVendorHost } from '../../../shared/vendor-hosts.ts';
import { CloudError } from '../../clouds/cloud-error.ts';
import { entranceOf } from '../../clouds/entrance.ts';
import { bare, type Connect, portOf } from '../../clouds/http/connect/connect.ts';
import type { ConnectStep } from '../../clouds/http/connect/watch.ts';
import { pinFor } from '../../clouds/http/dispatchers.ts';
import { isLoopback } from '../../clouds/http/endpoint-policy.ts';
import type { Http } from '../../clouds/http/http.ts';
import type { Hop, Way } from '../../clouds/way.ts';
import { nameOf } from '../network/certificates.ts';
import type { Hops } from '../network/hops.ts';
import { reasonOfAnswer } from './answer.ts';
import { isNameReason, reasonOfConnection, reasonOfTls, reasonOfWay } from './reasons.ts';
import type { AddressNotes } from './report.ts';

/** What trying an address takes. */
export interface Trying {
  readonly http: Http;
  readonly hops: Hops;
  readonly connect: Connect;
  /** Throws where a host may not be contacted. */
  readonly permit: (hostname: string) => void;
}

/** One address with the way that its account takes. */
export interface Tried {
  readonly notes: AddressNotes;
  readonly way: Way;
  readonly cloud: CloudId;
}

/** A certificate as people compare it. */
export function certificateOf(x509: X509Certificate): Certificate {
  const names = (x509.subjectAltName ?? '').split(', ').filter((name) => name !== '');
  return {
    fingerprint: x509.fingerprint256,
    subject: nameOf(x509.subject),
    issuer: nameOf(x509.issuer),
    names: names.slice(0, 100).map((name) => name.slice(0, 300)),
    from: x509.validFromDate.getTime(),
    until: x509.validToDate.getTime(),
  };
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'ERROR';

/** Tries one address, step by step; nothing of a key goes out here. Never rejects for what a network does. */
export async function tryAddress(trying: Trying, tried: Tried, signal: AbortSignal): Promise<void> {
  const { notes } = tried;
  const hops = await findWay(trying, tried, signal);
  if (hops !== null && !signal.aborted && (await connects(trying, tried, hops, signal))) {
    await asks(trying, tried, signal);
  }
  notes.finish(signal.aborted ? 'stopped' : 'earlier-failed');
}

async function findWay(
  { hops, permit }: Trying,
  { notes, way }: Tried,
  signal: AbortSignal,
): Promise<readonly Hop[] | null> {
  notes.begin('way');
  try {
    permit(notes.url.hostname);
    const seen = await hops.see(notes.url, way);
    notes.know({ way: seen });
    if (seen.failure !== null) {
      notes.fail('way', reasonOfWay(seen.failure), { code: seen.failure });
      return null;
    }
    const found = await hops.find(notes.url, way, signal);
    for (const hop of found) if (hop !== null) permit(new URL(hop.url).hostname);
    notes.ok('way', { ways: seen.ways.join(', ') });
    return found;
  } catch (error) {
    if (!(error instanceof KeyturnError || error instanceof CloudError)) throw error;
    const code = error instanceof KeyturnError ? error.code : (error.failure.vendorCode ?? '');
    notes.fail('way', reasonOfWay(code), { code });
    return null;
  }
}

/** Brings a connection up once, as far as TLS, and lets go of it. */
async function connects(
  { connect }: Trying,
  { notes, way }: Tried,
  hops: readonly Hop[],
  signal: AbortSignal,
): Promise<boolean> {
  const { url } = notes;
  const host = bare(url.hostname);
  const tls = url.protocol === 'https:';
  const pin = tls ? pinFor(url, way.pins) : null;
  let stands = false;
  let shown = false;
  if (isIP(host) !== 0) notes.skip('dns', 'is-address');
  const watch = (step: ConnectStep): void => {
    switch (step.step) {
      case 'hop':
        if (step.hop !== null) notes.skip('dns', 'by-proxy');
        notes.begin(step.hop === null && isIP(host) === 0 ? 'dns' : 'tcp');
        break;
      case 'resolved':
        notes.ok('dns', { addresses: step.addresses.join(', ').slice(0, 500) });
        notes.begin('tcp');
        break;
      case 'connected':
      case 'tunnelled':
        stands = true;
        // Names in the system's own list are not told of.
        notes.ok('dns');
        notes.begin('tcp');
        notes.ok('tcp', step.step === 'connected' ? { address: step.address } : {});
        if (tls) notes.begin('tls');
        break;
      case 'shown':
        shown = true;
        notes.know({ certificate: certificateOf(step.certificate) });
        break;
      case 'secured':
        notes.know({ trustedBy: pin === null ? 'authority' : 'pin' });
        notes.ok('tls', { protocol: step.protocol });
        break;
    }
  };
  try {
    const socket = await connect({ host, port: portOf(url), tls, pin, hops }, signal, watch);
    socket.on('error', () => undefined);
    socket.destroy();
    if (!tls) notes.skip('tls', 'plain-http');
    return true;
  } catch (error) {
    if (signal.aborted) return false;
    const facts = { code: codeOf(error).slice(0, 200) };
    if (stands) notes.fail('tls', reasonOfTls(facts.code, shown), facts);
    else {
      const reason = reasonOfConnection(facts.code);
      notes.fail(isNameReason(reason) ? 'dns' : 'tcp', reason, facts);
    }
    return false;
  }
}

/** Asks for nothing in particular, unsigned, where the platform's API is. */
async function asks({ http }: Trying, { notes, way, cloud }: Tried, signal: AbortSignal): Promise<void> {
  const url = entranceOf(cloud, notes.url);
  notes.begin('http');
  if (url.protocol === 'http:' && !way.plainHttp && !isLoopback(url.hostname)) {
    return notes.fail('http', 'plain-http-refused');
  }
  try {
    const request = { method: 'GET', url, headers: { accept: 'application/json' }, body: null } as const;
    const answer = await http.exchange(request, { way, signal, redirects: 'shown' });
    const facts = { status: String(answer.status) };
    const reason = reasonOfAnswer(url, isVendorHost(cloud, url.hostname), answer);
    if (reason === null) notes.ok('http', facts);
    else notes.fail('http', reason, facts);
  } catch (error) {
    if (signal.aborted) return;
    if (error instanceof KeyturnError) return notes.fail('http', 'policy', { code: error.code });
    if (!(error instanceof CloudError)) throw error;
    const { vendorCode } = error.failure;
    notes.fail('http', 'no-answer', vendorCode === null ? {} : { code: vendorCode });
  }
}
