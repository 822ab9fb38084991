import { CONDITION_NAMES, CONDITIONS, type ConditionName } from '../service/conditions.ts';
import type { Conditions } from '../service/service-condition.ts';
import type { Detection, ServiceHistory, Thresholds } from './detector.ts';
import { detectors } from './detectors/index.ts';

/** The conditions of a service that have lasted long enough to be reported. */
export function conditionsMet({ conditions = {} }: Pick<ServiceHistory, 'conditions'>): Conditions {
  const isMet = (name: ConditionName) => {
    const condition = conditions[name];
    if (!condition || condition.over) return false;
    const lasted = Date.parse(condition.at) - Date.parse(condition.since);
    return lasted >= CONDITIONS[name].leastMilliseconds;
  };
  return Object.fromEntries(CONDITION_NAMES.filter(isMet).map((name) => [name, conditions[name]]));
}

/**
 * The first detection that is true, if any. Failed tasks are asked before the conditions of the
 * service, because they leave proof.
 */
export function detectFirst(
  history: ServiceHistory,
  thresholds: Thresholds,
): Detection | undefined {
  for (const { detect } of detectors) {
    const detection = detect(history, thresholds);
    if (detection) return detection;
  }
  const [first] = Object.entries(conditionsMet(history));
  if (!first) return undefined;
  const [detector, { since, reason, deploymentId }] = first;
  return { detector, failures: [], since, reason, deploymentId };
}
