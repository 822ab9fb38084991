import { INDEXES } from '../names.ts';
import type { ServiceState, Watch } from '../service/service-state.ts';
import { allOf, type Documents } from './document-client.ts';
import { serviceKey } from './keys.ts';

/** The names of the lists, which share an index with the statuses of incidents. */
const STATUS: Readonly<Record<Watch, string>> = {
  watched: 'service-watched',
  known: 'service-known',
  gone: 'service-gone',
};

/** The service's state in an item of the table. */
export function serviceOf(item: Record<string, unknown>): ServiceState {
  const { PK: _pk, SK: _sk, revision: _revision, status: _status, listedAt: _at, ...state } = item;
  return state as ServiceState;
}

const toItem = (resourceKey: string, state: ServiceState) => ({
  ...state,
  ...(state.watch && { status: STATUS[state.watch], listedAt: resourceKey }),
});

export function openServices(documents: Documents) {
  return {
    async get(resourceKey: string): Promise<ServiceState | undefined> {
      const item = await documents.get(serviceKey(resourceKey));
      return item && serviceOf(item);
    },

    /**
     * Changes what is stored; `change` answers undefined when the stored state is newer.
     *
     * @param known that nothing was stored a moment ago, which spares the first read
     */
    async update(
      resourceKey: string,
      change: (state: ServiceState) => ServiceState | undefined,
      known?: 'absent',
    ): Promise<void> {
      const next = (item: Record<string, unknown> | undefined) => {
        const changed = change(item ? serviceOf(item) : {});
        return changed && toItem(resourceKey, changed);
      };
      await documents.update(serviceKey(resourceKey), next, known);
    },

    /** All services of one kind of watch. The index may lag: decide on `get`, not on this. */
    async list(watch: Watch): Promise<ServiceState[]> {
      const read = (start?: Record<string, unknown>) =>
        documents.index(INDEXES.status, STATUS[watch], { start });
      return (await allOf(read)).map(serviceOf);
    },
  };
}

export type Services = ReturnType<typeof openServices>;
