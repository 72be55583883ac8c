import { call } from '../app.ts';
import type { RegisterCommand } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { receiptJson } from '../rotation/json.ts';
import { receiptText } from '../rotation/receipt-text.ts';
import { resolveRotation } from '../rotation/resolve.ts';

/** `receipt ID` */
export const registerReceipt: RegisterCommand = (program, context) => {
  const { out, words } = context;
  program
    .command('receipt')
    .argument('<id>', words.t('cli.argument.rotation'))
    .description(words.t('cli.command.receipt'))
    .action(
      context.action(async (text: string) => {
        const app = await context.session.unlocked();
        const { id } = await resolveRotation(app, text);
        const { rotation, events, startedBy } = await call(app, 'rotations.receipt', { id });
        out.result(receiptJson(rotation, events, startedBy), () =>
          receiptText(rotation, events, startedBy, context),
        );
        return EXIT.fine;
      }),
    );
};
