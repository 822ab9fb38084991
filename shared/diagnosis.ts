import { PHASES, type Phase } from './category.ts';
import type { Evidence } from './evidence.ts';
import type { Headline } from './incident.ts';
import type { Confidence, Match, Rule } from './rule.ts';

/** A rule that matched. Of an incident there may be several, the best first. */
export interface Diagnosis extends Match {
  readonly rule: string;
  /** True for a cause in a phase that later tasks passed: real then, not why they fail now. */
  readonly past: boolean;
}

const RANK: Readonly<Record<Confidence, number>> = { high: 0, medium: 1, low: 2 };

/** A failed health check is no later than running: what breaks the one often breaks the other. */
const stage = (phase: Phase) => Math.min(PHASES.indexOf(phase), PHASES.indexOf('run'));

/** The stage of the newest failure: what stops a task earlier than that has been passed meanwhile. */
function stageNow(evidence: Evidence): number {
  const newest = [...evidence.stops].sort((a, b) => (a.at < b.at ? 1 : -1))[0];
  return newest ? stage(newest.phase) : 0;
}

/**
 * Asks every rule and ranks what matched: present causes before past ones, sure before unsure, and
 * of equals the one whose rule stands first in the registry.
 */
export function diagnoseEvidence(evidence: Evidence, rules: readonly Rule[]): Diagnosis[] {
  const now = stageNow(evidence);
  return rules
    .flatMap((rule) => {
      const match = rule.match(evidence);
      if (!match) return [];
      return [{ ...match, rule: rule.id, past: stage(match.phase) < now }];
    })
    .sort((a, b) => Number(a.past) - Number(b.past) || RANK[a.confidence] - RANK[b.confidence]);
}

/** The best diagnosis in short; with none, at least the line that says most. */
export function headlineOf(diagnoses: readonly Diagnosis[], evidence: Evidence): Headline {
  const [best] = diagnoses.filter(({ past }) => !past);
  if (best) {
    const { category, cause, confidence } = best;
    return { category, cause, confidence, proof: best.evidence[0] };
  }
  const error = evidence.logs.find(({ error: line }) => line)?.error?.text;
  return { proof: error ?? evidence.stops[0]?.stoppedReason };
}
