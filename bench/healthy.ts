import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startDynamoDb } from '../local/dynamodb.ts';
import { replay } from '../local/replay.ts';
import type { ScenarioEvent } from '../local/scenario.ts';
import type { Measure } from './measure.ts';

const SAMPLES = join(import.meta.dirname, '..', 'events', 'ecs-task-state-change');
const TASKS = 100;

/** The samples of the events that healthy tasks send, and tasks that people or AWS stop. */
const LIVES: Readonly<Record<string, readonly string[]>> = {
  'rolling deployment': ['provisioning', 'running', 'scale-in-exit-137'],
  'Spot reclaim': ['provisioning', 'running', 'spot-interruption-notice', 'spot-interruption'],
  'stops by hand': ['running', 'user-stop'],
  'maintenance, draining and lost hosts': ['fargate-maintenance', 'draining', 'host-terminated'],
};

const START = Date.parse('2026-02-03T08:00:00Z');

/** The sample as another task would send it, some time later. */
function eventOf(sample: string, task: number, step: number): ScenarioEvent {
  const text = readFileSync(join(SAMPLES, `${sample}.json`), 'utf8');
  const { detail, ...envelope } = JSON.parse(text);
  const time = START + task * 2_000 + step * 60_000;
  const own = { ...detail, taskArn: `${detail.taskArn}${task}`, version: step + 1 };
  return { time, event: { ...envelope, time: new Date(time).toISOString(), detail: own } };
}

/** Healthy services must cause neither incidents nor notifications, nor admitted events. */
export async function healthy(): Promise<Measure[]> {
  const none = { unit: '', goal: { most: 0 } };
  const measures: Measure[] = [];
  for (const [life, samples] of Object.entries(LIVES)) {
    const tasks = Array.from({ length: TASKS }, (_, task) => task);
    const events = tasks
      .flatMap((task) => samples.map((sample, step) => eventOf(sample, task, step)))
      .sort((a, b) => (a.time ?? 0) - (b.time ?? 0));
    const dynamodb = await startDynamoDb();
    const scenario = { directory: '', title: life, about: '', account: {}, events };
    const { summary } = await replay(scenario, dynamodb);
    await dynamodb.stop();
    const what = `${life} of ${TASKS} tasks: of ${events.length} events`;
    measures.push({ what: `${what} admitted`, value: summary.admitted, ...none });
    measures.push({
      what: '  incidents and notifications',
      value: summary.incidents + summary.notifications,
      ...none,
    });
  }
  return measures;
}
