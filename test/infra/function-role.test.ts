import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { flat, listOf, resourcesOf, synthesize } from './synthesis.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const template = synthesize();
const inAccount = '<AWS::Region>:<AWS::AccountId>';
const services = `arn:<AWS::Partition>:ecs:${inAccount}:service/*`;
const tasks = `arn:<AWS::Partition>:ecs:${inAccount}:task/*`;
const stacks = `arn:<AWS::Partition>:cloudformation:${inAccount}:stack/*`;
const logs = 'arn:<AWS::Partition>:logs:*:<AWS::AccountId>:log-group:*:log-stream:*';

const own = (name: string) => [`logs:CreateLogStream ${name}Logs`, `logs:PutLogEvents ${name}Logs`];
const table = ['GetItem', 'PutItem', 'Query'].map((a) => `dynamodb:${a} Incidents`);
const indexes = ['byId', 'byStatus', 'byName', 'byDay', 'byFingerprint'].map(
  (name) => `dynamodb:Query Incidents/index/${name}`,
);
const receive = (queue: string) =>
  ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'].map((a) => `sqs:${a} ${queue}Queue`);
const send = (queue: string) => `sqs:SendMessage ${queue}Queue`;
const publish = ['sns:Publish Topicspages'];

/** All permissions of each function. Each one that is added here needs its reason. */
const GRANTS: Record<string, string[]> = {
  detect: [
    ...own('detect'),
    ...table,
    ...receive('events'),
    send('incidents'),
    send('notifications'),
  ],
  diagnose: [
    ...own('diagnose'),
    ...table,
    ...indexes,
    ...receive('incidents'),
    send('incidents'),
    send('notifications'),
    `ecs:DescribeServices ${services}`,
    'ecs:ListTasks *',
    // AWS has no resource-level permission for these two.
    'ecs:DescribeTaskDefinition *',
    'ecs:ListServices *',
    `ecs:DescribeTasks ${tasks}`,
    `logs:GetLogEvents ${logs}`,
    `cloudformation:DescribeStacks ${stacks}`,
    `cloudformation:DescribeStackEvents ${stacks}`,
    `cloudformation:DescribeEvents ${stacks}`,
  ],
  notify: [
    ...own('notify'),
    ...table,
    ...receive('notifications'),
    ...publish,
    'kms:Decrypt TopicsKey',
    'kms:GenerateDataKey TopicsKey',
  ],
  reconcile: [
    ...own('reconcile'),
    ...table,
    ...indexes,
    send('incidents'),
    send('notifications'),
    `ecs:DescribeServices ${services}`,
    `ecs:DescribeTasks ${tasks}`,
    'ecs:ListTasks *',
    'elasticloadbalancing:DescribeTargetHealth *',
  ],
};

/** A resource of the stack by its logical id without the hash; any other ARN unchanged. */
function readable(resource: unknown): string {
  return flat(resource).replace(/<(\w+?)[0-9A-F]{8}(\.Arn)?>/, '$1');
}

/** The IAM actions of the SDK's commands that the files of these folders of shared/ import. */
function callsOf(...folders: string[]): string[] {
  const prefixes: Record<string, string> = {
    'lib-dynamodb': 'dynamodb',
    'client-cloudwatch-logs': 'logs',
    'client-elastic-load-balancing-v2': 'elasticloadbalancing',
  };
  const sources = folders.flatMap((folder) =>
    globSync(`shared/${folder}/*.ts`, { cwd: ROOT }).map((file) =>
      readFileSync(join(ROOT, file), 'utf8'),
    ),
  );
  const actions = sources.flatMap((source) =>
    [...source.matchAll(/import \{([^}]*)\} from '@aws-sdk\/([\w-]+)'/g)].flatMap(
      ([, names = '', client = '']) =>
        [...names.matchAll(/\b(\w+)Command\b/g)].map(([, command = '']) => {
          const item = client === 'lib-dynamodb' && command !== 'Query' ? 'Item' : '';
          return `${prefixes[client] ?? client.replace('client-', '')}:${command}${item}`;
        }),
    ),
  );
  return [...new Set(actions)].toSorted();
}

describe('FunctionRole', () => {
  const roles = resourcesOf(template, 'AWS::IAM::Role');

  it.each(Object.keys(GRANTS))('lets %s do what it must and nothing else', (name) => {
    const [role, ...more] = roles.filter(([id]) => id.startsWith(name)).map(([, role]) => role);
    expect(more).toEqual([]);
    const grants = role?.Properties.Policies.flatMap(
      (policy: { PolicyDocument: { Statement: Record<string, unknown>[] } }) =>
        policy.PolicyDocument.Statement.flatMap(({ Action, Resource }) =>
          listOf(Action).flatMap((action) =>
            listOf(Resource).map((resource) => `${action} ${readable(resource)}`),
          ),
        ),
    );
    expect(grants.toSorted()).toEqual(GRANTS[name]?.toSorted());
  });

  it('lets a function make each call that shared/aws and shared/table contain', () => {
    const granted = Object.values(GRANTS).flatMap((grants) => grants.map((g) => g.split(' ')[0]));
    expect(granted).toEqual(expect.arrayContaining(callsOf('aws', 'table')));
  });

  it('is the only kind of role, and no policy exists outside the roles', () => {
    expect(roles).toHaveLength(Object.keys(GRANTS).length);
    template.resourceCountIs('AWS::IAM::Policy', 0);
    template.resourceCountIs('AWS::IAM::ManagedPolicy', 0);
  });

  it('has no managed policy, and only Lambda may assume it', () => {
    for (const [, role] of roles) {
      expect(role.Properties.ManagedPolicyArns).toBeUndefined();
      expect(role.Properties.AssumeRolePolicyDocument.Statement).toEqual([
        {
          Action: 'sts:AssumeRole',
          Effect: 'Allow',
          Principal: { Service: 'lambda.amazonaws.com' },
        },
      ]);
    }
  });

  it('gives a reason for each wildcard in the template, where an auditor finds it', () => {
    for (const [id, role] of roles) {
      const wildcards = new Set(
        Object.entries(GRANTS)
          .filter(([name]) => id.startsWith(name))
          .flatMap(([, grants]) => grants.map((grant) => grant.split(' ')[1] ?? ''))
          .filter((resource) => resource.includes('*')),
      );
      const reasons = role.Metadata?.cdk_nag?.rules_to_suppress ?? [];
      expect(reasons.map((rule: { id: string }) => rule.id).toSorted()).toEqual(
        [...wildcards].map((resource) => `AwsSolutions-IAM5[Resource::${resource}]`).toSorted(),
      );
    }
  });

  it('works in every partition', () => {
    expect(JSON.stringify(template.toJSON())).not.toMatch(/"arn:aws[:-]/);
  });
});
