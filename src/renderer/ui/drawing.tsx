import type { ReactNode } from 'react';

/** The line drawings of empty panes. */
export type DrawingName = 'keys' | 'search' | 'calm' | 'bin' | 'choose';

const LINES: Readonly<Record<DrawingName, ReactNode>> = {
  keys: (
    <>
      <circle cx="24" cy="32" r="12" />
      <circle cx="20" cy="32" r="3" />
      <path d="M36 32h40M64 32v9M72 32v7" />
      <path d="M33 22c3-8 12-13 21-11M15 42c2 5 6 9 11 11" strokeDasharray="2 4" />
    </>
  ),
  search: (
    <>
      <circle cx="40" cy="28" r="16" />
      <path d="m52 40 14 14" />
      <path d="M33 28h14" strokeDasharray="2 4" />
    </>
  ),
  calm: (
    <>
      <path d="M10 46h76" />
      <path d="M28 46a20 20 0 0 1 40 0" />
      <path d="M48 12v6M22 22l4 4M74 22l-4 4" strokeDasharray="2 4" />
      <path d="M30 54h36M40 60h16" />
    </>
  ),
  bin: (
    <>
      <path d="M32 20h32M42 20v-5h12v5M35 20l3 36h20l3-36" />
      <path d="M44 30l1 16M52 30l-1 16" strokeDasharray="2 4" />
    </>
  ),
  choose: (
    <>
      <rect x="14" y="12" width="68" height="42" rx="5" />
      <path d="M38 12v42" />
      <path d="M20 22h12M20 30h12M20 38h8" strokeDasharray="2 4" />
      <path d="M46 24h26M46 32h18" />
    </>
  ),
};

/** A drawing of 96 × 64 px in the colour of the text around it; a decoration, so hidden from assistive technology. */
export function Drawing({ name }: { readonly name: DrawingName }) {
  return (
    <svg
      data-drawing={name}
      width="96"
      height="64"
      viewBox="0 0 96 64"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {LINES[name]}
    </svg>
  );
}
