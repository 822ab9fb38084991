import type { Deployment } from '../deployment.ts';
import { allOf, type Documents } from './document-client.ts';
import { DEPLOYMENT_RANGE, deploymentKey } from './keys.ts';

function deploymentOf(item: Record<string, unknown>): Deployment {
  const { PK: _pk, SK: _sk, revision: _revision, ...deployment } = item;
  return deployment as unknown as Deployment;
}

/** The ledger: every deployment of a service. */
export function openDeployments(documents: Documents) {
  return {
    /** Changes what is known of a deployment; `change` answers undefined when it is nothing new. */
    async update(
      resourceKey: string,
      deploymentId: string,
      change: (known: Deployment | undefined) => Deployment | undefined,
    ): Promise<boolean> {
      const { changed } = await documents.update(
        deploymentKey(resourceKey, deploymentId),
        (item) => {
          const next = change(item && deploymentOf(item));
          return next && { ...next };
        },
      );
      return changed;
    },

    /** All deployments of a service, newest first. */
    async of(resourceKey: string): Promise<Deployment[]> {
      const read = (start?: Record<string, unknown>) =>
        documents.range(resourceKey, DEPLOYMENT_RANGE, { start });
      const deployments = (await allOf(read)).map(deploymentOf);
      return deployments.sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
    },
  };
}

export type Deployments = ReturnType<typeof openDeployments>;
