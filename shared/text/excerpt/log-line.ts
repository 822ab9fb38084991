/** One line of a container's log. */
export interface LogLine {
  /** When it was written, as CloudWatch Logs says; epoch milliseconds. */
  readonly at: number;
  readonly text: string;
}
