import { sizeText } from '../../shared/size-text.ts';
import { type Claim, type ClaimFacts, claimsOf } from '../../shared/whereabouts-claims.ts';
import { call } from '../app.ts';
import type { RegisterCommand } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import type { Output } from '../output.ts';
import { renderPairs, renderTable } from '../text/table.ts';
import type { Words } from '../words.ts';

function text(facts: ClaimFacts, words: Words, out: Output): string {
  const { files, secrets } = facts.whereabouts;
  const claims = claimsOf(facts);
  const said = ({ key, params }: Claim): string => words.t(key, params);
  const list = (of: readonly Claim[]): string => of.map((claim) => `- ${said(claim)}\n`).join('');
  const part = (name: 'files' | 'ways' | 'sealing' | 'plain' | 'safe' | 'unsafe', body: string): string =>
    `\n${out.paint(words.t(`whereabouts.part.${name}`), 'strong')}\n${body}`;
  const titled = (of: typeof claims.ways): string =>
    renderPairs(of.map(({ title, holds }) => [words.t(title), said(holds)]));
  return [
    `${words.t('whereabouts.lead', { count: secrets })}\n`,
    part(
      'files',
      renderTable(
        [
          { title: words.t('whereabouts.cli.what') },
          { title: words.t('whereabouts.cli.size') },
          { title: words.t('whereabouts.cli.where') },
        ],
        files.map(({ kind, path, bytes }) => [
          { text: words.t(`whereabouts.file.${kind}.title`) },
          { text: bytes === null ? '' : sizeText(bytes, words.locale) },
          { text: path },
        ]),
        out.paint,
        out.width,
      ),
    ),
    part('ways', titled(claims.ways)),
    part('sealing', titled(claims.sealing)),
    part('plain', list(claims.plain)),
    part('safe', list(claims.safe)),
    part('unsafe', list(claims.unsafe)),
  ].join('');
}

/** `where`: every file, every way in, and what is protected from whom. */
export const registerWhere: RegisterCommand = (program, context) => {
  const { out, words } = context;
  program
    .command('where')
    .description(words.t('cli.command.where'))
    .action(
      context.action(async () => {
        const app = await context.session.unlocked();
        const whereabouts = await call(app, 'vault.whereabouts', {});
        const { platform } = await call(app, 'app.info', {});
        const settings = await call(app, 'settings.get', {});
        const preferences = await call(app, 'preferences.get', {});
        const { rules } = await call(app, 'policy.get', {});
        const { vaultId, files, slots, keychainItem, schema, secrets } = whereabouts;
        out.result(
          {
            vaultId,
            schema,
            secrets,
            keychainItem,
            files: files.map((file) => ({ ...file })),
            ways: slots.map(({ kind, cost }) => ({ kind, cost: cost === null ? null : { ...cost } })),
          },
          () => text({ platform, whereabouts, settings, preferences, rules }, words, out),
        );
        return EXIT.fine;
      }),
    );
};
