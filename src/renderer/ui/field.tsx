import { CircleAlert, TriangleAlert } from 'lucide-react';
import { createContext, type ReactNode, use, useId } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './field.module.css';

interface FieldLinks {
  readonly id: string;
  readonly labelId: string;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
  readonly required: boolean;
}

const FieldContext = createContext<FieldLinks | null>(null);

/** What a control inside a Field spreads on itself so that label, hint and error belong to it. */
export interface FieldControlProps {
  readonly id?: string | undefined;
  readonly 'aria-describedby'?: string | undefined;
  readonly 'aria-invalid'?: true | undefined;
  readonly 'aria-required'?: true | undefined;
}

/** The links of the Field around this control; empty outside of one. */
export function useFieldControl(): FieldControlProps {
  const links = use(FieldContext);
  if (links === null) return {};
  return {
    id: links.id,
    'aria-describedby': links.describedBy,
    'aria-invalid': links.invalid ? true : undefined,
    'aria-required': links.required ? true : undefined,
  };
}

/** The id of the label's element, for groups that are named by it. */
export function useFieldLabelId(): string | undefined {
  return use(FieldContext)?.labelId;
}

export interface FieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  /** What is wrong and how to right it; takes the hint's place. */
  readonly error?: string | undefined;
  /** Looks odd but is taken, e.g. a key of an unusual shape. */
  readonly warning?: string | undefined;
  readonly required?: boolean;
  /** Marks it as optional, where most of a form's fields are required. */
  readonly optional?: boolean;
  /** Shown at the right of the label, e.g. a link-like button. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** Label above, control, hint or error below; one control a field. */
export function Field({ label, hint, error, warning, required, optional, aside, children }: FieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const noteId = `${id}-note`;
  const noted = error !== undefined || warning !== undefined || hint !== undefined;
  const links: FieldLinks = {
    id,
    labelId: `${id}-label`,
    describedBy: noted ? noteId : undefined,
    invalid: error !== undefined,
    required: required === true,
  };
  return (
    <FieldContext value={links}>
      <div className={styles.field}>
        <div className={styles.head}>
          <label htmlFor={id} id={links.labelId} className={styles.label}>
            {label}
          </label>
          {optional === true && <span className={styles.optional}>{t('common.optional')}</span>}
          {aside !== undefined && <span className={styles.aside}>{aside}</span>}
        </div>
        {children}
        <div id={noteId} aria-live="polite" className={styles.notes}>
          {error !== undefined ? (
            <p className={styles.error}>
              <CircleAlert size={14} aria-hidden />
              {error}
            </p>
          ) : warning !== undefined ? (
            <p className={styles.warning}>
              <TriangleAlert size={14} aria-hidden />
              {warning}
            </p>
          ) : (
            hint !== undefined && <div className={styles.hint}>{hint}</div>
          )}
        </div>
      </div>
    </FieldContext>
  );
}
