import { Cable } from 'lucide-react';
import type { RefObject } from 'react';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../shared/model/account.ts';
import type { CloudId } from '../../../shared/model/cloud.ts';
import { useStores } from '../../stores/react.ts';
import { Button } from '../../ui/index.ts';
import { type AccountHolder, draftOf } from './account-values.ts';

export interface TestButtonProps {
  readonly cloud: CloudId;
  /** The one that is changed; left out, one that is about to be made. */
  readonly account?: Account;
  readonly password: RefObject<HTMLInputElement | null>;
}

/** Tries the addresses as they stand in the form. A certificate that is taken there is kept with the form. */
export function TestButton({ cloud, account, password }: TestButtonProps) {
  const { t } = useTranslation();
  const { reach } = useStores();
  const { getValues, setValue, trigger } = useFormContext<AccountHolder>();

  const test = async (): Promise<void> => {
    // The field that was left for this button is put in order first.
    await new Promise((resolve) => setTimeout(resolve));
    if (!(await trigger(['account.endpoints', 'account.proxy', 'account.proxyUser'], { shouldFocus: true })))
      return;
    reach.open({
      label: getValues('account.label'),
      cloud,
      over: 'form',
      target: () => {
        const { site, endpoints, proxy, proxyUser, pins, plainHttp } = draftOf(getValues('account'), cloud);
        const typed = password.current?.value ?? '';
        const draft = {
          ...{ site, endpoints, proxy, proxyUser, plainHttp, pins: [...pins] },
          ...(typed === '' ? {} : { proxyPassword: typed }),
        };
        return account === undefined
          ? { kind: 'draft', draft: { cloud, ...draft } }
          : { kind: 'account', accountId: account.id, edited: draft };
      },
      pin: async (pin) => {
        const others = getValues('account.pins').filter(({ host }) => host !== pin.host);
        setValue('account.pins', [...others, pin]);
      },
    });
  };

  return (
    <div>
      <Button icon={Cable} onClick={() => void test()}>
        {t('network.account.test')}
      </Button>
    </div>
  );
}
