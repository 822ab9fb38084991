/** The error that V8 gives for a text that stops too soon, or stops at the place that it names. */
function isCutShort(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    const { message } = error as SyntaxError;
    const position = / at position (\d+)/.exec(message)?.[1];
    return position ? Number(position) >= text.length : message.includes('end of JSON input');
  }
}

/**
 * The line, from 1, at which a text stops being JSON. V8 names a position in some of its messages
 * only, so the lines are asked: a text that breaks off may still become JSON, a wrong one never.
 */
export function jsonErrorLine(text: string): number {
  const lines = text.trimEnd().split('\n');
  let right = 0;
  let wrong = lines.length;
  while (wrong - right > 1) {
    const middle = (right + wrong) >>> 1;
    if (isCutShort(`${lines.slice(0, middle).join('\n')}\n`)) right = middle;
    else wrong = middle;
  }
  return wrong;
}
