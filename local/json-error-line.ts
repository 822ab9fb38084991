/** Whether the text is JSON as far as it goes: complete, or wrong only because it ends too soon. */
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
 * The line, from 1, at which a text stops being JSON. Only some of V8's messages name a position,
 * so the line is found by bisection: a text that ends too soon may still become JSON, and a wrong
 * one may not.
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
