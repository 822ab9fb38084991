import type { Evidence } from '../../evidence/evidence.ts';
import { findStopReason } from '../../failure/find-stop-reason.ts';
import { anyOf } from '../../text/pattern.ts';
import { logProofs } from '../log-proof.ts';
import type { Match, Rule } from '../rule.ts';
import { meaningOf } from '../stop-meaning.ts';
import { titleFrom } from '../title-from.ts';

/** Only the platform writes this. In a program's own message, such words prove less. */
const PLATFORM = anyOf(
  // The ECS agent:
  // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html
  /Cannot(?:Pull|Start|Create)\w{0,30}(?:Error)?:/i,
  /ResourceInitializationError/i,
  /Container killed due to memory/i,
  /Task failed (?:ELB|container) health checks/i,
  // Messages of an ECS service:
  // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html
  /unable to place a task/i,
  /no container instance met/i,
  /is unhealthy in/i,
  /\(?reason (?:Health checks failed|Request timed out)/i,
  // Docker
  /Error response from daemon/i,
  /failed to (?:pull|resolve ref|register layer|initialize logging driver)/i,
  /error pulling image/i,
  /pull access denied/i,
  /no basic auth credentials/i,
  // runc
  /OCI runtime/i,
  /container_linux\.go/i,
  // Registries: https://github.com/opencontainers/distribution-spec/blob/main/spec.md#error-codes
  /toomanyrequests/i,
  /manifest (?:unknown|for \S{1,200} not found)/i,
  /no matching manifest/i,
);

/** In characters. Of a longer line only the beginning is read. */
const LONGEST = 4_000;

function match(evidence: Evidence): Match | undefined {
  const messages = (evidence.service?.messages ?? []).map((text) => ({
    text,
    confidence: 'medium' as const,
  }));
  const lines = logProofs(evidence);
  for (const { text, confidence } of [...lines, ...messages]) {
    const reason = PLATFORM.test(text.slice(0, LONGEST)) ? findStopReason(text) : undefined;
    const meaning = reason?.category && reason.counts ? meaningOf(reason.category) : undefined;
    if (!reason?.category || !meaning) continue;
    const [cause, advice] = meaning;
    return {
      category: reason.category,
      confidence,
      title: titleFrom(cause),
      cause,
      evidence: [text],
      advice: [advice],
      // A program that prints such a message is running.
      phase: lines.some((line) => line.text === text) ? 'run' : reason.phase,
    };
  }
  return undefined;
}

/** A message of ECS, Docker or a registry in a log or among the messages of the service. */
export const agentMessage: Rule = {
  id: 'agent-message',
  source:
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html',
  match,
};
