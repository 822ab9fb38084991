import type { Evidence } from '../evidence/evidence.ts';
import { PHASES, type Phase } from '../failure/category.ts';
import type { Headline } from '../incident/incident.ts';
import type { Confidence, Match, Rule } from './rule.ts';

/** A rule that matched. Of an incident there may be several, the best first. */
export interface Diagnosis extends Match {
  readonly rule: string;
  /** True for a cause in a phase that later tasks passed: real then, not why they fail now. */
  readonly past: boolean;
}

const RANK: Readonly<Record<Confidence, number>> = { high: 0, medium: 1, low: 2 };

/** Half a step behind: a rule that knows no cause stands behind those as sure that do. */
const rank = ({ confidence, isLastResort }: Found) =>
  2 * RANK[confidence] + Number(isLastResort === true);
/** More than these a person does not read at night. */
const MOST = 5;

type Found = Match & { readonly rule: string; readonly isLastResort: boolean };

/** A failed health check is no later than running: what breaks the one often breaks the other. */
const stage = (phase: Phase) => Math.min(PHASES.indexOf(phase), PHASES.indexOf('run'));

/** The newest failure's stage: what stops a task earlier than that has been passed meanwhile. */
function stageNow({ stops }: Evidence): number {
  const [first, ...others] = stops;
  if (!first) return 0;
  // Of two at one moment the one that stands first, as the newest does.
  return stage(others.reduce((newest, stop) => (stop.at > newest.at ? stop : newest), first).phase);
}

function ask(rules: readonly Rule[], evidence: Evidence): Found[] {
  return rules.flatMap((rule) => {
    const match = rule.match(evidence);
    return match ? [{ ...match, rule: rule.id, isLastResort: rule.isLastResort === true }] : [];
  });
}

/**
 * Without those that say nothing new: a rule of last resort next to a cause, and a second reading of a
 * line that is explained. A failed health check is a consequence, and explains nothing.
 */
function withoutEchoes<T extends Found & { readonly past: boolean }>(ranked: readonly T[]): T[] {
  const isExplained = ranked.some(
    ({ isLastResort, past, confidence, phase }) =>
      !isLastResort && !past && confidence !== 'low' && phase !== 'health',
  );
  return ranked.filter(({ isLastResort, past, confidence, evidence, category, phase }, index) => {
    const better = ranked.slice(0, index);
    if (isLastResort && !past && isExplained) return false;
    const echoes = better.filter(
      (one) => one.evidence[0] === evidence[0] || (phase === 'health' && one.phase === phase),
    );
    return !echoes.some(
      (one) =>
        confidence === 'low' ||
        one.category === category ||
        (!one.isLastResort && one.evidence[0] === evidence[0]),
    );
  });
}

/**
 * Asks every rule and ranks what matched: present causes before past ones; while no container
 * starts, what keeps it from starting before what its forerunners died of; sure before unsure; and
 * of equals the one whose rule stands first in the registry.
 */
export function diagnoseEvidence(evidence: Evidence, rules: readonly Rule[]): Diagnosis[] {
  const now = stageNow(evidence);
  const found = ask(rules, evidence);
  // A rule has one answer, and the newest stop may have taken it; earlier stops are asked apart.
  const stops = evidence.stops.filter(({ phase }) => stage(phase) < now);
  const before = stops.length === 0 ? [] : ask(rules, { ...evidence, stops, logs: [] });
  const known = new Set(found.map(({ category }) => category));
  const neverRuns = now < PHASES.indexOf('start');
  const behind = ({ phase }: Match) => Number(neverRuns && stage(phase) > now);
  // A check fails because of something: what may be that comes first.
  const hasCause = found.some(
    ({ phase, confidence, isLastResort }) =>
      phase !== 'health' && confidence !== 'low' && !isLastResort,
  );
  const consequence = ({ phase }: Match) => Number(hasCause && phase === 'health');
  const ranked = [...found, ...before.filter(({ category }) => !known.has(category))]
    .map((match) => ({ ...match, past: stage(match.phase) < now }))
    .sort(
      (a, b) =>
        Number(a.past) - Number(b.past) ||
        behind(a) - behind(b) ||
        consequence(a) - consequence(b) ||
        rank(a) - rank(b),
    );
  return withoutEchoes(ranked)
    .slice(0, MOST)
    .map(({ isLastResort: _, ...diagnosis }) => diagnosis);
}

/**
 * The cause to name: the best that is neither past nor a mere possibility. A page never guesses.
 */
export const causeOf = (diagnoses: readonly Diagnosis[]): Diagnosis | undefined =>
  diagnoses.find(({ past, confidence }) => !past && confidence !== 'low');

/** The best diagnosis in short; with none, at least the line that says most. */
export function headlineOf(diagnoses: readonly Diagnosis[], evidence: Evidence): Headline {
  const best = causeOf(diagnoses);
  if (best) {
    const { category, cause, confidence } = best;
    return { category, cause, confidence, proof: best.evidence[0] };
  }
  const error = evidence.logs.find(({ error: line }) => line)?.error?.text;
  return { proof: error ?? evidence.stops[0]?.stoppedReason };
}
