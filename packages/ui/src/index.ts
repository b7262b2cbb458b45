export { AccountForm, type LimitsDraft, type NewAccount, NewAccountForm } from './account-form.tsx'
export {
  Button,
  type ButtonProps,
  type ButtonVariant,
  buttonClass,
  IconButton,
  type IconButtonProps,
} from './button.tsx'
export { Bytes } from './bytes.tsx'
export { CheckField, SelectField, type SelectFieldProps } from './choice-fields.tsx'
export { classNames } from './class-names.ts'
export { CompareView, type CompareViewProps, type Placement } from './compare-view.tsx'
export {
  type CompressionItem,
  CompressionList,
  type CompressionListProps,
  type CompressionState,
} from './compression-list.tsx'
export { CropView, type CropViewProps } from './crop-view.tsx'
export { Dialog, type DialogProps } from './dialog.tsx'
export { DropOverlay } from './drop-overlay.tsx'
export { EditableText } from './editable-text.tsx'
export { EmptyState } from './empty-state.tsx'
export { formatBytes, formatChange, formatName, formatSize } from './figures.ts'
export { type InvitationDraft, InvitationForm, type Role } from './invitation-form.tsx'
export { LinkField } from './link-field.tsx'
export { Menu, type MenuGroup, type MenuItem } from './menu.tsx'
export { Meter, ProgressBar } from './meter.tsx'
export { Mosaic } from './mosaic.tsx'
export { Banner, ErrorNotice, type Problem, ProblemDetails } from './notice.tsx'
export { type PasswordChange, PasswordForm, type PasswordFormProps } from './password-form.tsx'
export { PhotoGrid, type PhotoGridProps, PhotoGridSkeleton } from './photo-grid.tsx'
export type { Photo } from './photo-tile.tsx'
export type { Picture } from './picture-layer.tsx'
export { PresetEditor, type PresetEditorProps, type PresetItem } from './preset-editor.tsx'
export { QuotaMeter } from './quota-meter.tsx'
export { type RecipeDraft, standardRecipe } from './recipe-draft.ts'
export { RecipeForm, type RecipeFormProps } from './recipe-form.tsx'
export { type PreviewFigures, ResultFigures } from './result-figures.tsx'
export { Badge, Row, RowList } from './row-list.tsx'
export { SecretNote } from './secret-note.tsx'
export { SelectionBar } from './selection-bar.tsx'
export { Setting } from './setting.tsx'
export { type ShareDraft, ShareForm, type ShareFormProps } from './share-form.tsx'
export { type ShareItem, ShareList } from './share-list.tsx'
export { type Shortcut, Shortcuts } from './shortcuts.tsx'
export { type Credentials, SignInForm, type SignInFormProps } from './sign-in-form.tsx'
export { TagEditor, TagFilter } from './tag-editor.tsx'
export { inputClass, TextField, type TextFieldProps } from './text-field.tsx'
export { standardTiling, type TilingDraft, TilingForm, type TilingFormProps } from './tiling-form.tsx'
export { type TilingItem, TilingList, type TilingListProps, type TilingState } from './tiling-list.tsx'
export { type Toast, ToastList } from './toast-list.tsx'
export { type TokenDraft, TokenForm, type TokenFormProps } from './token-form.tsx'
export { turnTransform } from './turn-transform.ts'
export { UnlockForm } from './unlock-form.tsx'
export type { Upload, UploadState } from './upload-row.tsx'
export { UploadTray, type UploadTrayProps } from './upload-tray.tsx'
export { Wordmark } from './wordmark.tsx'
