import { TABLE } from '../names.ts';
import { KEPT_DAYS } from '../settings.ts';
import type { ResourceFailure } from '../stack/resource-failure.ts';
import { allOf, type Documents } from './document-client.ts';
import { FAILURE_RANGE, failureKey } from './keys.ts';

const KEPT_SECONDS = KEPT_DAYS.failures * 24 * 3600;

/** The failed resource in an item of the table. */
export function resourceFailureOf(item: Record<string, unknown>): ResourceFailure {
  const { PK: _pk, SK, [TABLE.ttl]: _ttl, ...failure } = item;
  return { ...failure, key: String(SK).slice('F#'.length) } as unknown as ResourceFailure;
}

/** Failed resources, under the root stack of the stack that they belong to. */
export function openResourceFailures(documents: Documents) {
  return {
    /** @returns false when it is stored already; the caller goes on in any case */
    put(rootKey: string, failure: ResourceFailure, now: number): Promise<boolean> {
      const { key, ...attributes } = failure;
      const expiry = { [TABLE.ttl]: Math.floor(now / 1000) + KEPT_SECONDS };
      return documents.put(
        { ...failureKey(rootKey, key), ...attributes, ...expiry },
        { expression: 'attribute_not_exists(PK)' },
      );
    },

    /** All failed resources of a root stack at or after an ISO time, oldest first. */
    async since(rootKey: string, at: string): Promise<ResourceFailure[]> {
      const range = { from: `F#${at}`, to: FAILURE_RANGE.to };
      const read = (start?: Record<string, unknown>) => documents.range(rootKey, range, { start });
      return (await allOf(read)).map(resourceFailureOf);
    },
  };
}

export type ResourceFailures = ReturnType<typeof openResourceFailures>;
