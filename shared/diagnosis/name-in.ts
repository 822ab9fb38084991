/**
 * Letters, digits, spaces and a few marks. A page repeats nothing else from a log: `<!channel>`
 * would wake everybody, and a long text could be anybody's message.
 */
const NAME = /^(?!.*<[@!#h])[\w.,/:@+*$\\<>=~-][\w .,/:@+*$\\<>=~'-]{0,159}$/;

/** The first group that matched, if it is safe to repeat as a name. */
export function nameIn(found: RegExpExecArray): string | undefined {
  const name = found.slice(1).find((group) => group !== undefined);
  return name !== undefined && NAME.test(name) ? name : undefined;
}
