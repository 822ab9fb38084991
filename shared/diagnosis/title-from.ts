/** The cause as a title: it continues a sentence, so it begins with a small letter. */
export const titleFrom = (cause: string): string => cause.charAt(0).toLowerCase() + cause.slice(1);
