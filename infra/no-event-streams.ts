/**
 * Stands in for `@smithy/core/event-streams` in the bundles: CloudWatch Logs' client sets up event
 * streams for StartLiveTail, which nothing here calls, at 20 KB. If the SDK asks for more than these
 * names one day, esbuild fails and says so.
 */
export function resolveEventStreamSerdeConfig<T>(config: T): T {
  return config;
}

/** Called by nobody but the function that is replaced above. */
export function eventStreamSerdeProvider(): never {
  throw new Error('The bundles hold no event streams; see infra/bundle.ts');
}
