import type { Evidence } from '../evidence/evidence.ts';
import { PHASES, type Phase } from '../failure/category.ts';
import type { Headline } from '../incident/incident.ts';
import { rootFailures } from '../stack/root-failures.ts';
import type { Confidence, Match, Rule } from './rule.ts';

/** The match of a rule, ranked among those of other rules: the best is first. */
export interface Diagnosis extends Match {
  readonly rule: string;
  /** True when later tasks got past this phase: it was a cause then, and is not the cause now. */
  readonly past: boolean;
}

type RuleMatch = Match & { readonly rule: string; readonly isLastResort: boolean };
type RankedMatch = RuleMatch & { readonly past: boolean };

const RANK: Readonly<Record<Confidence, number>> = { high: 0, medium: 1, low: 2 };

/** A rule of last resort ranks half a step below the others of its confidence. */
const rank = ({ confidence, isLastResort }: RuleMatch) =>
  2 * RANK[confidence] + Number(isLastResort);

/** Nobody reads more diagnoses than this at night. */
const MOST = 5;

/** A failed health check counts as running: what breaks the one often breaks the other. */
const stage = (phase: Phase) => Math.min(PHASES.indexOf(phase), PHASES.indexOf('run'));

/** The stage of the newest failure: later tasks got past all stages before it. */
function stageNow({ stops }: Evidence): number {
  const [first, ...others] = stops;
  if (!first) return 0;
  // Stops are kept newest first, so the first of two with the same time is the newest.
  return stage(others.reduce((newest, stop) => (stop.at > newest.at ? stop : newest), first).phase);
}

const matchesOf = (rules: readonly Rule[], evidence: Evidence): RuleMatch[] =>
  rules.flatMap((rule) => {
    const match = rule.match(evidence);
    return match ? [{ ...match, rule: rule.id, isLastResort: rule.isLastResort === true }] : [];
  });

const isHealth = ({ phase }: Match) => phase === 'health';

/** A failed health check is a consequence, so it explains nothing. */
const explains = (match: RuleMatch) =>
  !match.isLastResort && match.confidence !== 'low' && !isHealth(match);

/**
 * Leaves out matches that add nothing: a rule of last resort beside a present cause, a second
 * reading of a line that a better match explains, and a second symptom of the health check.
 */
function withoutEchoes(ranked: readonly RankedMatch[]): RankedMatch[] {
  const isExplained = ranked.some((match) => explains(match) && !match.past);
  return ranked.filter((match, index) => {
    if (match.isLastResort && !match.past && isExplained) return false;
    return !ranked.slice(0, index).some((better) => {
      const isSameLine = better.evidence[0] === match.evidence[0];
      if (!isSameLine && !(isHealth(match) && isHealth(better))) return false;
      return (
        match.confidence === 'low' ||
        better.category === match.category ||
        (isSameLine && !better.isLastResort)
      );
    });
  });
}

/**
 * Asks every rule and ranks the matches:
 *
 * 1. present causes before past ones;
 * 2. while no container starts, what keeps it from starting before what earlier containers died of;
 * 3. a failed health check behind what may be its cause;
 * 4. the sure before the unsure;
 * 5. of failures that are independent, the earlier one;
 * 6. among equals, the rule that the registry lists first.
 */
export function diagnoseEvidence(evidence: Evidence, rules: readonly Rule[]): Diagnosis[] {
  const now = stageNow(evidence);
  const present = matchesOf(rules, evidence);
  // A rule has only one answer, which the newest stop may have taken. So the rules are asked a
  // second time, about the stops of earlier stages alone.
  const stops = evidence.stops.filter(({ phase }) => stage(phase) < now);
  const earlier = stops.length === 0 ? [] : matchesOf(rules, { ...evidence, stops, logs: [] });
  const known = new Set(present.map(({ category }) => category));
  const neverStarts = now < PHASES.indexOf('start');
  const hasCause = present.some(explains);
  const isLaterStage = ({ phase }: Match) => Number(neverStarts && stage(phase) > now);
  const isConsequence = (match: Match) => Number(hasCause && isHealth(match));
  const ranked = [...present, ...earlier.filter(({ category }) => !known.has(category))]
    .map((match) => ({ ...match, past: stage(match.phase) < now }))
    .sort(
      (a, b) =>
        Number(a.past) - Number(b.past) ||
        isLaterStage(a) - isLaterStage(b) ||
        isConsequence(a) - isConsequence(b) ||
        rank(a) - rank(b) ||
        (a.failure ?? 0) - (b.failure ?? 0),
    );
  return withoutEchoes(ranked)
    .slice(0, MOST)
    .map(({ isLastResort: _, ...diagnosis }) => diagnosis);
}

/** The cause to name: the best that is neither past nor only possible. A page never guesses. */
export const causeOf = (diagnoses: readonly Diagnosis[]): Diagnosis | undefined =>
  diagnoses.find(({ past, confidence }) => !past && confidence !== 'low');

/** The cause in short. Without one it still quotes the most telling line of the evidence. */
export function headlineOf(diagnoses: readonly Diagnosis[], evidence: Evidence): Headline {
  const best = causeOf(diagnoses);
  if (best) {
    const { category, cause, confidence } = best;
    return { category, cause, confidence, proof: best.evidence[0] };
  }
  const error = evidence.logs.find(({ error: line }) => line)?.error?.text;
  const said = rootFailures(evidence.stack?.rows ?? [])[0]?.reason;
  return { proof: error ?? evidence.stops[0]?.stoppedReason ?? said };
}
