import type { Resource } from '../resource.ts';

/** "3 tasks failed", for a stack "3 resources failed"; empty when nothing failed. */
export function failedText({
  failures,
  resource,
}: {
  readonly failures: number;
  readonly resource: Pick<Resource, 'kind'>;
}): string {
  const what = resource.kind === 'stack' ? 'resource' : 'task';
  return failures > 0 ? `${failures} ${what}${failures === 1 ? '' : 's'} failed` : '';
}
