import { catalogue, inLocale } from '../../shared/catalogue/index.ts';
import type { CloudId } from '../../shared/model/cloud.ts';
import { CLOUD_NAMES } from '../clouds.ts';
import type { RegisterCommand } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import type { Json } from '../output.ts';
import { renderTable } from '../text/table.ts';
import type { Words } from '../words.ts';

function cloudJson(id: CloudId, { locale }: Words): Json {
  const { name, kinds, sites, fields, endpoints, turns } = catalogue[id];
  return {
    id,
    name: inLocale(name, locale),
    turns,
    kinds: kinds.map((kind) => ({ id: kind.id, label: inLocale(kind.label, locale) })),
    sites: sites.map((site) => ({ id: site.id, label: inLocale(site.label, locale) })),
    fields: fields.map((field) => ({
      key: field.key,
      label: inLocale(field.label, locale),
      secret: field.secret,
      required: field.required,
      kinds: field.kinds === undefined ? null : [...field.kinds],
      requiredFor: [...(field.requiredFor ?? [])],
    })),
    endpoints: endpoints.map(({ name: service, required }) => ({ service, required })),
  };
}

/** `clouds`: every platform with the words that `add` and `guide` take for it. Needs no vault. */
export const registerClouds: RegisterCommand = (program, context) => {
  const { out, words } = context;
  program
    .command('clouds')
    .description(words.t('cli.command.clouds'))
    .action(
      context.action(async () => {
        out.result({ clouds: CLOUD_NAMES.map((id) => cloudJson(id, words)) }, () =>
          renderTable(
            (['cloud', 'kinds', 'sites', 'fields'] as const).map((title) => ({
              title: words.t(`cli.clouds.${title}`),
            })),
            CLOUD_NAMES.map((id) => {
              const { name, kinds, sites, fields } = catalogue[id];
              return [
                { text: `${id} ${inLocale(name, words.locale)}` },
                { text: kinds.map((kind) => kind.id).join(', ') },
                { text: sites.map((site) => site.id).join(', ') },
                { text: fields.map((field) => field.key).join(', ') },
              ];
            }),
            out.paint,
            out.width,
          ),
        );
        return EXIT.fine;
      }),
    );
};
