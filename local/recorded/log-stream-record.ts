/** One log event. */
export interface LogEventRecord {
  /** Epoch milliseconds, like all times of log events. */
  readonly timestamp: number;
  readonly message: string;
  /** When it can be read; without it, from its timestamp on. */
  readonly ingestionTime?: number;
}

/** One log stream with its events. */
export interface LogStreamRecord {
  readonly logGroupName: string;
  readonly logStreamName: string;
  /** Without it the stream exists in every Region. */
  readonly region?: string;
  readonly events: readonly LogEventRecord[];
}
