/** The tray's images, by the state that each stands for. */
export const TRAY_STATES = ['calm', 'due', 'overdue'] as const;
type TrayState = (typeof TRAY_STATES)[number];

/** The images of one kind of bar: what they are drawn with, and at which sizes (px) by the ending of the name. */
export interface TraySet {
  readonly name: string;
  readonly ink: string;
  readonly due: string;
  readonly overdue: string;
  readonly sizes: readonly { readonly ending: string; readonly px: number }[];
}

/** Menu bars and panels are 22 points high; Windows wants 16 and what its scales make of them. */
const PANEL = [
  { ending: '', px: 22 },
  { ending: '@2x', px: 44 },
];
const TASK_BAR = [
  { ending: '', px: 16 },
  { ending: '@1.25x', px: 20 },
  { ending: '@1.5x', px: 24 },
  { ending: '@2x', px: 32 },
];
const ON_LIGHT = { ink: '#26343b', due: '#b97800', overdue: '#d3343b' };
const ON_DARK = { ink: '#eef3f5', due: '#f0b429', overdue: '#ff6b6e' };

export const TRAY_SETS: readonly TraySet[] = [
  // macOS takes the shape alone and colours it itself.
  { name: 'template', ink: '#000', due: '#000', overdue: '#000', sizes: PANEL },
  { name: 'linux-light', ...ON_LIGHT, sizes: PANEL },
  { name: 'linux-dark', ...ON_DARK, sizes: PANEL },
  { name: 'windows-light', ...ON_LIGHT, sizes: TASK_BAR },
  { name: 'windows-dark', ...ON_DARK, sizes: TASK_BAR },
];

const gaps: Readonly<Record<TrayState, string>> = {
  calm: '',
  due: '<circle cx="17" cy="5" r="6.2" fill="#000"/>',
  overdue:
    '<path d="M16.2 -1 24 12.2H8.4z" fill="#000" stroke="#000" stroke-width="2" stroke-linejoin="round"/>',
};
const marks: Readonly<Record<TrayState, (set: TraySet) => string>> = {
  calm: () => '',
  due: ({ due }) => `<circle cx="17" cy="5" r="4.4" fill="${due}"/>`,
  overdue: ({ overdue }) =>
    `<path d="M16.2 1.8 21 10.4h-9.6z" fill="${overdue}" stroke="${overdue}" stroke-width="1.6" stroke-linejoin="round"/>`,
};

/** The paths of the key, as they stand in the app's icon. */
export function keyPaths(icon: string): string {
  const paths = /<g [^>]*stroke="#fff"[^>]*>([\s\S]*?)<\/g>/.exec(icon)?.[1];
  if (paths === undefined) throw new Error('The icon has no group with the key');
  return paths;
}

/**
 * A plate with the icon's key cut out of it, and a badge whose shape alone tells the state: a template image keeps
 * nothing but its outline.
 */
export function traySvg(icon: string, state: TrayState, set: TraySet): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 22 22">
    <mask id="cut">
      <rect width="22" height="22" fill="#fff"/>
      <g transform="translate(-2.1 1) scale(0.52)" fill="none" stroke="#000" stroke-width="4" stroke-linecap="round" stroke-linejoin="round">
        ${keyPaths(icon)}
      </g>
      ${gaps[state]}
    </mask>
    <rect x="1" y="2" width="20" height="19" rx="5" fill="${set.ink}" mask="url(#cut)"/>
    ${marks[state](set)}
  </svg>`;
}
