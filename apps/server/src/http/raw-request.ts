/** What a plain node route gets along with its request. */
export interface RawRequest {
  requestId: string
  /** Tells a client that asked first (`Expect: 100-continue`) to send its body. */
  beginBody(): void
}
