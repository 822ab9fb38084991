/** What a read came to: the thing, or the reason why it could not be had. */
export type Answer<T> = { readonly value: T } | { readonly error: string };

/**
 * The name of an AWS error that is an answer and not a fault: what was asked for is not there, or
 * may not be read, or AWS keeps refusing. Evidence is optional, so all of them become a gap.
 */
export async function answer<T>(read: Promise<T>): Promise<Answer<T>> {
  try {
    return { value: await read };
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown error';
    return { error: name };
  }
}
