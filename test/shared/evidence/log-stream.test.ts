import { describe, expect, it } from 'vitest';
import { type LogConfiguration, logLocation } from '../../../shared/evidence/log-stream.ts';

const REGION = 'eu-central-1';
const app = { name: 'app', runtimeId: 'f00dcafe' };
const awslogs = (options: Record<string, string>): LogConfiguration => ({
  logDriver: 'awslogs',
  options: { 'awslogs-group': '/ecs/shop', 'awslogs-region': REGION, ...options },
});
const locate = (configuration: LogConfiguration | undefined, container = app) =>
  logLocation(container, '0f1e2d', configuration, REGION);

describe('logLocation', () => {
  it.each<readonly [string, LogConfiguration, object]>([
    [
      'by prefix, container and task',
      awslogs({ 'awslogs-stream-prefix': 'shop' }),
      { group: '/ecs/shop', name: 'shop/app/0f1e2d', region: REGION },
    ],
    [
      'by the container id where EC2 has no prefix',
      awslogs({}),
      { group: '/ecs/shop', name: 'f00dcafe', region: REGION },
    ],
    [
      'in the region of the driver',
      awslogs({ 'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': 'x' }),
      { group: '/ecs/shop', name: 'x/app/0f1e2d', region: 'us-east-1' },
    ],
    [
      'in the region of the task where the driver names none',
      { logDriver: 'awslogs', options: { 'awslogs-group': 'g', 'awslogs-stream-prefix': 'x' } },
      { group: 'g', name: 'x/app/0f1e2d', region: REGION },
    ],
    [
      'in the region of the task where the driver names an empty one',
      awslogs({ 'awslogs-region': '', 'awslogs-stream-prefix': 'x' }),
      { group: '/ecs/shop', name: 'x/app/0f1e2d', region: REGION },
    ],
  ])('finds the stream %s', (_, configuration, stream) => {
    expect(locate(configuration)).toMatchObject({ stream });
  });

  it.each([
    ['may lose lines by default', {}, true],
    ['may lose lines when it says so', { mode: 'non-blocking' }, true],
    ['loses none when it blocks', { mode: 'blocking' }, false],
  ])('tells that the driver %s', (_, options, mayLoseLines) => {
    expect(locate(awslogs(options))).toMatchObject({ mayLoseLines });
  });

  it.each<readonly [string, LogConfiguration | undefined, RegExp]>([
    ['there is no log configuration', undefined, /^container app has no log configuration/],
    ['the configuration is empty', {}, /^container app has no log configuration/],
    [
      'it logs to Splunk',
      { logDriver: 'splunk', options: { 'splunk-url': 'https://x' } },
      /app logs to splunk/,
    ],
    ['it logs to FireLens', { logDriver: 'awsfirelens' }, /app logs to awsfirelens/],
    ['it logs to a file', { logDriver: 'json-file' }, /app logs to json-file/],
    ['no group is named', { logDriver: 'awslogs', options: {} }, /names no awslogs-group/],
  ])('says in one sentence that %s', (_, configuration, gap) => {
    const location = locate(configuration);
    expect('gap' in location && location.gap.text).toMatch(gap);
  });

  it('says that the stream is unknown without prefix and container id', () => {
    const location = logLocation({ name: 'app' }, '0f1e2d', awslogs({}), REGION);
    expect('gap' in location && location.gap.text).toContain('its stream in /ecs/shop is unknown');
  });
});
