import { readdirSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { cloudformationStackStatusChange } from '../../../../shared/event/schemas/cloudformation-stack-status-change.ts';

const folder = new URL('../../../../events/cloudformation-stack-status-change/', import.meta.url);
const read = (name: string) => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
const rollback = read('rollback-in-progress.json');
const withDetail = (change: object) => ({ ...rollback, detail: { ...rollback.detail, ...change } });
const withStatus = (details: unknown) => withDetail({ 'status-details': details });

describe('cloudformationStackStatusChange', () => {
  it.each(readdirSync(folder))('parses the sample %s', (name) => {
    const sample = read(name);
    const { detail } = v.parse(cloudformationStackStatusChange, sample);
    expect(detail['stack-id']).toBe(sample.detail['stack-id']);
    expect(detail['status-details'].status).toBe(sample.detail['status-details'].status);
  });

  it('keeps the reason of a rollback', () => {
    const { detail } = v.parse(cloudformationStackStatusChange, rollback);
    expect(detail['status-details']['status-reason']).toMatch(
      /^The following resource\(s\) failed/,
    );
  });

  it.each([
    ['an empty reason', { status: 'CREATE_COMPLETE', 'status-reason': '' }],
    ['a reason that is null', { status: 'CREATE_COMPLETE', 'status-reason': null }],
    ['no reason', { status: 'CREATE_COMPLETE' }],
  ])('tolerates %s', (_, details) => {
    const { detail } = v.parse(cloudformationStackStatusChange, withStatus(details));
    expect(detail['status-details']['status-reason']).toBeUndefined();
  });

  it.each([
    ['without stack', withDetail({ 'stack-id': undefined })],
    ['without status details', withStatus(undefined)],
    ['without status', withStatus({ 'status-reason': 'because' })],
    ['whose status is a number', withStatus({ status: 3 })],
  ])('rejects an event %s', (_, event) => {
    expect(v.is(cloudformationStackStatusChange, event)).toBe(false);
  });
});
