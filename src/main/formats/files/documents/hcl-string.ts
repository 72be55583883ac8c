/**
 * The text of a quoted template of HCL, without its quotes. Null where it holds an interpolation or a directive, so that
 * only Terraform can tell its value, and for an escape that HCL does not have: "Strings and Templates" of Terraform's
 * documents, and hclsyntax/spec.md of hashicorp/hcl.
 */
export function hclText(inner: string): string | null {
  let isWhole = true;
  const text = inner.replaceAll(
    /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([\s\S]?))|([$%])\4\{|[$%]\{/g,
    (all, short?: string, long?: string, letter?: string, sign?: string) => {
      if (sign !== undefined) return `${sign}{`;
      const code = short ?? long;
      const point = code === undefined ? -1 : Number.parseInt(code, 16);
      if (point >= 0 && point <= 0x10ffff) return String.fromCodePoint(point);
      const plain = letter === undefined ? undefined : ESCAPES[letter];
      if (plain === undefined) isWhole = false;
      return plain ?? all;
    },
  );
  return isWhole ? text : null;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };
const WRITTEN: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '"': '\\"',
  '\\': '\\\\',
};

/** A text as a quoted template of HCL that says nothing but this text. */
export function hclQuoted(text: string): string {
  const escaped = text
    .replaceAll(/["\\\n\r\t]/g, (character) => WRITTEN[character] ?? character)
    .replaceAll(/[\p{Cc}\u2028\u2029\ufeff]/gu, numbered)
    // One sign is doubled; more of them would be read in pairs from wherever the reader starts to count.
    .replaceAll(/([$%])+\{/g, (signs) =>
      signs.length === 2 ? `${signs[0]}${signs}` : `${signs.slice(0, -1).replaceAll(/[$%]/g, numbered)}{`,
    );
  return `"${escaped}"`;
}

function numbered(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
