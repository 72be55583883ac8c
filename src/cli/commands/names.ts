import { catalogue, inLocale } from '../../shared/catalogue/index.ts';
import { type Name, nameText } from '../../shared/crosswalk/index.ts';
import { answersTo, findRows, type NameAnswer, type NameRow } from '../../shared/crosswalk/search.ts';
import type { RegisterCommand } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { printable } from '../text/escape.ts';
import { renderTable } from '../text/table.ts';
import type { Words } from '../words.ts';

const cloudName = (row: NameRow, words: Words): string => inLocale(catalogue[row.cloud].name, words.locale);

const productName = (row: NameRow, words: Words): string =>
  row.naming.id === 'console'
    ? words.t('crosswalk.copyAs.inConsole', { cloud: cloudName(row, words) })
    : inLocale(row.naming.name, words.locale);

function rowJson(row: NameRow, words: Words) {
  const texts = (names: readonly Name[]) => names.map((name) => nameText(name, words.locale));
  const { id, secret, token, region, other } = row.names;
  return {
    cloud: row.cloud,
    naming: row.naming.id,
    product: productName(row, words),
    ...{
      id: texts(id),
      secret: texts(secret),
      token: texts(token),
      region: texts(region),
      other: texts(other),
    },
  };
}

const separated = (texts: readonly string[], words: Words): string =>
  texts.join(words.t('leadTimes.separator'));

function answerText(answer: NameAnswer, words: Words): string {
  const said = words.t(`crosswalk.answer.${answer.part}`, {
    name: printable(separated(answer.typed, words)),
  });
  const clouds = [...new Set(answer.rows.map((row) => cloudName(row, words)))];
  return `${said}: ${separated(clouds, words)}\n`;
}

/** `names [TEXT]`: what products call the halves of a key. Needs no vault. */
export const registerNames: RegisterCommand = (program, context) => {
  const { out, words } = context;
  program
    .command('names')
    .argument('[text]', words.t('crosswalk.cli.text'))
    .description(words.t('crosswalk.cli.names'))
    .action(
      context.action(async (typed: string | undefined) => {
        const rows = findRows(typed ?? '');
        const answers = answersTo(typed ?? '', words.locale);
        const names = rows.map((row) => rowJson(row, words));
        out.result(
          {
            answers: answers.map(({ part, rows: where }) => ({
              part,
              clouds: [...new Set(where.map(({ cloud }) => cloud))],
            })),
            names,
          },
          () =>
            rows.length === 0
              ? `${words.t('crosswalk.nothing', { typed: printable(typed ?? '') })}\n`
              : [
                  ...answers.map((answer) => answerText(answer, words)),
                  renderTable(
                    [
                      { title: words.t('cli.column.cloud') },
                      { title: words.t('crosswalk.product'), shrinks: true },
                      { title: '--as' },
                      { title: words.t('crosswalk.part.id'), shrinks: true },
                      { title: words.t('crosswalk.part.secret'), shrinks: true },
                    ],
                    names.map(({ cloud, product, naming, id, secret }) =>
                      [cloud, product, naming, separated(id, words), separated(secret, words)].map(
                        (text) => ({
                          text,
                        }),
                      ),
                    ),
                    out.paint,
                    out.width,
                  ),
                ].join(''),
        );
        return EXIT.fine;
      }),
    );
};
