import { TABLE } from '../names.ts';
import type { Deployment, Learnt } from '../service/deployment.ts';
import { withLearnt } from '../service/deployment.ts';
import { withRollbacks } from '../service/deployment-ledger.ts';
import { allOf, type Documents } from './document-client.ts';
import { DEPLOYMENT_RANGE, deploymentKey } from './keys.ts';

/** Two years of deployments tell how often a service fails to deploy. */
const KEPT_SECONDS = 2 * 365 * 24 * 3600;

function deploymentOf(item: Record<string, unknown>): Deployment {
  const { PK: _pk, SK: _sk, revision: _revision, [TABLE.ttl]: _ttl, ...deployment } = item;
  return deployment as unknown as Deployment;
}

/** The ledger: every deployment of a service. */
export function openDeployments(documents: Documents) {
  return {
    /** Merges what was learnt of a deployment. An old copy changes nothing. */
    async learn(resourceKey: string, id: string, learnt: Learnt): Promise<void> {
      await documents.update(deploymentKey(resourceKey, id), (item) => {
        const next = withLearnt(id, item && deploymentOf(item), learnt);
        const expiresAt = Math.floor(Date.parse(learnt.at) / 1000) + KEPT_SECONDS;
        return next && { ...next, [TABLE.ttl]: expiresAt };
      });
    },

    /** All deployments of a service, newest first. */
    async of(resourceKey: string): Promise<Deployment[]> {
      const read = (start?: Record<string, unknown>) =>
        documents.range(resourceKey, DEPLOYMENT_RANGE, { start });
      const deployments = (await allOf(read)).map(deploymentOf);
      return withRollbacks(deployments).sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
    },
  };
}

export type Deployments = ReturnType<typeof openDeployments>;
