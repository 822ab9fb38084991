import {
  type Dependency,
  dependencyNamedIn,
  dependencyOn,
  isOtherThanSilence,
} from '../../evidence/dependency.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import { isAbout, isAddress } from '../../evidence/setting-kind.ts';
import { type LogProof, logProofs } from '../log-proof.ts';
import { type Confidence, type Match, type Rule, weaker } from '../rule.ts';

const REFUSED =
  /refused|connect call failed|econnrefused|(?:can't|cannot|couldn't|could not|unable to|failed to|not possible to) (?:connect|reach)|(?:error|failed) connecting|error 99 connecting|could not be established|unabletoconnect|eaddrnotavail|cannot assign requested address|connection failed/i;

/** A program that cannot listen has another trouble. */
const LISTENS = /\bbind\b|\blisten(?:ing)?\b/i;

const HOST = /(?<![\w:.-])(?:127\.0\.0\.1|localhost|\[?(?:::ffff:127\.0\.0\.1|::1)\]?)['"`)\s]{0,3}/
  .source;
/** `:5432`, `/127.0.0.1:5432`, `', 5432`, ` (127.0.0.1), port 5432`, ` port=5432`, `","port":5432`, `, Port: 5432`. */
const PORT =
  /(?:\([^)]{0,40}\)\s?|\/<?[\w.]{1,40}>?)?(?:[:,]\s?['"`]?|,?\s?['"]?port['"]?\s?[:=]?\s?|and accepting.{1,30}port )(\d{2,5})(?![\d.]*\.\d)/
    .source;
const ADDRESS = new RegExp(HOST + PORT, 'i');
const BARE_HOST = new RegExp(HOST, 'i');
/** No host at all means a socket in the file system to libpq and to MySQL's clients. */
const SOCKET =
  /socket\s?["'][^"']{0,200}(\.s\.PGSQL\.\d{4,5}|mysqld?\.sock|mariadb\.sock)["']|\[2002\] No such file or directory/i;

/** Agents that a program sends its figures to, if they are there: their absence ends nothing. */
const TELEMETRY = new Set([2000, 4317, 4318, 6831, 8125, 8126, 9411, 14_268, 24_224, 25_888]);

/** A health check asks its own container: that nobody answers is a consequence. */
const HEALTH_CHECK = /^(?:curl: \(|wget: )|health ?-?check|\/(?:healthz?|livez|readyz|ping)\b/i;
/** Sidecars that listen for figures and logs only. */
const OBSERVER =
  /datadog|dd-agent|fluent|log[-_]?router|firelens|x-?ray|otel|adot|collector|cloudwatch|cwagent|guardduty|newrelic|telegraf|promtail|vector|splunk|exporter|init|migrat/i;

interface Place {
  readonly port?: number | undefined;
  readonly dependency: Dependency | undefined;
  readonly lines: readonly string[];
  readonly isSocket?: boolean;
}

/** Where the line says that it tried to connect to, if that is the task itself. */
function placeOf({ text, later }: LogProof): Place | undefined {
  const socket = SOCKET.exec(text);
  if (socket) {
    const dependency = dependencyOn(/PGSQL/i.test(socket[0]) ? 5432 : 3306);
    return { dependency, lines: [text], isSocket: true };
  }
  if (!REFUSED.test(text) || LISTENS.test(text) || isOtherThanSilence(text)) return undefined;

  // Up to version 13, libpq asks on the next two lines whether the server runs on that host.
  const asked = later.slice(0, 2).filter((line) => /server running on|TCP\/IP/.test(line));
  const lines = BARE_HOST.test(text) ? [text] : [text, ...asked];
  const whole = lines.join(' ');
  const port = Number(ADDRESS.exec(whole)?.[1]);
  if (port)
    return TELEMETRY.has(port) || (HEALTH_CHECK.test(text) && !dependencyOn(port))
      ? undefined
      : { port, dependency: dependencyOn(port), lines };
  const dependency = BARE_HOST.test(whole) ? dependencyNamedIn(whole) : undefined;
  return dependency && { dependency, lines };
}

const namesOf = ({ taskDefinition: own }: Evidence) =>
  own ? [...own.environmentNames, ...own.secretNames] : undefined;

/** "DB_HOST is not set", or what is missing in general; undefined when an address is set. */
function unset(evidence: Evidence, dependency: Dependency): string | undefined {
  const isIt = (name: string) => isAbout(name, dependency) && isAddress(name);
  if (namesOf(evidence)?.some(isIt) ?? true) return undefined;
  const expected = evidence.missing.find(({ name }) => isIt(name));
  return expected
    ? `${expected.name} is not set`
    : `nothing in its settings names a ${dependency.what} host`;
}

/** Why it talks to itself, if not because a setting is missing. */
function otherwise(evidence: Evidence, dependency: Dependency | undefined): string {
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
    return 'Set the variable that holds the host of this dependency in the task definition, and deploy';
  }
  const names = related.map(({ name }) => name).join(', ');
  const revision = evidence.taskDefinition?.arn.split('/').at(-1) ?? 'the task definition';
  return `Set ${names} in ${revision}, as in ${first.have.join(', ')}, and deploy`;
}

/** Another container of the task could be what should listen there: containers share the address. */
const sidecarsOf = ({ taskDefinition: own }: Evidence) =>
  (own?.containers ?? []).filter((name) => name !== own?.container && !OBSERVER.test(name));

/** How sure, and why, when more than the lack of a name has to be considered. */
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
    const place = placeOf(proof);
    if (!place) continue;
    const { port, dependency, lines, isSocket } = place;
    const missing = dependency && unset(evidence, dependency);
    const [most, other] = doubt(evidence, missing);
    const why = other ?? missing ?? otherwise(evidence, dependency);
    const address = isSocket ? 'a local socket' : `localhost${port ? `:${port}` : ''}`;
    const what = `${address}${dependency ? ` (${dependency.what})` : ''}`;
    const settings = missingFor(evidence, dependency).map(({ name }) => name);
    return {
      category: 'app_config',
      confidence: weaker(proof.confidence, most),
      title: `${missing ? `${missing}, ` : ''}connects to ${address}`,
      cause: `It connects to ${what}, and nothing listens there inside the task: ${why}`,
      evidence: lines,
      advice: [
        advise(evidence, dependency),
        'If it is a sidecar that should listen there, let this container depend on the sidecar being HEALTHY',
      ],
      ...(settings.length > 0 && { settings }),
      phase: 'run',
    };
  }
  return undefined;
}

/** A default address that no setting replaced: the application talks to itself. */
export const connectsToLoopback: Rule = {
  id: 'connects-to-loopback',
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/taskdef-envfiles.html',
  match,
};
