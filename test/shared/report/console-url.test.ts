import { describe, expect, it } from 'vitest';
import { logStreamUrl, serviceUrl, stackUrl } from '../../../shared/report/console-url.ts';
import { serviceResource } from '../../../shared/resource.ts';

const service = (partition: string, region: string, name = 'media') =>
  serviceResource(`arn:${partition}:ecs:${region}:444455556666:cluster/shop`, name);

/** Partition, region, host. */
const PARTITIONS = [
  ['aws', 'eu-central-1', 'eu-central-1.console.aws.amazon.com'],
  ['aws-cn', 'cn-north-1', 'cn-north-1.console.amazonaws.cn'],
  ['aws-us-gov', 'us-gov-west-1', 'us-gov-west-1.console.amazonaws-us-gov.com'],
] as const;

describe('serviceUrl', () => {
  it.each(PARTITIONS)('in %s (%s) is at %s', (partition, region, host) => {
    expect(serviceUrl(service(partition, region))).toBe(
      `https://${host}/ecs/v2/clusters/shop/services/media/health?region=${region}`,
    );
  });

  it('escapes even what AWS allows in no name', () => {
    const url = serviceUrl({ ...service('aws', 'eu-central-1'), name: 'a/b?c#d e' });
    expect(url).toContain('/services/a%2Fb%3Fc%23d%20e/health');
  });

  it('takes the default cluster when none is named', () => {
    const { cluster: _cluster, ...resource } = service('aws', 'eu-central-1');
    expect(serviceUrl(resource)).toContain('/clusters/default/');
  });
});

describe('logStreamUrl', () => {
  const log = { group: '/ecs/shop', stream: 'shop/app/0f1e2d', region: 'us-east-1' };

  it.each(PARTITIONS)('in %s is in the Region of the log', (partition, region) => {
    const url = logStreamUrl(service(partition, region).arn, log);
    expect(url.startsWith('https://us-east-1.console.')).toBe(true);
    expect(url).toContain('/cloudwatch/home?region=us-east-1#');
  });

  it('escapes names twice, as the console does', () => {
    expect(logStreamUrl(service('aws', 'eu-central-1').arn, log)).toBe(
      'https://us-east-1.console.aws.amazon.com/cloudwatch/home?region=us-east-1#logsV2:log-groups/log-group/$252Fecs$252Fshop/log-events/shop$252Fapp$252F0f1e2d',
    );
  });
});

describe('stackUrl', () => {
  it.each(PARTITIONS)('in %s (%s) is at %s', (partition, region, host) => {
    const id = `arn:${partition}:cloudformation:${region}:444455556666:stack/shop/9f31c2e0`;
    expect(stackUrl(id)).toBe(
      `https://${host}/cloudformation/home?region=${region}#/stacks/events?stackId=${encodeURIComponent(id)}`,
    );
  });
});
