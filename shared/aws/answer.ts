/** What a read came to: the thing, or the name of the error why it could not be had. */
export type Answer<T> = { readonly value: T } | { readonly error: string };

/**
 * Mistakes of ours. The SDK hands them on with its own metadata, as it does with AWS's errors.
 * Whatever else a call throws is its failure: AWS refuses, the network is down, the answer is cut
 * off, a task definition names a Region that is none.
 */
const MISTAKES = [TypeError, RangeError, ReferenceError];

const isFailedCall = (error: unknown): error is Error =>
  error instanceof Error && !MISTAKES.some((kind) => error instanceof kind);

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
