import { causeOf, type Diagnosis } from '../../diagnosis/diagnosis.ts';
import { ecsWords } from '../ecs-words.ts';
import type { IncidentRecord } from '../incident-record.ts';
import { isIn, logOfProof } from '../log-of-proof.ts';

/** What an incident was, in short. */
export interface WasSection {
  /** Undefined when no known cause matched. */
  readonly cause?: Pick<Diagnosis, 'cause' | 'confidence' | 'category'> | undefined;
  /** The one line that says most, from the program's log or from ECS. */
  readonly proof?: { readonly source: 'log' | 'ecs'; readonly text: string } | undefined;
}

/** What it was, for those who first hear of it when it is over. */
export function wasSection(record: IncidentRecord): WasSection {
  const best = causeOf(record.diagnoses);
  const log = logOfProof(record);
  const text = best?.evidence[0] ?? log?.error?.text;
  const [words] = ecsWords(record);
  const isLogged = text !== undefined && log !== undefined && isIn(log, text);
  return {
    cause: best && { cause: best.cause, confidence: best.confidence, category: best.category },
    proof: isLogged ? { source: 'log', text } : words && { source: 'ecs', text: words.text },
  };
}
