import { X509Certificate } from 'node:crypto';
import { isIP, type Socket } from 'node:net';
import type { SecureContext, TLSSocket } from 'node:tls';
import { nodeTls } from '../node-tls.ts';
import { CONNECT_TIMEOUT, ConnectError, codeOf } from './failure.ts';
import type { Watch } from './watch.ts';

/** What a server has to show. */
export interface Expected {
  readonly host: string;
  readonly context: SecureContext;
  /** SHA-256 of the one certificate that is taken; its issuer and its names then do not matter. */
  readonly pin: string | null;
}

/**
 * Brings TLS up. Rejects with `ConnectError` whose code is OpenSSL's, with the certificate that was shown; nothing was
 * sent by then but the handshake.
 */
export function secure(
  socket: Socket,
  { host, context, pin }: Expected,
  signal: AbortSignal,
  watch: Watch,
): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    let shown: X509Certificate | null = null;
    if (signal.aborted) return reject(new ConnectError(CONNECT_TIMEOUT));
    const tls = nodeTls().connect({
      socket,
      host,
      servername: isIP(host) === 0 ? host : '',
      secureContext: context,
      // Whatever NODE_TLS_REJECT_UNAUTHORIZED says.
      rejectUnauthorized: true,
      ALPNProtocols: ['http/1.1'],
      ...(pin !== null && {
        checkServerIdentity: (_host, found) =>
          found.fingerprint256 === pin ? undefined : new ConnectError('PIN_CHANGED'),
      }),
    });
    const end = () => {
      signal.removeEventListener('abort', giveUp);
      tls.off('error', fail);
    };
    const fail = (error: Error) => {
      end();
      tls.destroy();
      socket.destroy();
      const code = codeOf(error);
      const facts = { certificate: shown };
      if (pin !== null && shown !== null && shown.fingerprint256 !== pin) {
        return reject(new ConnectError('PIN_CHANGED', { ...facts, pinned: pin }));
      }
      reject(code === null ? error : new ConnectError(code, facts));
    };
    const giveUp = () => fail(new ConnectError(CONNECT_TIMEOUT));
    signal.addEventListener('abort', giveUp, { once: true });
    // Node tells of the handshake here, before it looks at the certificate and hangs up.
    tls.prependListener('secure', () => {
      const { raw } = tls.getPeerCertificate();
      shown = raw === undefined ? null : new X509Certificate(raw);
      if (shown !== null) watch({ step: 'shown', certificate: shown });
    });
    tls.once('error', fail);
    tls.once('secureConnect', () => {
      end();
      watch({ step: 'secured', protocol: tls.getProtocol() ?? '' });
      resolve(tls);
    });
  });
}

/** A context for which a pinned certificate is its own authority, so that every other check stays on. */
export const contextOfPin = (certificate: X509Certificate): SecureContext =>
  nodeTls().createSecureContext({
    ca: [certificate.toString()],
    allowPartialTrustChain: true,
    minVersion: 'TLSv1.2',
  });
