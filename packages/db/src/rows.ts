/**
 * The rows of the store, as they are kept on disk and handed through the port. Ids are made by the caller, but for deliveries. Each
 * has its schema under the same name.
 */
export {
  InvitationRow,
  QuotaLimits,
  SessionRow,
  TokenRow,
  TokenScope,
  tokenScopes,
  type UserRole,
  UserRow,
  userRoles,
} from './rows/accounts.ts'
export { EventRow, EventType, eventTypes } from './rows/events.ts'
export { Id, RowError } from './rows/fields.ts'
export { IdempotencyKeyRow } from './rows/idempotency.ts'
export { ImageRow, ThumbnailRow } from './rows/images.ts'
export { JobKind, JobRow, JobStatus, jobKinds, jobStatuses } from './rows/jobs.ts'
export {
  CompressionResult,
  CompressionRow,
  type OutputRow,
  TilingResult,
  TilingRow,
} from './rows/outputs.ts'
export { PresetRow, ShareRow } from './rows/sharing.ts'
export {
  TicketRow,
  type TicketStatus,
  ticketStatuses,
  type UploadOutcome,
  UploadRow,
  type UploadWay,
  uploadOutcomes,
  uploadWays,
} from './rows/uploads.ts'
export {
  DeliveryRow,
  type DeliveryStatus,
  deliveryStatuses,
  type WebhookEventType,
  WebhookRow,
  webhookEventTypes,
} from './rows/webhooks.ts'
