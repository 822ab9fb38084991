import { plainText } from '../text/plain-text.ts';

/** "shop/api": the cluster and the name, or the name alone where there is no cluster. */
export const placeOf = (resource: {
  readonly name: string;
  readonly cluster?: string | undefined;
}): string => plainText([resource.cluster, resource.name].filter(Boolean).join('/'));
