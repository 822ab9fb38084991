import { INDEXES, TABLE } from '../names.ts';
import { stackResource } from '../resource.ts';
import { KEPT_DAYS } from '../settings.ts';
import type { OperationFacts } from '../stack/operation-facts.ts';
import type { StackEvent } from '../stack/stack-event.ts';
import type { StackState, StackWatch } from '../stack/stack-state.ts';
import { allOf, type Documents } from './document-client.ts';
import { OPERATION_RANGE, OWN_ROW_RANGE, operationFactsKey, ownRowKey, stateKey } from './keys.ts';

const KEPT_SECONDS = KEPT_DAYS.deployments * 24 * 3600;

/** The names of the lists, which share an index with the statuses of incidents. */
const STATUS: Readonly<Record<StackWatch, string>> = {
  operating: 'stack-operating',
  known: 'stack-known',
};

/** Rows of a stack itself that are read to judge its newest operations: about ten operations. */
const NEWEST = 60;

function stateOf(item: Record<string, unknown>): StackState {
  const { PK: _pk, SK: _sk, revision: _revision, status: _status, listedAt: _at, ...state } = item;
  return state as StackState;
}

function rowOf(item: Record<string, unknown>): StackEvent {
  const { PK: _pk, SK: _sk, [TABLE.ttl]: _ttl, ...row } = item;
  return row as unknown as StackEvent;
}

const toItem = (state: StackState) => ({
  ...state,
  ...(state.watch &&
    state.resource && { status: STATUS[state.watch], listedAt: state.resource.key }),
});

const expiring = (at: string) => ({
  [TABLE.ttl]: Math.floor(Date.parse(at) / 1000) + KEPT_SECONDS,
});

/** Stacks: what is known of each, and the ledger of their operations. */
export function openStacks(documents: Documents) {
  async function get(stackId: string): Promise<StackState | undefined> {
    const item = await documents.get(stateKey(stackResource(stackId).key));
    return item && stateOf(item);
  }

  return {
    get,

    /** Changes what is stored of a stack; `change` answers undefined to leave it. */
    async update(
      stackId: string,
      change: (state: StackState) => StackState | undefined,
    ): Promise<void> {
      const resource = stackResource(stackId);
      await documents.update(stateKey(resource.key), (item) => {
        const changed = change(item ? stateOf(item) : {});
        return changed && toItem({ ...changed, resource });
      });
    },

    /** Stacks with this kind of watch. The index may lag: decide on `get`, not on this. */
    async list(watch: StackWatch): Promise<StackState[]> {
      const read = (start?: Record<string, unknown>) =>
        documents.index(INDEXES.status, STATUS[watch], { start });
      return (await allOf(read)).map(stateOf);
    },

    /** Stores what became of a stack itself, once however often it is told. */
    async putRow(row: StackEvent): Promise<void> {
      const { key } = stackResource(row.stackId);
      await documents.put({ ...ownRowKey(key, row.at, row.status), ...row, ...expiring(row.at) });
    },

    /** The newest that became of a stack itself, newest first. */
    async newestRows(resourceKey: string): Promise<StackEvent[]> {
      const options = { newestFirst: true, limit: NEWEST };
      return (await documents.range(resourceKey, OWN_ROW_RANGE, options)).items.map(rowOf);
    },

    /** All that became of a stack itself in two years, and what was found out of its operations. */
    async ledger(
      resourceKey: string,
    ): Promise<{ readonly rows: StackEvent[]; readonly facts: OperationFacts[] }> {
      const items = await allOf((start) =>
        documents.range(resourceKey, OPERATION_RANGE, { start }),
      );
      const isRow = ({ SK }: Record<string, unknown>) => String(SK) < OWN_ROW_RANGE.to;
      return {
        rows: items.filter(isRow).map(rowOf),
        facts: items
          .filter((item) => !isRow(item))
          .map((item) => rowOf(item) as unknown as OperationFacts),
      };
    },

    /** Stores what was found out of an operation that ended. */
    async putFacts(resourceKey: string, facts: OperationFacts): Promise<void> {
      const { endedAt } = facts;
      const key = operationFactsKey(resourceKey, endedAt);
      await documents.put({ ...key, ...facts, ...expiring(endedAt) });
    },
  };
}

export type Stacks = ReturnType<typeof openStacks>;
