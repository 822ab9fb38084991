export interface LogEventRecord {
  /** Epoch milliseconds, as are all times of log events. */
  readonly timestamp: number;
  readonly message: string;
  /** When it can be read; without it at its timestamp. */
  readonly ingestionTime?: number;
}

export interface LogStreamRecord {
  readonly logGroupName: string;
  readonly logStreamName: string;
  /** Without it the stream is found in every region. */
  readonly region?: string;
  readonly events: readonly LogEventRecord[];
}
