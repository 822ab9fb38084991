import type { Command } from 'commander';
import { durationText } from '../shared/report/duration-text.ts';
import { placeOf } from '../shared/report/place-of.ts';
import { lastSegment, type Resource } from '../shared/resource.ts';
import type { Deployment } from '../shared/service/deployment.ts';
import { type DeploymentLedger, deploymentLedger } from '../shared/service/deployment-ledger.ts';
import { openDeployments } from '../shared/table/deployments.ts';
import type { Documents } from '../shared/table/document-client.ts';
import { openServices } from '../shared/table/services.ts';
import { plainText } from '../shared/text/plain-text.ts';
import { type Format, printRows, toJson, withOutput } from './output.ts';
import { serviceName } from './service-name.ts';
import { type TableOptions, useTable, withTableOptions } from './table-source.ts';

interface Options extends TableOptions {
  readonly service?: string;
  readonly cluster?: string;
  readonly output: Format;
}

/** One service with its deployments, as `-o json` prints it. */
interface ServiceDeployments {
  readonly resource: Omit<Resource, 'key'>;
  readonly ended: number;
  readonly completed: number;
  /** Completed divided by ended, 0 to 1; absent when none has ended. */
  readonly successRate?: number | undefined;
  readonly lastGood?: string | undefined;
  readonly failedSinceLastGood: number;
  readonly deployments: readonly Deployment[];
}

/** How many services' ledgers are read at the same time. */
const AT_ONCE = 20;

function describe(
  { key: _key, ...resource }: Resource,
  deployments: Deployment[],
): ServiceDeployments {
  const ledger: DeploymentLedger = deploymentLedger(deployments);
  const { ended, completed, lastGood, failedSince } = ledger;
  return {
    resource,
    ended,
    completed,
    ...(ended > 0 && { successRate: Math.round((1000 * completed) / ended) / 1000 }),
    ...(lastGood?.taskDefinitionArn && { lastGood: lastGood.taskDefinitionArn }),
    failedSinceLastGood: failedSince,
    deployments,
  };
}

async function readServices(documents: Documents, { service, cluster }: Options) {
  const asked = service === undefined ? undefined : serviceName(service);
  const services = openServices(documents);
  const lists = (['watched', 'known', 'gone'] as const).map((watch) => services.list(watch));
  const resources = (await Promise.all(lists))
    .flat()
    .flatMap(({ resource }) => resource ?? [])
    .filter((one) => asked === undefined || one.name === asked.name)
    .filter((one) => asked?.cluster === undefined || one.cluster === asked.cluster)
    .filter((one) => cluster === undefined || one.cluster === cluster)
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const ledger = openDeployments(documents);
  const found: ServiceDeployments[] = [];
  for (let start = 0; start < resources.length; start += AT_ONCE) {
    const some = resources.slice(start, start + AT_ONCE);
    found.push(
      ...(await Promise.all(some.map(async (one) => describe(one, await ledger.of(one.key))))),
    );
  }
  return found.filter(({ deployments }) => deployments.length > 0);
}

const minute = (iso: string) => iso.slice(0, 16).replace('T', ' ');

const revision = (arn: string | undefined) => (arn ? lastSegment(arn) : '-');

function rateOf({ successRate, completed, ended }: ServiceDeployments): string {
  if (successRate === undefined) return '-';
  return `${Math.round(100 * successRate)} % (${completed} of ${ended})`;
}

const SERVICES = ['SERVICE', 'SUCCEEDED', 'LAST GOOD', 'FAILED SINCE', 'NEWEST'];
const serviceRow = (one: ServiceDeployments): string[] => {
  const [newest] = one.deployments;
  return [
    placeOf(one.resource),
    rateOf(one),
    revision(one.lastGood),
    String(one.failedSinceLastGood),
    newest ? `${newest.outcome} ${minute(newest.startedAt)}` : '-',
  ];
};

const DEPLOYMENTS = ['STARTED (UTC)', 'TOOK', 'OUTCOME', 'REVISION', 'DEPLOYMENT', 'REASON'];
const deploymentRow = (one: Deployment): string[] => [
  minute(one.startedAt),
  one.endedAt ? durationText(Date.parse(one.endedAt) - Date.parse(one.startedAt)) : '-',
  one.isRollback ? `${one.outcome} (a rollback)` : one.outcome,
  revision(one.taskDefinitionArn),
  one.id,
  one.reason ?? '',
];

const plain = (cells: string[]) => cells;

function text(found: readonly ServiceDeployments[], { service }: Options): string {
  if (service === undefined) return printRows(found, 'table', SERVICES, serviceRow, plain);
  return found
    .map((one) => {
      const { resource, failedSinceLastGood: failed } = one;
      const since = failed === 1 ? '1 has failed since' : `${failed} have failed since`;
      const good = `last good ${revision(one.lastGood)}`;
      const head = `${placeOf(resource)}: ${rateOf(one)} succeeded, ${good}, ${since}`;
      const rows = printRows(one.deployments, 'table', DEPLOYMENTS, deploymentRow, plain);
      return `${plainText(head)}\n\n${rows}`;
    })
    .join('\n');
}

function noneText({ service, cluster }: Options): string {
  const of = service === undefined ? '' : ` of service ${service}`;
  return `no deployments are known${of}${cluster === undefined ? '' : ` in cluster ${cluster}`}`;
}

async function list(options: Options): Promise<void> {
  await useTable(options, async (documents) => {
    const found = await readServices(documents, options);
    const printers: Readonly<Record<Format, () => string>> = {
      table: () => (found.length === 0 ? '' : text(found, options)),
      json: () => `${toJson({ services: found }, 2)}\n`,
      jsonl: () => found.map((one) => `${toJson(one)}\n`).join(''),
    };
    process.stdout.write(printers[options.output]());
    if (found.length === 0 && options.output === 'table') {
      process.stderr.write(`${plainText(noneText(options))}\n`);
    }
    return { changed: false };
  });
}

/** Adds the command `deployments`. */
export function addDeployments(program: Command): void {
  const command = program
    .command('deployments')
    .description('list deployments: how often they succeed, the last good revision, failures since')
    .option('--service <name>', 'all deployments of this service, media or shop/media')
    .option('--cluster <name>', 'only services of this cluster')
    .addHelpText(
      'after',
      `
Examples:
  npx loopwatch deployments --table NAME --region eu-west-1
  npx loopwatch deployments --service media --cluster caseapp --table NAME --region eu-west-1
  npx loopwatch deployments --local -o json | jq '.services[] | {name: .resource.name, lastGood}'
`,
    );
  withTableOptions(withOutput(command, ['table', 'json', 'jsonl'], 'table'));
  command.action(list);
}
