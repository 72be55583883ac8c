import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DrawingId } from '../../../../shared/catalogue/guides/index.ts';
import styles from './guide.module.css';

const FAINT = { strokeDasharray: '2 4' } as const;

const LINES: Readonly<Record<DrawingId, ReactNode>> = {
  // A window whose secret is open once and barred from then on.
  'shown-once': (
    <>
      <rect x="10" y="12" width="58" height="48" rx="5" />
      <path d="M10 24h58M20 36h20M20 48h34" />
      <path d="M82 36h12m-4-4 4 4-4 4" />
      <rect x="108" y="12" width="58" height="48" rx="5" />
      <path d="M108 24h58M118 36h20" />
      <path d="M118 48h34" {...FAINT} />
      <path d="M146 30c6-5 14-5 20 0M144 56l24-30" />
    </>
  ),
  // Two places for keys, both taken, and a third one that does not fit.
  'two-slots': (
    <>
      <rect x="14" y="20" width="44" height="32" rx="5" />
      <rect x="66" y="20" width="44" height="32" rx="5" />
      <rect x="118" y="20" width="44" height="32" rx="5" {...FAINT} />
      <circle cx="28" cy="36" r="5" />
      <path d="M33 36h16M45 36v5" />
      <circle cx="80" cy="36" r="5" />
      <path d="M85 36h16M97 36v5" />
      <path d="m134 30 12 12m0-12-12 12" />
    </>
  ),
  // A row of a table: the first cell is crossed out, the second one is ringed.
  'value-not-id': (
    <>
      <rect x="12" y="16" width="152" height="40" rx="5" />
      <path d="M12 30h152M62 16v40M116 16v40" />
      <path d="M72 43h32M126 43h28" />
      <rect x="66" y="34" width="46" height="18" rx="9" strokeWidth="2.5" />
      <path d="M132 37l14 12m0-12-14 12" {...FAINT} />
      <path d="M22 43h28M22 23h18M72 23h18M126 23h14" />
    </>
  ),
  // The round picture in a page's upper corner, with its menu open.
  'user-menu': (
    <>
      <path d="M12 62V16a4 4 0 0 1 4-4h144a4 4 0 0 1 4 4v46M12 26h152" />
      <circle cx="152" cy="19" r="4" strokeWidth="2.5" />
      <rect x="104" y="30" width="54" height="34" rx="4" />
      <path d="M112 39h30M112 47h38M112 55h24" />
      <path d="M22 38h56M22 46h40" {...FAINT} />
    </>
  ),
  // A page of tabs of which the second one is in front.
  'key-tab': (
    <>
      <path d="M12 28h40V16h44v12h68M12 28v34h152V28" />
      <path d="M60 22h28M22 22h22M104 22h22" />
      <circle cx="32" cy="46" r="6" />
      <path d="M38 46h26M58 46v6M64 46v4" />
      <rect x="114" y="39" width="40" height="14" rx="7" strokeWidth="2.5" />
    </>
  ),
  // A file that comes down with a key in it.
  'key-file': (
    <>
      <path d="M56 10h44l20 18v36H56zM100 10v18h20" />
      <circle cx="76" cy="44" r="6" />
      <path d="M82 44h24M100 44v6" />
      <path d="M140 22v24m-7-7 7 7 7-7M130 56h20" />
    </>
  ),
  // Addresses that a gate lets in, and one that it does not.
  'allow-list': (
    <>
      <path d="M98 10v16M98 46v18" />
      <path d="M20 20h34m0 16h22m-56 0h24M20 52h34" />
      <path d="M60 20h26M82 36h60m-6-6 6 6-6 6" />
      <path d="M60 52h26" {...FAINT} />
      <path d="m84 47 10 10m0-10-10 10" />
      <rect x="146" y="24" width="20" height="24" rx="4" />
    </>
  ),
  // One account beside another, which lets it take a role.
  trust: (
    <>
      <rect x="14" y="18" width="48" height="36" rx="5" />
      <rect x="114" y="18" width="48" height="36" rx="5" />
      <circle cx="38" cy="32" r="6" />
      <path d="M28 46c2-6 18-6 20 0" />
      <path d="M66 36h42m-6-6 6 6-6 6" />
      <path d="M138 26l10 4v6c0 6-4 9-10 12-6-3-10-6-10-12v-6z" />
    </>
  ),
  // A telephone with a code on it.
  sms: (
    <>
      <rect x="34" y="8" width="34" height="56" rx="6" />
      <path d="M46 58h10" />
      <path d="M82 18h62a4 4 0 0 1 4 4v20a4 4 0 0 1-4 4H98l-12 10V46h-4a4 4 0 0 1-4-4V22a4 4 0 0 1 4-4z" />
      <path d="M92 32h.01M104 32h.01M116 32h.01M128 32h.01" strokeWidth="4" />
    </>
  ),
  // A switch that is put on, with what it opens.
  switch: (
    <>
      <rect x="16" y="24" width="46" height="24" rx="12" />
      <circle cx="50" cy="36" r="8" strokeWidth="2.5" />
      <path d="M72 36h18m-5-5 5 5-5 5" />
      <circle cx="112" cy="36" r="9" />
      <path d="M121 36h40M149 36v9M158 36v7" />
    </>
  ),
  // Several projects, each with its own services, under one key.
  projects: (
    <>
      <circle cx="88" cy="14" r="6" />
      <path d="M88 20v10M34 40v-6a4 4 0 0 1 4-4h100a4 4 0 0 1 4 4v6M88 30v10" />
      <rect x="14" y="40" width="40" height="24" rx="4" />
      <rect x="68" y="40" width="40" height="24" rx="4" />
      <rect x="122" y="40" width="40" height="24" rx="4" />
      <path d="M22 48h24M22 56h16M76 48h24M76 56h16M130 48h24M130 56h16" />
    </>
  ),
  // A list of products, each with an address of its own.
  endpoints: (
    <>
      <rect x="14" y="12" width="36" height="12" rx="4" />
      <rect x="14" y="30" width="36" height="12" rx="4" />
      <rect x="14" y="48" width="36" height="12" rx="4" />
      <path d="M54 18h20m-4-4 4 4-4 4M54 36h20m-4-4 4 4-4 4M54 54h20m-4-4 4 4-4 4" />
      <path d="M82 18h66M82 36h80M82 54h56" />
      <circle cx="160" cy="18" r="2" />
      <circle cx="150" cy="54" r="2" />
    </>
  ),
};

/** A small picture of what a step is about, in the accent's colour; what it shows is said in words too. */
export function GuideDrawing({ name }: { readonly name: DrawingId }) {
  const { t } = useTranslation();
  return (
    <svg
      role="img"
      aria-label={t(`guide.drawing.${name}`)}
      data-drawing={name}
      className={styles.drawing}
      width="176"
      height="72"
      viewBox="0 0 176 72"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {LINES[name]}
    </svg>
  );
}
