import { describe, expect, it } from 'vitest';
import type { NotificationReason } from '../../../shared/notification/notification.ts';
import { routingAttributes } from '../../../shared/report/routing-attributes.ts';
import { evidenceOf } from '../diagnosis/rules/evidence-of.ts';
import { NOW, recordOf } from './record-of.ts';

const KEY = 'inc-1#opened#pages#1';
const about = (reason: NotificationReason) => ({
  reason,
  deduplicationKey: KEY,
  now: NOW,
  table: 'loopwatch',
});
const refused = evidenceOf({
  log: "ConnectionRefusedError: [Errno 111] Connect call failed ('127.0.0.1', 5432)",
  environment: ['AWS_REGION'],
  missing: ['DB_HOST', 'DB_NAME'],
});

describe('routingAttributes', () => {
  it('are ten at most, none of them empty', () => {
    expect(routingAttributes(recordOf({ evidence: refused }), about('opened'))).toEqual({
      severity: 'critical',
      status: 'firing',
      reason: 'opened',
      account: '444455556666',
      region: 'eu-central-1',
      cluster: 'shop',
      service: 'media',
      category: 'app_config',
      incidentId: recordOf().id,
      deduplicationKey: KEY,
    });
  });

  it.each([
    ['opened', 'critical', 'firing'],
    ['cause-found', 'critical', 'update'],
    ['deployment-rolled-back', 'critical', 'update'],
    ['resolved', 'info', 'resolved'],
  ] as const)('of %s have the severity %s and the status %s', (reason, severity, status) => {
    expect(routingAttributes(recordOf(), about(reason))).toMatchObject({ severity, status });
  });

  it('name a stack as a stack, without a cluster', () => {
    const { cluster: _, ...rest } = recordOf().resource;
    const resource = { ...rest, kind: 'stack' as const, name: 'shöp' };
    const attributes = routingAttributes({ ...recordOf(), resource }, about('opened'));
    expect(attributes).toMatchObject({ stack: 'sh?p', category: 'unknown' });
    expect(attributes).not.toHaveProperty('service');
    expect(attributes).not.toHaveProperty('cluster');
  });
});
