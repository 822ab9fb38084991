import type { Failure } from '../failure/failure.ts';
import type { Conditions } from '../service/service-condition.ts';
import type { Life } from './life.ts';

/** What operators may tune, in minutes; see `THRESHOLDS` in `names.ts`. */
export interface Thresholds {
  readonly shortRunMinutes: number;
  readonly quietMinutes: number;
}

/** What is stored about a service, as far as detection needs it. */
export interface ServiceHistory {
  /**
   * The tasks whose failures count, in the order of their creation. Those that failed before the
   * last resolution are left out.
   */
  readonly lives: readonly Life[];
  /** The service's desired count; undefined until ECS has been asked. */
  readonly desiredCount?: number | undefined;
  /** What else has been wrong with the service since the last resolution. */
  readonly conditions?: Conditions | undefined;
}

/** What a detector found, and what makes it true: failures, or a condition of the service. */
export interface Detection {
  /** The detector's id, which is the name of its file, or the name of the condition. */
  readonly detector: string;
  readonly failures: readonly Failure[];
  /** When the condition began, as an ISO time; failures have their own times. */
  readonly since?: string | undefined;
  readonly reason?: string | undefined;
  readonly deploymentId?: string | undefined;
}

/** A failure pattern. A pure function of what is stored: duplicates and disorder do not matter. */
export interface Detector {
  readonly id: string;
  readonly detect: (history: ServiceHistory, thresholds: Thresholds) => Detection | undefined;
}
