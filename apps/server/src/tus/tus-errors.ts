import { isKnownError, type PublicError } from '../http/errors.ts'
import { ServiceError, type ServiceErrorCode } from '../services/errors.ts'

/** What the library's answers are in the one table of errors; those that it words itself have a status and a sentence only. */
const codes: Record<number, ServiceErrorCode> = {
  400: 'INVALID_INPUT',
  // A header that is missing: nothing that is forbidden.
  403: 'INVALID_INPUT',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  410: 'LINK_EXPIRED',
  413: 'TOO_LARGE',
  // An extension of the protocol that is not offered.
  501: 'INVALID_INPUT',
}

/** `failure` is what was thrown on the way, ours or the library's; `answer` is what the library made of it. */
export async function toTusFailure(
  { answer, failure }: { answer: Response; failure: unknown },
  report: (error: unknown) => PublicError,
): Promise<PublicError> {
  const code = codes[answer.status]
  if (isKnownError(failure) || code === undefined) return report(failure)
  const sentence = (await answer.text()).trim() || 'This is no valid request of the tus protocol'
  return report(new ServiceError(code, sentence))
}
