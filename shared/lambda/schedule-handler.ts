import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import type { Runtime } from '../runtime.ts';
import { type Host, lambdaHost } from './lambda-runtime.ts';

/** A Lambda handler for the clock; the event itself says nothing. */
export type ScheduleHandler = (event: unknown, context: Context) => Promise<unknown>;

/** Runs a story at each tick. What it throws ends in an alarm; the next tick tries again anyway. */
export function scheduleHandler<World>(
  story: (world: World) => Promise<unknown>,
  bind: (runtime: Runtime) => World,
  host: () => Host = lambdaHost,
): ScheduleHandler {
  let ready: ScheduleHandler | undefined;

  function prepare(): ScheduleHandler {
    const { runtime, middlewares } = host();
    const world = bind(runtime);
    const handler = middy()
      .use([...middlewares])
      .handler(() => story(world));
    return handler as unknown as ScheduleHandler;
  }

  return (event, context) => {
    ready ??= prepare();
    return ready(event, context);
  };
}
