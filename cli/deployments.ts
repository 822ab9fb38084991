import type { Command } from 'commander';
import { knownTop } from '../shared/steps/known-root.ts';
import type { Documents } from '../shared/table/document-client.ts';
import { openStacks } from '../shared/table/stacks.ts';
import { plainText } from '../shared/text/plain-text.ts';
import { type Format, toJson, withOutput } from './output.ts';
import {
  deploymentsOf,
  type KnownService,
  knownServices,
  type ServiceDeployments,
  servicesText,
  serviceText,
} from './service-deployments.ts';
import { serviceName } from './service-name.ts';
import {
  knownStacks,
  operationsOfStack,
  type StackOperations,
  stacksText,
  stackText,
} from './stack-operations.ts';
import { type TableOptions, useTable, withTableOptions } from './table-source.ts';

interface Options extends TableOptions {
  readonly service?: string;
  readonly cluster?: string;
  readonly stack?: string;
  readonly output: Format;
}

interface Found {
  readonly services: readonly ServiceDeployments[];
  readonly stacks: readonly StackOperations[];
}

/** How many ledgers are read at the same time. */
const AT_ONCE = 20;

async function inTurns<T, R>(all: readonly T[], read: (one: T) => Promise<R>): Promise<R[]> {
  const found: R[] = [];
  for (let start = 0; start < all.length; start += AT_ONCE) {
    found.push(...(await Promise.all(all.slice(start, start + AT_ONCE).map(read))));
  }
  return found;
}

/** A service with the id of the root stack to which it belongs. */
type OwnedService = KnownService & { readonly root?: string | undefined };

/** Whose services, and whose stack: a stack is asked for by its name or its id. */
function isAsked({ resource, root }: OwnedService, options: Options, roots: readonly string[]) {
  const { service, cluster, stack } = options;
  const asked = service === undefined ? undefined : serviceName(service);
  return (
    (asked === undefined || resource.name === asked.name) &&
    (asked?.cluster === undefined || resource.cluster === asked.cluster) &&
    (cluster === undefined || resource.cluster === cluster) &&
    (stack === undefined || (root !== undefined && roots.includes(root)))
  );
}

async function read(documents: Documents, options: Options): Promise<Found> {
  const { service, cluster, stack } = options;
  const stacks = openStacks(documents);
  const [allServices, allStacks] = await Promise.all([
    knownServices(documents),
    knownStacks(documents),
  ]);
  const owned = await inTurns(allServices, async (one): Promise<OwnedService> => {
    const root = one.stackId && (await knownTop(one.stackId, stacks)).id;
    return root ? { ...one, root } : one;
  });
  const named = allStacks.filter(
    ({ name, arn }) => stack === undefined || name === stack || arn === stack,
  );
  const roots = named.map(({ arn }) => arn);
  const services = owned.filter((one) => isAsked(one, options, roots));
  const isByService = service !== undefined || cluster !== undefined;
  const owners = new Set(services.flatMap(({ root }) => root ?? []));
  const told = isByService ? named.filter(({ arn }) => owners.has(arn)) : named;
  const deployments = await inTurns(services, (one) => deploymentsOf(one, documents));
  const operations = await inTurns(told, (one) => operationsOfStack(one, documents));
  return {
    services: deployments.filter((one) => one.deployments.length > 0),
    stacks: operations.filter((one) => one.operations.length > 0),
  };
}

/** Lists of both kinds; of what was asked for by name, everything. */
function text({ services, stacks }: Found, { service, stack }: Options): string {
  const isWhole = service !== undefined || stack !== undefined;
  const ofServices = isWhole ? services.map(serviceText) : [servicesText(services)];
  const ofStacks = isWhole ? stacks.map(stackText) : [stacksText(stacks)];
  return [
    ...(stack === undefined ? [] : ofStacks),
    ...(services.length > 0 ? ofServices : []),
    ...(stack === undefined && stacks.length > 0 ? ofStacks : []),
  ].join('\n');
}

function noneText({ service, cluster, stack }: Options): string {
  const of = service === undefined ? '' : ` of service ${service}`;
  const inCluster = cluster === undefined ? '' : ` in cluster ${cluster}`;
  const ofStack = stack === undefined ? '' : ` of stack ${stack}`;
  return `no deployments are known${of}${ofStack}${inCluster}`;
}

async function list(options: Options): Promise<void> {
  await useTable(options, async (documents) => {
    const found = await read(documents, options);
    const all = [...found.services, ...found.stacks];
    const printers: Readonly<Record<Format, () => string>> = {
      table: () => (all.length === 0 ? '' : text(found, options)),
      json: () => `${toJson(found, 2)}\n`,
      jsonl: () => all.map((one) => `${toJson(one)}\n`).join(''),
    };
    process.stdout.write(printers[options.output]());
    if (all.length === 0 && options.output === 'table') {
      process.stderr.write(`${plainText(noneText(options))}\n`);
    }
    return { changed: false };
  });
}

/** Adds the command `deployments`. */
export function addDeployments(program: Command): void {
  const command = program
    .command('deployments')
    .description(
      'list deployments of services and operations of stacks: how often they succeed, ' +
        'the last good revision, failures since',
    )
    .option('--service <name>', 'all deployments of this service, media or shop/media')
    .option('--cluster <name>', 'only services of this cluster')
    .option(
      '--stack <name>',
      'all operations of this root stack (a name or an id) and its services',
    )
    .addHelpText(
      'after',
      `
Examples:
  npx loopwatch deployments --table NAME --region eu-west-1
  npx loopwatch deployments --service media --cluster caseapp --table NAME --region eu-west-1
  npx loopwatch deployments --stack shop-prod --table NAME --region eu-west-1
  npx loopwatch deployments --local -o json | jq '.services[] | {name: .resource.name, lastGood}'
  npx loopwatch deployments --local -o json | jq '.stacks[].operations[] | {type, outcome}'
`,
    );
  withTableOptions(withOutput(command, ['table', 'json', 'jsonl'], 'table'));
  command.action(list);
}
