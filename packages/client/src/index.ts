export type { Api, Compression, Image, Inputs, Job, Outputs } from './api.ts'
export { type ErrorBody, type ErrorCode, TesseraError, toTesseraError } from './errors.ts'
export type { WaitOptions } from './jobs/wait-for-job.ts'
export { freshFor, keepFresh, type Linked } from './links/index.ts'
export { createServer, type Server, type ServerOptions } from './server.ts'
export { createTessera, type Tessera, type TesseraOptions } from './tessera.ts'
export {
  type BegunUpload,
  createPace,
  createUploads,
  type Pace,
  type Patience,
  rememberHere,
  rememberInStorage,
  type SendOptions,
  type UnfinishedUpload,
  type Uploaded,
  type UploadMemory,
  type UploadProgress,
  type Uploads,
  type UploadsOptions,
} from './uploads/index.ts'
