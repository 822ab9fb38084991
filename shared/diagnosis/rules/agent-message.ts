import type { Evidence } from '../../evidence/evidence.ts';
import { findStopReason } from '../../failure/find-stop-reason.ts';
import { logProofs } from '../log-proof.ts';
import { type Match, type Rule, weaker } from '../rule.ts';
import { meaningOf } from '../stop-meaning.ts';

/** What only the ECS agent, Docker, runc and registries write; elsewhere these words mean less. */
const AGENT =
  /Cannot(?:Pull|Start|Create)\w{0,30}(?:Error)?:|ResourceInitializationError|Error response from daemon|OCI runtime|container_linux\.go|toomanyrequests|manifest (?:unknown|for \S{1,200} not found)|pull access denied|no basic auth credentials|failed to (?:pull|resolve ref|register layer|initialize logging driver)|error pulling image|unable to place a task|no container instance met|is unhealthy in|\(?reason (?:Health checks failed|Request timed out)|Task failed (?:ELB|container) health checks|Container killed due to memory|no matching manifest/i;

function match(evidence: Evidence): Match | undefined {
  const messages = (evidence.service?.messages ?? []).map((text) => ({
    text,
    confidence: 'medium' as const,
  }));
  const lines = logProofs(evidence);
  for (const { text, confidence } of [...lines, ...messages]) {
    const said = AGENT.test(text.slice(0, 4_000)) ? findStopReason(text) : undefined;
    const meaning = said?.category && said.counts ? meaningOf(said.category) : undefined;
    if (!said?.category || !meaning) continue;
    const [cause, advice] = meaning;
    return {
      category: said.category,
      confidence: weaker(confidence, 'high'),
      title: cause.charAt(0).toLowerCase() + cause.slice(1),
      cause,
      evidence: [text],
      advice: [advice],
      // What a program prints, it printed while it ran.
      phase: lines.some((line) => line.text === text) ? 'run' : said.phase,
    };
  }
  return undefined;
}

/** What ECS, Docker or a registry says elsewhere than in a stop: in a log or a service message. */
export const agentMessage: Rule = {
  id: 'agent-message',
  source:
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html',
  match,
};
