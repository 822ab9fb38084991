import type { Failure } from './failure.ts';

/** What operators may tune, in minutes; see `THRESHOLDS` in `names.ts`. */
export interface Thresholds {
  readonly shortRunMinutes: number;
  readonly quietMinutes: number;
}

/** What is stored about a service, as far as detection needs it. */
export interface ServiceHistory {
  /** Failures that count, in the order of `createdAt`; none from before the last resolution. */
  readonly failures: readonly Failure[];
  /** The service's desired count, undefined while nobody has asked ECS yet. */
  readonly desiredCount?: number | undefined;
}

/** A detector's finding, with the failures that make it true. */
export interface Detection {
  /** The detector's id: its file's name. */
  readonly detector: string;
  readonly failures: readonly Failure[];
}

/** A failure pattern: a pure function of what is stored, so duplicates and disorder do not matter. */
export interface Detector {
  readonly id: string;
  readonly detect: (history: ServiceHistory, thresholds: Thresholds) => Detection | undefined;
}
