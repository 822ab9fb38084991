/** What a read came to: the thing, or the name of the error why it could not be had. */
export type Answer<T> = { readonly value: T } | { readonly error: string };

/** Mistakes of ours. The SDK hands them on with its own metadata, as it does with AWS's errors. */
const MISTAKES = [TypeError, RangeError, ReferenceError];

/**
 * True for an error of the call itself: AWS's own errors tell whose fault it was, those of the
 * network have the system's code or are time-outs. Source: ServiceException and the HTTP handler in
 * https://github.com/smithy-lang/smithy-typescript
 */
function isFailedCall(error: unknown): error is Error {
  if (!(error instanceof Error) || MISTAKES.some((kind) => error instanceof kind)) return false;
  return '$fault' in error || 'code' in error || error.name === 'TimeoutError';
}

/**
 * A read whose failure is an answer: what was asked for is not there, may not be read, or AWS keeps
 * refusing. Evidence is optional, so each of them becomes a gap.
 *
 * @throws whatever is no failure of the call: a mistake of ours must not end as a gap
 */
export async function answer<T>(read: Promise<T>): Promise<Answer<T>> {
  try {
    return { value: await read };
  } catch (error) {
    if (!isFailedCall(error)) throw error;
    return { error: error.name };
  }
}
