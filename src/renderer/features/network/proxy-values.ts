import {
  bypassRule,
  type NetworkChoices,
  type NetworkSettings,
  type ProxyChoice,
  pacUrl,
} from '../../../shared/model/network.ts';
import { readProxy } from '../../lib/proxy-address.ts';

/** The vault's way out as its form holds it. The password is not part of it: it stays in its input. */
export interface ProxyValues {
  readonly kind: ProxyChoice['kind'];
  readonly script: string;
  readonly address: string;
  readonly user: string;
  /** One rule a line. */
  readonly bypass: string;
}

/** What is wrong with a form, by field. */
export type ProxyProblems = {
  readonly script?: 'form';
  readonly address?: 'form' | 'sign-in';
  readonly bypass?: { readonly line: number; readonly text: string };
};

export function valuesOf({ proxy, bypass }: NetworkSettings): ProxyValues {
  return {
    kind: proxy.kind,
    script: proxy.kind === 'pac' ? proxy.url : '',
    address: proxy.kind === 'fixed' ? proxy.url : '',
    user: proxy.kind === 'fixed' ? (proxy.user ?? '') : '',
    bypass: bypass.join('\n'),
  };
}

/** The rules of a text: lines, or what commas and semicolons part, as in a system's own dialog. */
export function rulesOf(text: string): readonly string[] {
  return text
    .normalize('NFKC')
    .split(/[\n,;、]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Reads the form; what is wrong with it where it is no choice. */
export function readProxyValues(
  values: ProxyValues,
): { readonly choices: NetworkChoices } | { readonly problems: ProxyProblems } {
  const bypass = rulesOf(values.bypass);
  const bad = bypass.findIndex((rule) => !bypassRule.safeParse(rule).success);
  const problems: ProxyProblems =
    bad === -1 ? {} : { bypass: { line: bad + 1, text: bypass[bad]?.slice(0, 60) ?? '' } };
  switch (values.kind) {
    case 'system':
    case 'direct':
      return bad === -1 ? { choices: { proxy: { kind: values.kind }, bypass } } : { problems };
    case 'pac': {
      const script = pacUrl.safeParse(values.script);
      if (script.success && bad === -1)
        return { choices: { proxy: { kind: 'pac', url: script.data }, bypass } };
      return { problems: { ...problems, ...(script.success ? {} : { script: 'form' }) } };
    }
    case 'fixed': {
      const read = readProxy(values.address);
      if (read.kind === 'fine' && bad === -1) {
        const user = values.user.trim();
        return {
          choices: { proxy: { kind: 'fixed', url: read.url, user: user === '' ? null : user }, bypass },
        };
      }
      return { problems: { ...problems, ...(read.kind === 'bad' ? { address: read.problem } : {}) } };
    }
  }
}

/** Whether the password that is held is for the proxy in the form: another proxy or user never gets it. */
export function keepsPassword({ proxy }: NetworkSettings, values: ProxyValues): boolean {
  if (proxy.kind !== 'fixed' || !proxy.hasPassword || values.kind !== 'fixed') return false;
  const read = readProxy(values.address);
  return read.kind === 'fine' && read.url === proxy.url && values.user.trim() === (proxy.user ?? '');
}
