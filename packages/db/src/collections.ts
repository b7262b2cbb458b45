import type {
  CompressionRow,
  DeliveryRow,
  IdempotencyKeyRow,
  ImageRow,
  InvitationRow,
  JobRow,
  PresetRow,
  SessionRow,
  ShareRow,
  TicketRow,
  TilingRow,
  TokenRow,
  UploadRow,
  WebhookRow,
} from './rows.ts'

/** The collections that each user has, by the type of their rows. */
export interface CollectionRows {
  sessions: SessionRow
  tokens: TokenRow
  invitations: InvitationRow
  images: ImageRow
  compressions: CompressionRow
  tilings: TilingRow
  presets: PresetRow
  shares: ShareRow
  tickets: TicketRow
  uploads: UploadRow
  jobs: JobRow
  webhooks: WebhookRow
  deliveries: DeliveryRow
  idempotencyKeys: IdempotencyKeyRow
}
export type Collection = keyof CollectionRows

/** Those whose rows are outputs of an image. */
export type OutputCollection = 'compressions' | 'tilings'

/** Bounded by rules of their own. Any other collection is counted, and does not compile without a rule in quota.ts. */
type UncountedCollection =
  | 'sessions'
  | 'tokens'
  | 'invitations'
  | 'presets'
  | 'shares'
  | 'tickets'
  | 'uploads'
  | 'jobs'
  | 'webhooks'
  | 'deliveries'
  | 'idempotencyKeys'
export type CountedCollection = Exclude<Collection, UncountedCollection>
