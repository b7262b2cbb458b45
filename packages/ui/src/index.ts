export {
  Button,
  type ButtonProps,
  type ButtonVariant,
  buttonClass,
  IconButton,
  type IconButtonProps,
} from './button.tsx'
export { Bytes } from './bytes.tsx'
export { classNames } from './class-names.ts'
export { CompareView, type CompareViewProps, type Picture } from './compare-view.tsx'
export {
  type CompressionItem,
  CompressionList,
  type CompressionListProps,
  type CompressionState,
} from './compression-list.tsx'
export { Dialog, type DialogProps } from './dialog.tsx'
export { DropOverlay } from './drop-overlay.tsx'
export { EditableText } from './editable-text.tsx'
export { EmptyState } from './empty-state.tsx'
export { formatBytes, formatChange, formatName, formatSize } from './figures.ts'
export { Menu, type MenuGroup, type MenuItem } from './menu.tsx'
export { Meter, ProgressBar } from './meter.tsx'
export { Mosaic } from './mosaic.tsx'
export { Banner, ErrorNotice, type Problem, ProblemDetails } from './notice.tsx'
export { PhotoGrid, type PhotoGridProps, PhotoGridSkeleton } from './photo-grid.tsx'
export type { Photo } from './photo-tile.tsx'
export { QuotaMeter } from './quota-meter.tsx'
export { type RecipeDraft, RecipeForm, type RecipeFormProps } from './recipe-form.tsx'
export { ResultFigures } from './result-figures.tsx'
export { SelectionBar } from './selection-bar.tsx'
export { type Shortcut, Shortcuts } from './shortcuts.tsx'
export { type Credentials, SignInForm, type SignInFormProps } from './sign-in-form.tsx'
export { TagEditor, TagFilter } from './tag-editor.tsx'
export { inputClass, TextField, type TextFieldProps } from './text-field.tsx'
export { type Toast, ToastList } from './toast-list.tsx'
export type { Upload, UploadState } from './upload-row.tsx'
export { UploadTray, type UploadTrayProps } from './upload-tray.tsx'
export { Wordmark } from './wordmark.tsx'
