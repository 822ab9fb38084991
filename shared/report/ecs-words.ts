import { causeOf } from '../diagnosis/diagnosis.ts';
import { lastOpening } from '../incident/timeline.ts';
import { culpritOfStop, exitText } from './exit-text.ts';
import type { IncidentRecord } from './incident-record.ts';
import { isIn, logsOf } from './log-of-proof.ts';

/** What ECS says of every stop, and an exit code in other words than ours. */
const BOILERPLATE =
  /^(?:essential container in task exited|task failed to start)\.?$|^container \S+ exited with \d+$/i;

/** True for words that say nothing of why a task stopped. */
export const isBoilerplate = (text: string): boolean => BOILERPLATE.test(text.trim());

/** What ECS says of the service itself counts where no task tells the story. */
const TELLS = /unable|fail|unhealthy|cannot|could not|impaired|roll|invalid|insufficient/i;

/** A bare name or number explains nothing. */
const SENTENCE = /[a-z] [a-z]/i;

function serviceWords({ detector, evidence, timeline }: IncidentRecord): string[] {
  const isOfTasks = (evidence.stops ?? []).length > 0 && detector.endsWith('-loop');
  if (isOfTasks) return [];
  const said = lastOpening({ timeline })?.said;
  return [
    ...(said && SENTENCE.test(said) ? [said] : []),
    ...(evidence.service?.messages ?? []).filter((text) => TELLS.test(text)),
  ];
}

/** What ECS said beyond what it says of every stop, the proof of the cause first. */
export function ecsWords(record: IncidentRecord): string[] {
  const best = causeOf(record.diagnoses);
  const [stop] = record.evidence.stops ?? [];
  const logs = logsOf(record);
  const proofs = (best?.evidence ?? []).filter((text) => !logs.some((log) => isIn(log, text)));
  const reasons = [stop && culpritOfStop(stop)?.reason, stop?.stoppedReason, exitText(stop)];
  return [...proofs, ...reasons, ...serviceWords(record)]
    .flatMap((text) => (text && !isBoilerplate(text) ? [text] : []))
    .filter((text, index, all) => !all.slice(0, index).some((other) => other.includes(text)));
}
