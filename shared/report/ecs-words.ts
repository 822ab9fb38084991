import { causeOf } from '../diagnosis/diagnosis.ts';
import { lastOpening } from '../incident/timeline.ts';
import { exitOf, exitText } from './exit-text.ts';
import type { IncidentRecord } from './incident-record.ts';
import { isLoop } from './is-loop.ts';
import { isIn, logsOf } from './log-of-proof.ts';
import { saysWhy } from './says-why.ts';

/** Something that ECS said. */
export interface EcsWords {
  /** It proves the cause, gives the reason of a stop, is an exit code, or is about the service. */
  readonly kind: 'proof' | 'reason' | 'exit' | 'service';
  readonly text: string;
}

/** Messages of ECS about a service that say what is wrong. */
const TELLS = /unable|fail|unhealthy|cannot|could not|impaired|roll|invalid|insufficient/i;

/** A bare name or number explains nothing. */
const SENTENCE = /[a-z] [a-z]/i;

/** What ECS says about the service itself; it counts where no stopped task tells more. */
function serviceWords(record: IncidentRecord): string[] {
  const { evidence, timeline } = record;
  if (isLoop(record) && (evidence.stops ?? []).length > 0) return [];
  // Of a stack the proof says the same, or the rows do.
  const isTold =
    record.detector === 'operation-overdue' ||
    (record.resource.kind === 'stack' && causeOf(record.diagnoses) !== undefined);
  const said = isTold ? undefined : lastOpening({ timeline })?.said;
  return [
    ...(said && SENTENCE.test(said) ? [said] : []),
    ...(evidence.service?.messages ?? []).filter((text) => TELLS.test(text)),
  ];
}

/** What ECS said beyond boilerplate, the proof of the cause first; nothing is repeated. */
export function ecsWords(record: IncidentRecord): EcsWords[] {
  const [stop] = record.evidence.stops ?? [];
  const exit = exitOf(stop);
  const logs = logsOf(record);
  const proofs = causeOf(record.diagnoses)?.evidence ?? [];
  const reasons = [
    stop?.containers.find(({ name }) => name === stop.culprit)?.reason,
    stop?.stoppedReason,
  ];
  const as = (kind: EcsWords['kind'], texts: readonly (string | undefined)[]) =>
    texts.flatMap((text) => (text && saysWhy(record, text) ? [{ kind, text }] : []));
  return [
    ...as(
      'proof',
      proofs.filter((text) => !logs.some((log) => isIn(log, text))),
    ),
    ...as('reason', reasons),
    ...as('exit', [exit && exitText(exit)]),
    ...as('service', serviceWords(record)),
  ].filter(({ text }, index, all) => !all.slice(0, index).some((one) => one.text.includes(text)));
}
