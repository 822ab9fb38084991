import { detect } from '../../functions/detect.ts';
import { diagnose, diagnoseWorld } from '../../functions/diagnose.ts';
import { notify, notifyWorld } from '../../functions/notify.ts';
import { reconcile, reconcileWorld } from '../../functions/reconcile.ts';
import type { EmbeddedDynamoDb } from '../../local/dynamodb.ts';
import { embeddedQueue } from '../../local/queue.ts';
import type { RecordedAccount } from '../../local/recorded/account.ts';
import type { Published } from '../../local/topics.ts';
import { virtualClock } from '../../local/virtual-clock.ts';
import { scheduleHandler } from '../../shared/lambda/schedule-handler.ts';
import { sqsHandler } from '../../shared/lambda/sqs-handler.ts';
import type { Runtime } from '../../shared/runtime.ts';
import { FUNCTIONS } from '../../shared/settings.ts';
import { stepWorld } from '../../shared/steps/step-world.ts';
import type { Call } from './connect.ts';
import type { EventObject } from './crash-events.ts';
import { type Hook, type Logged, testRuntime } from './runtime.ts';
import { context } from './sqs.ts';

/** The sandbox dies: nothing that it does afterwards has an effect, and its whole batch fails. */
export class SandboxDied extends Error {
  override readonly name = 'SandboxDied';
}

export interface CloudOptions {
  /** Epoch milliseconds. */
  readonly start: number;
  readonly account: RecordedAccount;
  readonly before?: Hook;
  readonly after?: Hook;
}

export type TestCloud = ReturnType<typeof testCloud>;

/** The functions on their queues in virtual time. Any call may fail or kill its sandbox. */
export function testCloud(dynamodb: EmbeddedDynamoDb, options: CloudOptions) {
  const clock = virtualClock(options.start);
  const calls: Call[] = [];
  const published: Published[] = [];
  const logs: (readonly Logged[])[] = [];

  /** Runs a function. If the sandbox dies, the caller gets an error whatever the function returns. */
  function sandbox() {
    let death: SandboxDied | undefined;
    const runtime = testRuntime(dynamodb, {
      account: options.account,
      now: clock.now,
      sleep: clock.sleep,
      during: clock.during,
      calls,
      published,
      onSend: ({ queue, body, delaySeconds }) =>
        void queues[queue as keyof typeof queues].send(body, delaySeconds),
    });
    logs.push(runtime.logged);
    const mortal =
      (hook: Hook = () => {}): Hook =>
      async (...call) => {
        if (death) throw death;
        try {
          await hook(...call);
        } catch (error) {
          if (error instanceof SandboxDied) death = error;
          throw error;
        }
      };
    runtime.before = mortal(options.before);
    runtime.after = mortal(options.after);
    return {
      host: () => ({ runtime, middlewares: [] }),
      async run<R>(work: () => Promise<R>): Promise<R> {
        death = undefined;
        const result = await work();
        if (death) throw death;
        return result;
      },
    };
  }

  function queueOf<World>(
    name: keyof typeof FUNCTIONS,
    story: (body: string, world: World) => Promise<void>,
    bind: (runtime: Runtime) => World,
  ) {
    const box = sandbox();
    const handler = sqsHandler(story, bind, box.host);
    const settings = { name: FUNCTIONS[name].queue, region: 'eu-central-1', ...FUNCTIONS[name] };
    return embeddedQueue(settings, (event, who) => box.run(() => handler(event, who)), clock);
  }

  const queues = {
    events: queueOf('detect', detect, stepWorld),
    incidents: queueOf('diagnose', diagnose, diagnoseWorld),
    notifications: queueOf('notify', notify, notifyWorld),
  };
  const clockwork = sandbox();
  const onTick = scheduleHandler(reconcile, reconcileWorld, clockwork.host);

  return {
    clock,
    calls,
    published,
    queues,
    logged: () => logs.flat(),
    /** Delivers an event at a time, as EventBridge does. */
    bring: (event: EventObject, at: number) =>
      clock.at(at, () => void queues.events.send(JSON.stringify(event), 0)),
    /** Runs reconcile at a time, as the schedule does. Its errors are only logged, as on Lambda. */
    tickAt: (at: number) =>
      clock.at(at, async () => {
        await clockwork.run(() => onTick({}, context)).catch(() => {});
      }),
  };
}
