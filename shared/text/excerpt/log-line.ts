/** One line of a container's log: the time CloudWatch Logs gives it (epoch milliseconds) and its text. */
export interface LogLine {
  readonly at: number;
  readonly text: string;
}
