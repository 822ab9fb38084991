import type { Category } from '../failure/category.ts';

/** How a kind of program reports that something it needs is not there. */
export interface MissingModuleFormat {
  /** The kind of program, in the words of the page. */
  readonly runtime: string;
  /**
   * Its first matching group is the missing name. The group `import` is a whole message instead:
   * the module is there, but has no such name to import.
   */
  readonly pattern: RegExp;
  /** Present when the missing name stands in the command. */
  readonly category?: Category;
}
