import { type DragEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CloudId } from '../../../shared/model/cloud.ts';
import type { Draft } from '../../../shared/model/draft.ts';
import type { GuideName } from '../../../shared/model/guide.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Button, Dialog } from '../../ui/index.ts';
import styles from './add-key.module.css';
import { AddWays } from './add-ways.tsx';
import { FilledNotice } from './filled-notice.tsx';
import { GuidePane } from './guide/guide-pane.tsx';
import { PlatformGrid } from './guide/platform-grid.tsx';
import { useGuide } from './guide/use-guide.ts';
import { type FormHandle, KeyForm } from './key-form.tsx';
import { cloudOf, placeIn, placeOf } from './key-form-draft.ts';
import { PasteArea } from './paste-area.tsx';
import { PlaceBar } from './place-bar.tsx';
import { useDraft } from './use-draft.ts';
import { usePasted } from './use-pasted.ts';

export interface AddKeyProps {
  readonly continued: Draft | null;
  /** The platform that was asked for; null where the person chooses. */
  readonly cloud: CloudId | null;
  readonly onClose: () => void;
  /** `verify`: its platform is to be asked at once whether it works. */
  readonly onAdded: (id: CredentialId, cloud: CloudId, verify: boolean) => void;
}

/** A new key: whose it is, then the way to it beside the form that takes it. */
export function AddKey(props: AddKeyProps) {
  const { t } = useTranslation();
  const { accounts, guides, list } = useStores();
  /** Where one was with this platform: the guide under way, else the site of the first account. */
  const placeFor = (cloud: CloudId): GuideName => {
    const begun = guides.state.getState().all.find((one) => one.cloud === cloud);
    const site = accounts.state.getState().value.find((one) => one.cloud === cloud)?.site;
    return placeIn(cloud, begun ?? { site });
  };
  const [place, setPlace] = useState<GuideName | null>(() => {
    const view = list.state.getState().view;
    const asked = props.cloud ?? (view.kind === 'cloud' ? view.cloud : null);
    return placeOf(props.continued?.fields ?? {}) ?? (asked === null ? null : placeFor(asked));
  });
  if (place !== null) {
    return <KeyAt {...props} place={place} onPlace={setPlace} onPlatforms={() => setPlace(null)} />;
  }
  return (
    <Dialog
      open
      sticky
      size="l"
      onClose={props.onClose}
      title={t('add.title')}
      aside={<AddWays way="form" disabled={false} />}
    >
      <PlatformGrid onChoose={(cloud) => setPlace(placeFor(cloud))} />
    </Dialog>
  );
}

interface KeyAtProps extends AddKeyProps {
  readonly place: GuideName;
  readonly onPlace: (place: GuideName) => void;
  readonly onPlatforms: () => void;
}

function KeyAt({ place, onPlace, onPlatforms, onClose, onAdded, ...asked }: KeyAtProps) {
  const { t } = useTranslation();
  const { preferences, imports, guides, drafts } = useStores();
  const shown = useLive(preferences, (state) => state.preferences.guide) === 'shown';
  const [busy, setBusy] = useState(false);
  // Secrets have the same names on several platforms: a draft is continued on its own one alone, as it is by now.
  const [continued] = useState(() => {
    const { all } = drafts.state.getState();
    const of = asked.continued;
    if (of === null || cloudOf(of.fields) !== place.cloud) return null;
    return all.find(({ id }) => id === of.id) ?? of;
  });
  const [start, setStart] = useState<Readonly<Record<string, string>>>(continued?.fields ?? {});
  const form = useId();
  const handle = useRef<FormHandle | null>(null);
  /** Whether the platform is asked at once if the key works; which button was pressed says so. */
  const asks = useRef(true);
  const heading = useRef<HTMLHeadingElement>(null);
  const paste = useRef<HTMLTextAreaElement>(null);
  const draft = useDraft('add-key', null, continued);
  const guide = useGuide(place);
  const pasted = usePasted({
    draft,
    place,
    handle,
    onElsewhere: (filling, label) => {
      const texts = handle.current?.texts() ?? {};
      const own = Object.fromEntries([
        ...Object.entries(filling.fields).map(([name, text]) => [`field.${name}`, text]),
        ...Object.entries(filling.endpoints).map(([name, text]) => [`account.endpoint.${name}`, text]),
      ]);
      setStart({ label: texts.label || label, note: texts.note ?? '', ...own });
      onPlace(filling.place);
    },
    onPlace,
  });
  const cancel = (): void => {
    draft.abandon();
    onClose();
  };
  // Another way is no refusal: what was typed or pasted here waits as a draft.
  const keep = (): void => void drafts.flush();
  const beside = shown && guide.guide !== undefined;
  // A file that is dropped here fills the form; the window around it would import it.
  const drops = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      event.stopPropagation();
    },
    onDrop: (event: DragEvent) => {
      const file = event.dataTransfer.files[0];
      if (file === undefined) return;
      event.preventDefault();
      void pasted.file(file);
    },
  };

  return (
    <Dialog
      open
      sticky
      size={beside ? 'xl' : 'm'}
      onClose={cancel}
      title={t('add.title')}
      aside={<AddWays way="form" disabled={busy} onLeave={keep} />}
      initialFocus={beside ? heading : paste}
      actions={
        <>
          <Button onClick={cancel} disabled={busy}>
            {t('common.cancel')}
          </Button>
          <Button
            disabled={busy}
            onClick={() => {
              asks.current = false;
              handle.current?.submit();
            }}
          >
            {t('add.submitOnly')}
          </Button>
          <Button
            look="primary"
            type="submit"
            form={form}
            busy={busy}
            onClick={() => {
              asks.current = true;
            }}
          >
            {t('add.submitChecked')}
          </Button>
        </>
      }
    >
      <div className={styles.place} data-beside={beside ? '' : undefined}>
        <PlaceBar
          place={place}
          heading={heading}
          onPlace={onPlace}
          onPlatforms={() => {
            keep();
            onPlatforms();
          }}
          guide={guide.guide === undefined ? 'none' : shown ? 'shown' : 'folded'}
          disabled={busy}
        />
        <div className={styles.sides}>
          {beside && (
            <div className={styles.guideSide}>
              {guide.guide !== null && guide.guide !== undefined && (
                <GuidePane
                  key={`${place.cloud} ${place.kind} ${place.site}`}
                  name={place}
                  guide={guide.guide}
                  done={guide.done}
                  onMark={guide.mark}
                  open={guide.step?.id ?? null}
                  onOpen={guide.open}
                />
              )}
            </div>
          )}
          <section aria-label={t('add.form')} className={styles.formSide} {...drops}>
            <KeyForm
              key={place.cloud}
              id={form}
              place={place}
              handle={handle}
              draft={draft}
              texts={start}
              wanted={beside ? (guide.step?.fills ?? []) : []}
              onKind={(kind) => onPlace({ ...place, kind })}
              onBusy={setBusy}
              onAdded={(id) => {
                guides.mark(place, []);
                onAdded(id, place.cloud, asks.current);
              }}
              onSeveral={pasted.several}
            >
              <PasteArea
                area={paste}
                busy={pasted.busy}
                error={pasted.error}
                onText={(text) => void pasted.text(text)}
              />
              {pasted.recognised !== null && (
                <FilledNotice
                  of={pasted.recognised}
                  onImport={(found) => {
                    keep();
                    void imports.show(found);
                  }}
                  onMend={(mistake) => void pasted.mend(mistake)}
                />
              )}
            </KeyForm>
          </section>
        </div>
      </div>
    </Dialog>
  );
}
