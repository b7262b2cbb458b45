/** What a plain node route gets along with its request. */
export interface RawRequest {
  requestId: string
  /** Sets the headers of every answer. Only for a route that begins without them (`ownHeaders`). */
  setHeaders(): void
  /** Tells a client that asked first (`Expect: 100-continue`) to send its body. */
  beginBody(): void
}
