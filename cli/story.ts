import type { LogEntry } from '../local/embedded-cloud.ts';
import type { Replay } from '../local/replay.ts';
import type { Scenario } from '../local/scenario.ts';
import type { Published } from '../local/topics.ts';
import { isBoilerplate } from '../shared/report/boilerplate.ts';
import { lastSegment } from '../shared/resource.ts';
import { plainText } from '../shared/text/plain-text.ts';
import { colors } from './colors.ts';
import { incidentText } from './incident-text.ts';

/** How many failures of a long loop are shown at its beginning, and as many at its end. */
const TOLD = 8;

interface Line {
  readonly at: string;
  readonly who: string;
  readonly text: string;
  readonly paint?: (text: string) => string;
  readonly isFailure?: boolean;
}

function failureText({
  resource,
  taskArn,
  stoppedReason,
  exitCodes,
  counts,
}: LogEntry['fields']): string {
  const codes =
    Array.isArray(exitCodes) && exitCodes.length > 0 ? `, exit ${exitCodes.join(', ')}` : '';
  const kept = counts ? '' : ' (kept, not counted)';
  const says = String(stoppedReason ?? '');
  const reason = says && !isBoilerplate(says) ? `: ${says}` : '';
  const task = lastSegment(String(taskArn)).slice(0, 8);
  return `task ${task} of ${lastSegment(String(resource))} failed${codes}${reason}${kept}`;
}

const resourceText = ({ stack, logicalId, status, reason }: LogEntry['fields']): string =>
  `${logicalId} of stack ${stack}: ${status}${reason ? `, ${reason}` : ''}`;

function lineOf({ at, source, message, level, fields }: LogEntry): Line[] {
  const { what } = fields;
  const time = new Date(at).toISOString();
  if (what === 'task-failed') {
    return [{ at: time, who: source, text: failureText(fields), isFailure: true }];
  }
  if (what === 'resource-failed') {
    return [{ at: time, who: source, text: resourceText(fields), isFailure: true }];
  }
  if (level !== 'info') return [{ at: time, who: source, text: message, paint: colors.yellow }];
  if (what === 'incident-opened') {
    const text = `incident ${fields.incidentId} opened`;
    return [{ at: time, who: source, text, paint: colors.red }];
  }
  if (what === 'diagnosed') {
    const causes = (fields.causes as string[]).join(', ') || 'no known cause';
    return [{ at: time, who: source, text: `diagnosed: ${causes}` }];
  }
  if (what === 'incident-resolved') {
    const text = `incident ${fields.incidentId} resolved: ${fields.why}`;
    return [{ at: time, who: source, text, paint: colors.green }];
  }
  return [];
}

const sentLine = ({ at, topic, subject }: Published): Line => ({
  at,
  who: 'notify',
  text: `to ${topic}: ${subject}`,
  paint: colors.bold,
});

/** The lines with the middle of a long row of failures as one line. */
function shortened(lines: readonly Line[]): Line[] {
  const failures = lines.filter(({ isFailure }) => isFailure);
  if (failures.length <= 2 * TOLD) return [...lines];
  const left = failures.slice(TOLD, failures.length - TOLD);
  const first = left[0] as Line;
  const summary = { ...first, text: `… ${left.length} more failures …`, paint: colors.dim };
  const hidden = new Set(left);
  return lines.flatMap((line) => (line === first ? [summary] : hidden.has(line) ? [] : [line]));
}

const frame = ({ at, topic, subject, body }: Published): string => {
  const lines = plainText(body, 'keep').split('\n');
  const bar = colors.dim('│');
  const head = `${bar} ${colors.bold(`To ${topic}, ${at.slice(11, 19)}: ${subject}`)}`;
  return [head, bar, ...lines.map((line) => `${bar} ${line}`.trimEnd())].join('\n');
};

/**
 * A replay as a story: what happened when, the messages as people read them, the incidents.
 *
 * @param flags the options with which other commands find the table of the replay
 */
export function tellStory(scenario: Scenario, result: Replay, flags: string): string {
  const { notifications, incidents, log, summary } = result;
  const lines = [...log.flatMap(lineOf), ...notifications.map(sentLine)];
  const ordered = lines.map((line, index) => ({ line, index }));
  ordered.sort((a, b) =>
    a.line.at === b.line.at ? a.index - b.index : a.line.at < b.line.at ? -1 : 1,
  );
  const timeline = shortened(ordered.map(({ line }) => line)).map(({ at, who, text, paint }) => {
    const time = `${at.slice(0, 10)} ${at.slice(11, 19)}`;
    // Names and errors come from the events, so they are made harmless before they are painted.
    const harmless = plainText(text);
    return `  ${colors.dim(time)}  ${who.padEnd(9)} ${paint ? paint(harmless) : harmless}`;
  });
  const calls = Object.values(summary.calls).reduce((sum, count) => sum + count, 0);
  const counted = [
    `events: ${summary.events}, admitted by the rules: ${summary.admitted}`,
    `failures: ${summary.failures}, incidents: ${summary.incidents}`,
    `notifications: ${summary.notifications}, AWS calls: ${calls}`,
  ].join(', ');
  const title = colors.bold(plainText(scenario.title || scenario.directory));
  const parts = [
    `${title}\n${plainText(scenario.about)}`.trim(),
    [colors.bold('What happened (virtual time, UTC)'), ...timeline].join('\n'),
    ...notifications.map(frame),
    ...incidents.map((incident) =>
      `${colors.bold('Incident')}\n${incidentText(incident, { flags, isShown: false })}`.trimEnd(),
    ),
    colors.dim(counted),
  ];
  return `${parts.join('\n\n')}\n`;
}
