import { ACCOUNT, type EventObject, REGION, START } from './crash-events.ts';

/** A stack's id. */
export const stackId = (name: string, uuid = '0f1e2d3c-1111-2222-3333-444455556666'): string =>
  `arn:aws:cloudformation:${REGION}:${ACCOUNT}:stack/${name}/${uuid}`;

export const SERVICE_ARN = `arn:aws:ecs:${REGION}:${ACCOUNT}:service/shop/media`;

interface More {
  /** The stack's id; by default that of `shop-prod`. */
  readonly of?: string;
  readonly reason?: string;
  readonly token?: string;
}

/** ISO time so many minutes after the beginning of a test. */
export const minuteAt = (at: number): string =>
  new Date(Date.parse(START) + at * 60_000).toISOString().replace('.000', '');

function event(kind: string, at: number, of: string, detail: object): EventObject {
  return {
    version: '0',
    id: `${kind}-${at}-${JSON.stringify(detail)}`,
    'detail-type': `CloudFormation ${kind} Status Change`,
    source: 'aws.cloudformation',
    account: ACCOUNT,
    time: minuteAt(at),
    region: REGION,
    resources: [of],
    detail: { 'stack-id': of, ...detail },
  };
}

const status = (name: string, { reason = '', token }: More) => ({
  'status-details': { status: name, 'status-reason': reason },
  ...(token && { 'client-request-token': token }),
});

/** What EventBridge tells of a stack, at a minute of the test. */
export const ofStack = (at: number, name: string, more: More = {}): EventObject =>
  event('Stack', at, more.of ?? stackId('shop-prod'), status(name, more));

/** What EventBridge tells of a resource of a stack. */
export function ofResource(
  at: number,
  name: string,
  {
    logicalId = 'Assets',
    type = 'AWS::S3::Bucket',
    physicalId,
    ...more
  }: More & {
    readonly logicalId?: string;
    readonly type?: string;
    readonly physicalId?: string;
  } = {},
): EventObject {
  return event('Resource', at, more.of ?? stackId('shop-prod'), {
    'logical-resource-id': logicalId,
    'resource-type': type,
    ...(physicalId && { 'physical-resource-id': physicalId }),
    ...status(name, more),
  });
}

/** What EventBridge tells of the service `media` in a stack. */
export const ofService = (at: number, name: string, more: More = {}): EventObject =>
  ofResource(at, name, {
    logicalId: 'Service',
    type: 'AWS::ECS::Service',
    physicalId: SERVICE_ARN,
    ...more,
  });

/** An update that succeeds, from one minute to another. */
export const update = (from: number, to: number): EventObject[] => [
  ofStack(from, 'UPDATE_IN_PROGRESS', { reason: 'User Initiated', token: `token-${from}` }),
  ofStack(to, 'UPDATE_COMPLETE', { token: `token-${from}` }),
];
