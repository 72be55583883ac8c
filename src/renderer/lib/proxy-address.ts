import { proxyAddress } from '../../shared/model/account.ts';

/** A proxy's address as it is understood, or why it is none. */
export type ProxyReading =
  | { readonly kind: 'fine'; readonly url: string }
  | { readonly kind: 'bad'; readonly problem: 'form' | 'sign-in' };

/** What a proxy speaks where nobody says otherwise; the connections through it are encrypted all the same. */
const USUAL = 'http';

/** Reads a proxy's address as people write it: `proxy:3128` is http, and so is what most documents call a proxy. */
export function readProxy(text: string): ProxyReading {
  const plain = text.normalize('NFKC').trim().replace(/\/+$/, '');
  const schemed = /^[a-z][a-z\d+.-]*:\/\//i.test(plain) ? plain : `${USUAL}://${plain}`;
  // What curl calls them: names are looked up at the proxy anyway.
  const url = schemed.replace(/^socks(?:5h?)?:/i, 'socks5:');
  if (URL.canParse(url) && (new URL(url).username !== '' || new URL(url).password !== ''))
    return { kind: 'bad', problem: 'sign-in' };
  return proxyAddress.safeParse(url).success && !/\s/.test(url)
    ? { kind: 'fine', url }
    : { kind: 'bad', problem: 'form' };
}
