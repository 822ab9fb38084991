import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EventRejected, parseEvent } from '../../../shared/event/event.ts';
import { schemas } from '../../../shared/event/schemas/index.ts';

const events = new URL('../../../events/', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, events), 'utf8');
const crash = JSON.parse(read('ecs-task-state-change/crash-exit-1-stopped.json'));

const folders = schemas.map((schema) =>
  schema.entries['detail-type'].literal.toLowerCase().replaceAll(' ', '-'),
);
const samples = folders.flatMap((folder) =>
  readdirSync(new URL(`${folder}/`, events)).map((name) => `${folder}/${name}`),
);
const rejectionOf = (text: string): Error => {
  try {
    parseEvent(text);
  } catch (error) {
    if (error instanceof EventRejected) return error;
    throw error;
  }
  throw new Error('the event was accepted');
};

describe('parseEvent', () => {
  it.each(samples)('picks the schema of %s', (path) => {
    const event = parseEvent(read(path));
    const folder = event['detail-type'].toLowerCase().replaceAll(' ', '-');
    expect(path.startsWith(`${folder}/`)).toBe(true);
  });

  it('distinguishes events by their detail-type', () => {
    const event = parseEvent(JSON.stringify(crash));
    if (event['detail-type'] !== 'ECS Task State Change') throw new Error('another kind');
    expect(event.detail.containers[0]?.exitCode).toBe(1);
    expect(event.id).toBe(crash.id);
  });

  it.each(['deployment-89', 'deployment-95'])('understands all of scenario %s', (name) => {
    const lines = read(`scenarios/${name}/events.jsonl`).trimEnd().split('\n');
    expect(lines.map(parseEvent)).toHaveLength(lines.length);
  });

  it.each([
    ['nothing at all', '', 'Event rejected: the text is not JSON (0 characters)'],
    ['half an event', '{"detail-type":', 'Event rejected: the text is not JSON (15 characters)'],
    ['null', 'null', 'Event rejected: the event is null, not an object'],
    ['a list', '[]', 'Event rejected: the event is an array, not an object'],
    ['text', '"hello"', 'Event rejected: the event is of type string, not an object'],
    ['no detail-type', '{"id":"e-1"}', 'Event e-1 rejected: detail-type is missing'],
    [
      'a detail-type that is a number',
      '{"detail-type":5}',
      'Event rejected: detail-type is of type number',
    ],
    [
      'a detail-type that we do not watch',
      '{"id":"e-1","detail-type":"ECS Container Instance State Change"}',
      'Event e-1 rejected: detail-type "ECS Container Instance State Change" is not one that we watch',
    ],
    [
      'a detail-type that every object has',
      '{"detail-type":"__proto__"}',
      'Event rejected: detail-type "__proto__" is not one that we watch',
    ],
  ])('rejects %s', (_, text, message) => {
    expect(rejectionOf(text)).toMatchObject({ name: 'EventRejected', message });
  });

  it.each([
    ['a missing field', { taskArn: undefined }, 'detail.taskArn is missing'],
    ['an empty field', { group: '' }, 'detail.group must be a text that is not empty'],
    ['a wrong type', { clusterArn: ['a'] }, 'detail.clusterArn must be a text that is not empty'],
    ['a wrong time', { createdAt: 'soon' }, 'detail.createdAt must be an ISO 8601 time'],
  ])('names the path of %s', (_, change, what) => {
    const text = JSON.stringify({ ...crash, detail: { ...crash.detail, ...change } });
    expect(rejectionOf(text).message).toBe(`Event ${crash.id} rejected: ${what}`);
  });

  it('names the part that is not an object', () => {
    const text = JSON.stringify({ ...crash, detail: 'hunter2' });
    expect(rejectionOf(text).message).toBe(
      `Event ${crash.id} rejected: detail is of type string, not object`,
    );
  });

  it('never quotes a value of the event', () => {
    const text = JSON.stringify({ ...crash, region: { password: 'hunter2' }, time: 'hunter2' });
    expect(rejectionOf(text).message).not.toContain('hunter2');
    expect(rejectionOf(`hunter2${text}`).message).not.toContain('hunter2');
  });

  it.each([
    ['a long id', { id: 'x'.repeat(5000), 'detail-type': 'y'.repeat(5000) }],
    ['control characters', { id: 'a\u001b[31m\r\nb', 'detail-type': 'c\u0000\u2028\u202ed' }],
    [
      'half a character at the cut',
      { id: `a${'😀'.repeat(60)}`, 'detail-type': `b${'😀'.repeat(60)}` },
    ],
  ])('gives one short clean line in spite of %s', (_, event) => {
    const { message } = rejectionOf(JSON.stringify(event));
    expect(message.length).toBeLessThanOrEqual(300);
    expect(message).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
  });
});

describe('the table of samples in events/README.md', () => {
  it('lists each sample once', () => {
    const listed = [...read('README.md').matchAll(/^\| ([a-z0-9/-]+\.json) /gm)].map(
      ([, path]) => path,
    );
    expect(listed.toSorted()).toEqual(samples.toSorted());
  });
});
