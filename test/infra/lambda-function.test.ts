import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ENV, METRIC_NAMESPACE } from '../../shared/names.ts';
import { flat, resourcesOf, synthesize } from './synthesis.ts';

const template = synthesize({ shortRunMinutes: '10', quietMinutes: '45' });
const functions = resourcesOf(template, 'AWS::Lambda::Function').map(
  ([id, { Properties }]) =>
    [Properties.Description.replace('Loopwatch: ', ''), id, Properties] as const,
);

describe('LambdaFunction', () => {
  it('is made for each file in functions/', () => {
    const files = readdirSync(new URL('../../functions', import.meta.url));
    const names = files.filter((file) => file.endsWith('.ts')).map((file) => file.slice(0, -3));
    expect(functions.map(([name]) => name).toSorted()).toEqual(names.toSorted());
  });

  it.each(functions)('%s runs on arm64 and the newest Node.js of Lambda', (_name, _id, fn) => {
    expect(fn).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
    });
  });

  it.each(functions)('%s logs to a group of its own, for one month', (_name, _id, fn) => {
    const group = flat(fn.LoggingConfig.LogGroup).slice(1, -1);
    const users = functions.filter(([, , f]) => flat(f.LoggingConfig.LogGroup) === `<${group}>`);
    expect(users).toHaveLength(1);
    const groups = template.findResources('AWS::Logs::LogGroup');
    expect(groups[group]?.Properties.RetentionInDays).toBe(30);
  });

  it.each(functions)('%s is told what to call its metrics', (_name, _id, fn) => {
    expect(fn.Environment.Variables).toMatchObject({
      POWERTOOLS_SERVICE_NAME: 'loopwatch',
      POWERTOOLS_METRICS_NAMESPACE: METRIC_NAMESPACE,
    });
  });

  it.each(['detect', 'reconcile'])('%s uses the operator’s thresholds', (name) => {
    const [, , fn] = functions.find(([other]) => other === name) ?? [];
    expect(fn?.Environment.Variables).toMatchObject({
      [ENV.shortRunMinutes]: '10',
      [ENV.quietMinutes]: '45',
    });
  });

  it.each([
    ['detect', [ENV.table, ENV.incidentsQueue, ENV.notificationsQueue]],
    ['diagnose', [ENV.table, ENV.incidentsQueue, ENV.notificationsQueue]],
    ['notify', [ENV.table, ENV.pagesTopic]],
    ['reconcile', [ENV.table, ENV.incidentsQueue, ENV.notificationsQueue]],
  ])('%s gets the addresses of what it may use', (name, variables) => {
    const [, , fn] = functions.find(([other]) => other === name) ?? [];
    const known: string[] = [ENV.table, ENV.incidentsQueue, ENV.notificationsQueue, ENV.pagesTopic];
    const given = Object.keys(fn?.Environment.Variables ?? {}).filter((key) => known.includes(key));
    expect(given.toSorted()).toEqual(variables.toSorted());
  });

  it.each([
    { name: 'detect', queue: 'events', batch: 10, atOnce: 10 },
    { name: 'diagnose', queue: 'incidents', batch: 1, atOnce: 3 },
    { name: 'notify', queue: 'notifications', batch: 10, atOnce: 2 },
  ])('$name reads $queue without waiting, and reports each failed message by itself', (reads) => {
    const mappings = resourcesOf(template, 'AWS::Lambda::EventSourceMapping');
    const [, mapping] = mappings.find(([id]) => id.startsWith(reads.name)) ?? [];
    expect(mapping?.Properties).toMatchObject({
      BatchSize: reads.batch,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: reads.atOnce },
    });
    expect(flat(mapping?.Properties.EventSourceArn)).toMatch(new RegExp(`^<${reads.queue}Queue`));
    // A window delays a single event for up to 20 s; a filter deletes what it does not match.
    expect(mapping?.Properties).not.toHaveProperty('MaximumBatchingWindowInSeconds');
    expect(mapping?.Properties).not.toHaveProperty('FilterCriteria');
  });

  it('reads no other queue', () => {
    template.resourceCountIs('AWS::Lambda::EventSourceMapping', 3);
  });
});
