export { announce } from './announcer.tsx';
export { BackupError } from './backup-error.tsx';
export { Button, type ButtonLook, type ButtonProps, IconButton, type IconButtonProps } from './button.tsx';
export { endClipboardTurn } from './clipboard-turn.ts';
export { CodeBlock, type CodeBlockProps } from './code-block.tsx';
export { ConfirmDialog, type ConfirmDialogProps } from './confirm-dialog.tsx';
export { CopyButton, type CopyButtonProps } from './copy-button.tsx';
export { CopyField, type CopyFieldProps } from './copy-field.tsx';
export { Dialog, type DialogProps } from './dialog.tsx';
export type { DrawingName } from './drawing.tsx';
export { EmptyState, type EmptyStateProps } from './empty-state.tsx';
export { Field, type FieldProps, useFieldControl } from './field.tsx';
export { Fingerprint } from './fingerprint.tsx';
export { Fold, type FoldProps } from './fold.tsx';
export { FormDialog, type FormDialogProps } from './form-dialog.tsx';
export { Kbd, type KbdProps } from './kbd.tsx';
export { ManagedNote } from './managed-note.tsx';
export {
  AgeBar,
  type AgeBarProps,
  CloudTile,
  type CloudTileProps,
  type Status,
  StatusMark,
  type StatusMarkProps,
  Tag,
  type TagProps,
} from './marks.tsx';
export {
  Menu,
  type MenuAction,
  type MenuChoice,
  type MenuEntry,
  type MenuProps,
  type MenuToggle,
} from './menu.tsx';
export {
  NewPassword,
  type NewPasswordProblem,
  type NewPasswordProps,
  type NewPasswordRefs,
  newPasswordProblem,
  takePassword,
} from './new-password.tsx';
export { Banner, type BannerProps, ErrorNotice, type ErrorNoticeProps } from './notices.tsx';
export { OverDialogs, type OverDialogsProps } from './over-dialogs.tsx';
export { Page, type PageProps } from './page.tsx';
export { PasswordInput, type PasswordInputProps } from './password-input.tsx';
export { PathText, type PathTextProps } from './path-text.tsx';
export { ProgressLine, type ProgressLineProps } from './progress-line.tsx';
export { RecoveryCheck, type RecoveryCheckProps } from './recovery-check.tsx';
export { RecoveryCode } from './recovery-code.tsx';
export { SecretArea, type SecretAreaProps } from './secret-area.tsx';
export { SecretField, type SecretFieldProps } from './secret-field.tsx';

export { Fact, type FactProps, Facts, Section, type SectionProps, When } from './section.tsx';

export { Select, type SelectOption, type SelectProps } from './select.tsx';
export { SidePane, type SidePaneProps } from './side-pane.tsx';
export { SidebarItem, type SidebarItemProps, SidebarSection, type SidebarSectionProps } from './sidebar.tsx';
export { Skeleton, type SkeletonProps, Spinner, type SpinnerProps } from './spinner.tsx';
export { type PaneWidths, SplitPanes, type SplitPanesProps } from './split-panes.tsx';
export { Stage, type StageProps } from './stage.tsx';
export { StrengthMeter, type StrengthMeterProps, type StrengthScore } from './strength-meter.tsx';
export { TextArea, type TextAreaProps, TextInput, type TextInputProps } from './text-input.tsx';
export { dismissToast, showToast, type ToastMessage } from './toast.tsx';
export {
  Checkbox,
  type CheckboxProps,
  type Segment,
  SegmentedControl,
  type SegmentedControlProps,
  Switch,
  type ToggleProps,
} from './toggles.tsx';
export { UiProvider } from './ui-provider.tsx';
export { type RowState, VirtualList, type VirtualListProps } from './virtual-list.tsx';
export { WaitNote } from './wait-note.tsx';
export { WireErrorNotice, type WireErrorNoticeProps } from './wire-error-notice.tsx';
