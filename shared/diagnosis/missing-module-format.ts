import type { Category } from '../failure/category.ts';

/** How a runtime or a tool reports that something it needs is not there. */
export interface MissingModuleFormat {
  /** The kind of program, as the page names it. */
  readonly runtime: string;
  /**
   * The first group that matches is the missing name. The group `import` holds a whole message:
   * the module is there, and lacks the name that the program imports from it.
   */
  readonly pattern: RegExp;
  /** Present where the missing name is what the command names. */
  readonly category?: Category;
}
