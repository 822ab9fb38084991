/** A timestamp, or the name of a container, that a driver or compose put before the line itself. */
const PREFIX =
  /^(?:[\w.-]{1,60}\s{0,20}\| )?(?:\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?: ?(?:Z|UTC|[+-]\d\d:?\d\d))?\]? )?/;

/** A line without what a driver put before it: stack traces are recognised by how lines begin. */
export const bareLine = (text: string): string => text.replace(PREFIX, '');
