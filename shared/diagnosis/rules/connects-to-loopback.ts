import type { Dependency } from '../../evidence/dependency.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import { isAbout, isAddress } from '../../evidence/setting-kind.ts';
import { anyOf } from '../../text/pattern.ts';
import { logProofs } from '../log-proof.ts';
import { loopbackPlace } from '../loopback-place.ts';
import { type Confidence, type Match, type Rule, weaker } from '../rule.ts';

/** Sidecars that only take logs and metrics, and containers that only run before the others. */
const OBSERVER = anyOf(
  /datadog|dd-agent|newrelic|splunk/i,
  /fluent|log[-_]?router|firelens|promtail|vector/i,
  /x-?ray|otel|adot|collector|telegraf|exporter/i,
  /cloudwatch|cwagent|guardduty/i,
  /init|migrat/i,
);

const namesOf = ({ taskDefinition: own }: Evidence) =>
  own ? [...own.environmentNames, ...own.secretNames] : undefined;

/** "DB_HOST is not set", or that no host is; undefined when the task may have the address. */
function unset(evidence: Evidence, dependency: Dependency): string | undefined {
  const isItsAddress = (name: string) => isAbout(name, dependency) && isAddress(name);
  if (namesOf(evidence)?.some(isItsAddress) ?? true) return undefined;
  const expected = evidence.missing.find(({ name }) => isItsAddress(name));
  return expected
    ? `${expected.name} is not set`
    : `nothing in its settings names a ${dependency.what} host`;
}

/** Why it connects to itself, when no setting is known to be missing. */
function otherReason(evidence: Evidence, dependency: Dependency | undefined): string {
  const set = namesOf(evidence)?.find(
    (name) => dependency && isAbout(name, dependency) && isAddress(name),
  );
  return set
    ? `${set} is set, so its value says localhost or the program reads another name`
    : 'the address was most likely left at its default';
}

/** What siblings set for this dependency, and this service does not. */
const missingFor = ({ missing }: Evidence, dependency: Dependency | undefined) =>
  missing.filter(({ name }) => dependency && isAbout(name, dependency));

function advise(evidence: Evidence, dependency: Dependency | undefined): string {
  const related = missingFor(evidence, dependency);
  const [first] = related;
  if (!first) {
    return (
      'Set the variable that holds the host of this dependency in the task definition, ' +
      'and deploy'
    );
  }
  const names = related.map(({ name }) => name).join(', ');
  const revision = evidence.taskDefinition?.arn.split('/').at(-1) ?? 'the task definition';
  return `Set ${names} in ${revision}, as in ${first.have.join(', ')}, and deploy`;
}

/** The other containers that could listen there, since containers of a task share one address. */
const sidecarsOf = ({ taskDefinition: own }: Evidence) =>
  (own?.containers ?? []).filter((name) => name !== own?.container && !OBSERVER.test(name));

/** The highest confidence, and another possible reason than a missing setting, if there is one. */
function doubt(evidence: Evidence, missing: string | undefined): readonly [Confidence, string?] {
  const sidecars = sidecarsOf(evidence);
  if (sidecars.length > 0) {
    const who = sidecars.slice(0, 3).join(', ');
    return ['medium', `and ${who} in the same task, which could, does not listen (yet)`];
  }
  if (evidence.taskDefinition?.environmentFiles && missing) {
    return ['medium', `${missing} in the task definition; its environment file may set it wrongly`];
  }
  return [missing ? 'high' : 'medium'];
}

function match(evidence: Evidence): Match | undefined {
  for (const proof of logProofs(evidence)) {
    const place = loopbackPlace(proof);
    if (!place) continue;
    const { port, dependency, lines, isSocket } = place;
    const missing = dependency && unset(evidence, dependency);
    const [atMost, doubted] = doubt(evidence, missing);
    const why = doubted ?? missing ?? otherReason(evidence, dependency);
    const address = isSocket ? 'a local socket' : `localhost${port ? `:${port}` : ''}`;
    const what = `${address}${dependency ? ` (${dependency.what})` : ''}`;
    const settings = missingFor(evidence, dependency).map(({ name }) => name);
    return {
      category: 'app_config',
      confidence: weaker(proof.confidence, atMost),
      title: `${missing ? `${missing}, ` : ''}connects to ${address}`,
      cause: `It connects to ${what}, and nothing listens there inside the task: ${why}`,
      evidence: lines,
      advice: [
        advise(evidence, dependency),
        'If it is a sidecar that should listen there, ' +
          'let this container depend on the sidecar being HEALTHY',
      ],
      ...(settings.length > 0 && { settings }),
      phase: 'run',
    };
  }
  return undefined;
}

/** The program connects to its own task, most often because it kept a default address. */
export const connectsToLoopback: Rule = {
  id: 'connects-to-loopback',
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/taskdef-envfiles.html',
  match,
};
