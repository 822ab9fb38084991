/**
 * Names consist of letters, digits, spaces and a few marks. A page repeats nothing else from a log:
 * anything longer could be a sentence, and `<!channel>` would wake everybody.
 */
const NAME = /^(?!.*<[@!#h])[\w.,/:@+*$\\<>=~-][\w .,/:@+*$\\<>=~'-]{0,159}$/;

/** The first group of a match, if it can be repeated as a name. */
export function nameIn(found: RegExpExecArray): string | undefined {
  const name = found.slice(1).find((group) => group !== undefined);
  return name !== undefined && NAME.test(name) ? name : undefined;
}
