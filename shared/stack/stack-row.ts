/** A row of a stack's history: what became of a resource, or of the stack itself. */
export interface StackRow {
  /** ISO time. */
  readonly at?: string | undefined;
  /** The stack's name, where rows of several stacks stand together. */
  readonly stack?: string | undefined;
  /** The logical id. */
  readonly resource?: string | undefined;
  /** For example `AWS::ECS::Service`. */
  readonly type?: string | undefined;
  /** For example `CREATE_FAILED`. */
  readonly status?: string | undefined;
  /** Redacted. */
  readonly reason: string;
}
