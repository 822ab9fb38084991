/**
 * Replaces `@smithy/core/event-streams` in the bundles: CloudWatch Logs' client sets up event
 * streams for StartLiveTail, which nothing here calls, and that takes 20 KB. If the SDK needs more
 * than these names one day, esbuild fails and says so.
 */
export function resolveEventStreamSerdeConfig<T>(config: T): T {
  return config;
}

/** Only the function that is replaced above would call it. */
export function eventStreamSerdeProvider(): never {
  throw new Error('The bundles hold no event streams; see infra/bundle.ts');
}
