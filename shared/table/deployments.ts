import { TABLE } from '../names.ts';
import type { Deployment, DeploymentUpdate } from '../service/deployment.ts';
import { withUpdate } from '../service/deployment.ts';
import { withRollbacks } from '../service/deployment-ledger.ts';
import { KEPT_DAYS } from '../settings.ts';
import { allOf, type Documents } from './document-client.ts';
import { DEPLOYMENT_RANGE, deploymentKey } from './keys.ts';

const KEPT_SECONDS = KEPT_DAYS.deployments * 24 * 3600;

function deploymentOf(item: Record<string, unknown>): Deployment {
  const { PK: _pk, SK: _sk, revision: _revision, [TABLE.ttl]: _ttl, ...deployment } = item;
  return deployment as unknown as Deployment;
}

/** The ledger: every deployment of a service. */
export function openDeployments(documents: Documents) {
  return {
    /** Merges what became known of a deployment. An old copy changes nothing. */
    async record(resourceKey: string, id: string, update: DeploymentUpdate): Promise<void> {
      await documents.update(deploymentKey(resourceKey, id), (item) => {
        const next = withUpdate(id, item && deploymentOf(item), update);
        const expiresAt = Math.floor(Date.parse(update.at) / 1000) + KEPT_SECONDS;
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
