import type { Evidence, StopEvidence } from '../../evidence/evidence.ts';
import { exitEvidence } from '../exit-evidence.ts';
import type { Match, Rule } from '../rule.ts';
import { meaningOf } from '../stop-meaning.ts';

/** What ECS said, the best first: of a wrapper and a cause the cause is the longer text. */
function quote(stop: StopEvidence): string[] {
  const { stoppedReason, containers, culprit } = stop;
  const own = containers.find(({ name }) => name === culprit);
  const byLength = (texts: readonly (string | undefined)[]) =>
    texts.flatMap((text) => text || []).sort((a, b) => b.length - a.length);
  const others = containers.filter(({ name }) => name !== culprit).map(({ reason }) => reason);
  const code = exitEvidence(stop) ?? [];
  return [...byLength([own?.reason, stoppedReason]), ...byLength(others)].concat(code);
}

/** What the load balancer answered stands only among the service's messages. */
const healthMessage = ({ service }: Evidence) =>
  service?.messages.find((message) => /is unhealthy in|failed \w+ health checks/.test(message)) ??
  [];

/**
 * ECS's word on what comes before the program is proof. On health and on a clean end it is a
 * symptom, and an exit code alone only suggests: scripts pass on the 127 of a command inside them, and of a crash
 * the log tells more.
 */
function isSure({ phase, category, containers }: StopEvidence, { logs }: Evidence): boolean {
  if (phase === 'health' || category === 'exits_zero') return false;
  const isOnlyAnExitCode = containers.every(({ reason }) => !reason);
  const hasExitCode = containers.some(({ exitCode }) => exitCode !== undefined);
  if (!isOnlyAnExitCode || !hasExitCode) return true;
  return category !== 'entrypoint_error' && !(category === 'native_crash' && logs.length > 0);
}

function match(evidence: Evidence): Match | undefined {
  for (const stop of evidence.stops) {
    const { category, phase } = stop;
    const meaning = category && meaningOf(category);
    const lines = quote(stop);
    if (!category || !meaning || lines.length === 0) continue;
    const [cause, advice] = meaning;
    return {
      category,
      confidence: isSure(stop, evidence) ? 'high' : 'medium',
      title: cause.charAt(0).toLowerCase() + cause.slice(1),
      cause,
      evidence: phase === 'health' ? lines.concat(healthMessage(evidence)) : lines,
      advice: [advice],
      phase,
    };
  }
  return undefined;
}

/** What ECS itself says in the stop reason, where that is a cause and not only a wrapper. */
export const knownStopReason: Rule = {
  id: 'known-stop-reason',
  source:
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html',
  match,
};
