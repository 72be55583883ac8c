import type { Plugin } from 'vite';

const CATALOGUE = /[\\/]src[\\/]shared[\\/]i18n[\\/](?:en|zh-CN)\.json$/;

/** A catalogue as a module whose top-level parts are parsed when one of their texts is first looked up. */
export function lateTextsModule(json: string): string {
  const parts = Object.entries(JSON.parse(json) as Readonly<Record<string, unknown>>);
  return `const whole = {};
const put = (name, value) => Object.defineProperty(whole, name, { value, enumerable: true });
const late = (name, json) =>
  Object.defineProperty(whole, name, {
    get: () => put(name, JSON.parse(json))[name],
    enumerable: true,
    configurable: true,
  });
${parts.map(([name, part]) => `late(${JSON.stringify(name)}, ${JSON.stringify(JSON.stringify(part))});\n`).join('')}export default whole;`;
}

/** Both languages are there at once for menus and terminals; one run of a command says a few sentences of one of them. */
export function lateTexts(): Plugin {
  return {
    name: 'keyturn-late-texts',
    apply: 'build',
    enforce: 'pre',
    transform: (code, id) =>
      CATALOGUE.test(id) ? { code: lateTextsModule(code), map: null, moduleType: 'js' } : null,
  };
}
