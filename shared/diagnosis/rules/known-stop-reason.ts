import type { Evidence, StopEvidence } from '../../evidence/evidence.ts';
import { exitEvidence } from '../exit-evidence.ts';
import type { Match, Rule } from '../rule.ts';
import { meaningOf } from '../stop-meaning.ts';
import { titleFrom } from '../title-from.ts';

/** What ECS wrote, the best first. A cause is longer than the wrapper around it. */
function textsOf(stop: StopEvidence): string[] {
  const { stoppedReason, containers, culprit } = stop;
  const own = containers.find(({ name }) => name === culprit);
  const byLength = (texts: readonly (string | undefined)[]) =>
    texts.flatMap((text) => text || []).sort((a, b) => b.length - a.length);
  const others = containers.filter(({ name }) => name !== culprit).map(({ reason }) => reason);
  const code = exitEvidence(stop) ?? [];
  return [...byLength([own?.reason, stoppedReason]), ...byLength(others)].concat(code);
}

/** Only a service message contains what the program answered the load balancer. */
const healthMessage = ({ service }: Evidence) =>
  service?.messages.find((message) => /is unhealthy in|failed \w+ health checks/.test(message)) ??
  [];

/**
 * The reason that ECS gives for a task that did not start is proof. About a failed health check or
 * an exit with 0, ECS knows only the symptom. And an exit code alone only suggests a cause: a
 * script passes on the 127 of a command inside it, and a log tells more about a crash.
 */
function isSure({ phase, category, containers }: StopEvidence, { logs }: Evidence): boolean {
  if (phase === 'health' || category === 'exits_zero') return false;
  const hasReason = containers.some(({ reason }) => reason);
  const hasExitCode = containers.some(({ exitCode }) => exitCode !== undefined);
  if (hasReason || !hasExitCode) return true;
  return category !== 'entrypoint_error' && !(category === 'native_crash' && logs.length > 0);
}

function match(evidence: Evidence): Match | undefined {
  for (const stop of evidence.stops) {
    const { category, phase } = stop;
    const meaning = category && meaningOf(category);
    const texts = textsOf(stop);
    if (!category || !meaning || texts.length === 0) continue;
    const [cause, advice] = meaning;
    return {
      category,
      confidence: isSure(stop, evidence) ? 'high' : 'medium',
      title: titleFrom(cause),
      cause,
      evidence: phase === 'health' ? texts.concat(healthMessage(evidence)) : texts,
      advice: [advice],
      phase,
    };
  }
  return undefined;
}

/** The stop reason of ECS, when it names a cause and is not only a wrapper around one. */
export const knownStopReason: Rule = {
  id: 'known-stop-reason',
  source:
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html',
  match,
};
