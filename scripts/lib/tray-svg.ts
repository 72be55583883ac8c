/** The tray's images, by the state that each stands for. */
export const TRAY_STATES = ['calm', 'due', 'overdue'] as const;

const BADGES = {
  calm: { gap: '', mark: '' },
  due: {
    gap: '<circle cx="17" cy="5" r="6.2" fill="#000"/>',
    mark: '<circle cx="17" cy="5" r="4.4" fill="#e0a100"/>',
  },
  overdue: {
    gap: '<path d="M16.2 -1 24 12.2H8.4z" fill="#000" stroke="#000" stroke-width="2" stroke-linejoin="round"/>',
    mark: '<path d="M16.2 1.8 21 10.4h-9.6z" fill="#e5484d" stroke="#e5484d" stroke-width="1.6" stroke-linejoin="round"/>',
  },
} as const;

/**
 * A plate with the key cut out of it, and a badge whose shape alone tells the state: macOS keeps nothing of an image but
 * its outline.
 */
export function traySvg(state: (typeof TRAY_STATES)[number]): string {
  const { gap, mark } = BADGES[state];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 22 22">
    <mask id="cut">
      <rect width="22" height="22" fill="#fff"/>
      <g transform="translate(-2.1 1) scale(0.52)" fill="none" stroke="#000" stroke-width="4" stroke-linecap="round" stroke-linejoin="round">
        <path d="M24.6 17.2a7 7 0 1 0 0 9.6"/><path d="M26 22h13v6M33 22v4"/><path d="M25.4 12.8v4.8h-4.8"/>
      </g>
      ${gap}
    </mask>
    <rect x="1" y="2" width="20" height="19" rx="5" fill="#12898a" mask="url(#cut)"/>
    ${mark}
  </svg>`;
}
