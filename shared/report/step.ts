/** One thing to do. */
export interface Step {
  readonly kind:
    | 'roll-back-stack'
    | 'roll-back'
    | 'free-stack'
    | 'advice'
    | 'read-log'
    | 'read-stack'
    | 'read-service';
  /** What to do, without full stop. */
  readonly text: string;
  /** The command that does it, ready to paste into a shell. */
  readonly command?: string | undefined;
}
