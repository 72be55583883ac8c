import type { X509Certificate } from 'node:crypto';
import type { Hop } from '../../way.ts';

/** What a connection comes past, for whoever shows it. Nothing confidential is told. */
export type ConnectStep =
  | { readonly step: 'hop'; readonly hop: Hop }
  | { readonly step: 'resolved'; readonly addresses: readonly string[] }
  | { readonly step: 'connected'; readonly address: string }
  | { readonly step: 'tunnelled' }
  | { readonly step: 'shown'; readonly certificate: X509Certificate }
  | { readonly step: 'secured'; readonly protocol: string };

export type Watch = (step: ConnectStep) => void;
