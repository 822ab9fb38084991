import type { Documents } from './document-client.ts';
import { serviceKey } from './keys.ts';

/** What ECS and CloudFormation last said of a service. Times are ISO. */
export interface ServiceState {
  readonly desiredCount?: number | undefined;
  readonly runningCount?: number | undefined;
  readonly refreshedAt?: string | undefined;
  /** The stack that owns it, with the status of its resource there, and when that was said. */
  readonly stack?:
    | { readonly id: string; readonly status: string; readonly at: string }
    | undefined;
}

/** The service's state in an item of the table. */
export function serviceOf(item: Record<string, unknown>): ServiceState {
  const { PK: _pk, SK: _sk, revision: _revision, ...state } = item;
  return state as ServiceState;
}

export function openServices(documents: Documents) {
  return {
    async get(resourceKey: string): Promise<ServiceState | undefined> {
      const item = await documents.get(serviceKey(resourceKey));
      return item && serviceOf(item);
    },

    /** Merges what was learnt; `change` answers undefined when the stored state is newer. */
    async update(
      resourceKey: string,
      change: (state: ServiceState) => ServiceState | undefined,
    ): Promise<void> {
      await documents.update(serviceKey(resourceKey), (item) => {
        const changed = change(item ? serviceOf(item) : {});
        return changed && { ...changed };
      });
    },
  };
}

export type Services = ReturnType<typeof openServices>;
