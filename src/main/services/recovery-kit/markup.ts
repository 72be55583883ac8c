const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Characters that are not seen and change what is: controls, and marks that turn the direction of the text around.
 * On paper a label must read as it is stored.
 */
const UNSEEN = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A text for content and quoted attributes of HTML. */
export const escapeHtml = (text: string): string =>
  text.replace(UNSEEN, '\ufffd').replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

/** HTML that was escaped or written here. */
export interface Markup {
  readonly html: string;
}

type Part = string | Markup | readonly Markup[];

const textOf = (part: Part): string => {
  if (typeof part === 'string') return escapeHtml(part);
  return 'html' in part ? part.html : part.map(({ html }) => html).join('');
};

/** A template whose values are escaped unless they are markup themselves. */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { html: strings.reduce((all, string, index) => `${all}${textOf(parts[index - 1] ?? '')}${string}`) };
}

/** Markup only where it applies. */
export const when = (applies: boolean, part: () => Markup): Markup => (applies ? part() : { html: '' });
