/**
 * What the names in our commands may look like, by kind. A text of any other form might be run by
 * the reader's shell, so it gets into no command. Sources:
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html
 */
const FORMS = {
  name: /^[\w-]{1,255}$/,
  revision: /^[\w-]{1,255}:\d{1,10}$/,
  stack: /^[A-Za-z][A-Za-z0-9-]{0,127}$/,
  stackId: /^arn:[\w-]+:cloudformation:[\w/:-]{1,300}$/,
  logPath: /^[\w./#-]{1,512}$/,
} as const;

/** True when all texts are of the form, so that a command may contain them. */
export const isShellSafe = (form: keyof typeof FORMS, ...texts: readonly string[]): boolean =>
  texts.every((text) => FORMS[form].test(text));
