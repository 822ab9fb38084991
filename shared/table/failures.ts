import type { Failure } from '../failure/failure.ts';
import { TABLE } from '../names.ts';
import { KEPT_DAYS } from '../settings.ts';
import { allOf, type Documents } from './document-client.ts';
import { FAILURE_RANGE, failureKey } from './keys.ts';

const KEPT_SECONDS = KEPT_DAYS.failures * 24 * 3600;

const newer = (version: number) => ({
  expression: 'attribute_not_exists(#pk) OR #version < :version',
  names: { '#pk': TABLE.partitionKey, '#version': 'version' },
  values: { ':version': version },
});

/** The failure in an item of the table. */
export function failureOf(item: Record<string, unknown>): Failure {
  const { PK: _pk, SK, [TABLE.ttl]: _ttl, ...failure } = item;
  return { ...failure, key: String(SK).slice('F#'.length) } as unknown as Failure;
}

/** What was written: the first event of a task, a later version of it, or nothing. */
export type Stored = 'new' | 'newer' | 'known';

export function openFailures(documents: Documents) {
  return {
    /**
     * Stores what is known of a failed task, unless a later version is stored already. The caller
     * goes on in any case: whoever stored it may have crashed right after.
     */
    async put(resourceKey: string, failure: Failure, now: number): Promise<Stored> {
      const { key, ...attributes } = failure;
      const item = {
        ...failureKey(resourceKey, key),
        ...attributes,
        [TABLE.ttl]: Math.floor(now / 1000) + KEPT_SECONDS,
      };
      const { done, before } = await documents.replace(item, newer(failure.version));
      if (!done) return 'known';
      return before ? 'newer' : 'new';
    },

    /** The newest failures of a resource, newest first. */
    async newest(resourceKey: string, limit: number): Promise<Failure[]> {
      const options = { newestFirst: true, limit };
      return (await documents.range(resourceKey, FAILURE_RANGE, options)).items.map(failureOf);
    },

    /** Failures of a resource created before an ISO time, newest first. */
    async before(resourceKey: string, createdAt: string, limit: number): Promise<Failure[]> {
      const range = { from: FAILURE_RANGE.from, to: `F#${createdAt}` };
      const options = { newestFirst: true, limit };
      return (await documents.range(resourceKey, range, options)).items.map(failureOf);
    },

    /** All failures of a resource created at or after an ISO time, oldest first. */
    async since(resourceKey: string, createdAt: string): Promise<Failure[]> {
      const range = { from: `F#${createdAt}`, to: FAILURE_RANGE.to };
      return (await allOf((start) => documents.range(resourceKey, range, { start }))).map(
        failureOf,
      );
    },
  };
}

export type Failures = ReturnType<typeof openFailures>;
