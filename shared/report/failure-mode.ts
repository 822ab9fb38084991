import { causeOf } from '../diagnosis/diagnosis.ts';
import { PHASES } from '../failure/category.ts';
import { CONDITIONS, type ConditionName, isConditionName } from '../service/conditions.ts';
import { durationText } from './duration-text.ts';
import type { IncidentRecord } from './incident-record.ts';
import { isLoop } from './is-loop.ts';

/** The ways in which the tasks of a loop fail, each as the predicate of the service's name. */
const OF_LOOPS = {
  unknown: 'keeps failing',
  'fails-health-check': 'fails its health check',
  'cannot-start': 'cannot start',
  exits: 'keeps exiting',
  crashes: 'keeps crashing',
} as const;

/** How a service or a stack fails, as far as is known. */
export interface FailureMode {
  readonly kind: keyof typeof OF_LOOPS | ConditionName | 'stack-failed';
  /** The predicate of the resource's name: "keeps crashing", "cannot place its tasks". */
  readonly predicate: string;
  /** The time between two failures of a slow loop, in milliseconds. */
  readonly everyMilliseconds?: number | undefined;
}

/** How the newest task of a loop failed. */
function kindOfLoop({ evidence, diagnoses }: IncidentRecord): keyof typeof OF_LOOPS {
  const phase = evidence.stops?.[0]?.phase ?? causeOf(diagnoses)?.phase;
  if (!phase) return 'unknown';
  if (phase === 'health') return 'fails-health-check';
  if (PHASES.indexOf(phase) <= PHASES.indexOf('start')) return 'cannot-start';
  return evidence.stops?.[0]?.category === 'exits_zero' ? 'exits' : 'crashes';
}

function modeOfLoop(record: IncidentRecord): FailureMode {
  const { detector, failures, detectedFrom, lastSeenAt } = record;
  const kind = kindOfLoop(record);
  const mode = { kind, predicate: OF_LOOPS[kind] };
  const isRunning = kind === 'exits' || kind === 'crashes';
  if (detector !== 'slow-loop' || !isRunning || failures < 2) return mode;
  const lasted = Date.parse(lastSeenAt) - Date.parse(detectedFrom);
  return { ...mode, everyMilliseconds: lasted / (failures - 1) };
}

const OPERATIONS = {
  CREATE: 'creation',
  UPDATE: 'update',
  DELETE: 'deletion',
  IMPORT: 'import',
} as const;

/** "failed its update", "is stuck after its update", "takes longer than usual for its update". */
function predicateOf({ detector, operation }: IncidentRecord): string {
  if (!operation) return 'failed';
  const what = `its ${OPERATIONS[operation.type]}`;
  if (detector === 'operation-overdue') return `takes much longer than usual for ${what}`;
  const isStuck = operation.status.endsWith('ROLLBACK_FAILED');
  return isStuck ? `is stuck (${operation.status}) after ${what} failed` : `failed ${what}`;
}

/** How the resource of an incident fails. */
export function failureModeOf(record: IncidentRecord): FailureMode {
  const { detector, resource } = record;
  if (isLoop(record)) return modeOfLoop(record);
  if (isConditionName(detector)) {
    return { kind: detector, predicate: CONDITIONS[detector].predicate };
  }
  return resource.kind === 'stack'
    ? { kind: 'stack-failed', predicate: predicateOf(record) }
    : { kind: 'unknown', predicate: OF_LOOPS.unknown };
}

/** "keeps crashing, about every 40 min". */
export const failureModeText = ({ predicate, everyMilliseconds }: FailureMode): string =>
  everyMilliseconds === undefined
    ? predicate
    : `${predicate}, about every ${durationText(everyMilliseconds)}`;
