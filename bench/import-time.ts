import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildSync } from 'esbuild';
import { bundle } from '../infra/bundle.ts';
import { startDynamoDb, TABLE_NAME } from '../local/dynamodb.ts';
import { ENV } from '../shared/names.ts';
import type { Measure } from './measure.ts';
import { median } from './median.ts';
import { otherTask } from './other-task.ts';

const ROOT = join(import.meta.dirname, '..');
const CRASH = join(ROOT, 'events/ecs-task-state-change/crash-exit-1-stopped.json');
/** A key that everybody has; it serves the loopback only. */
const KEYS = join(ROOT, 'node_modules/dynalite/ssl');
const ROUNDS = 15;

const run = promisify(execFile);

/** Milliseconds from nothing to the module, and from there to the answer to its first event. */
interface Start {
  readonly imported: number;
  readonly answered: number;
}

/** What a new sandbox does: it imports the handler and gives it a batch of one event. */
const SCRIPT = `
  const began = performance.now();
  const { handler } = await import(process.env.MODULE);
  const imported = performance.now() - began;
  const answer = await handler(JSON.parse(process.env.BATCH), { functionName: 'detect' });
  const answered = performance.now() - began - imported;
  if (answer.batchItemFailures.length > 0) throw new Error('the first event failed');
  console.log(JSON.stringify({ imported, answered }));`;

/** Starts one module in a process of its own, as Lambda does, with a table that answers at once. */
async function coldStart(module: string, body: string, endpoint: string): Promise<Start> {
  const attributes = { ApproximateReceiveCount: '1' };
  const env = {
    PATH: process.env.PATH,
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'bench',
    AWS_SECRET_ACCESS_KEY: 'bench',
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
    // The certificate of the loopback has run out.
    NODE_TLS_REJECT_UNAUTHORIZED: '0',
    NODE_NO_WARNINGS: '1',
    [ENV.table]: TABLE_NAME,
    [ENV.incidentsQueue]: 'https://queue.invalid/incidents',
    [ENV.notificationsQueue]: 'https://queue.invalid/notifications',
    MODULE: module,
    BATCH: JSON.stringify({ Records: [{ messageId: '1', body, attributes }] }),
  };
  const script = ['--input-type=module', '-e', SCRIPT];
  const { stdout } = await run(process.execPath, script, { cwd: ROOT, env });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Start;
}

/**
 * A cold start: the import of detect and its first event, from the bundle and from the same sources
 * with the packages as they are installed, in turns, each in a new process. Our own sources are one
 * file in both, or Node would spend more time on removing their types than on all the rest. The
 * import alone would not do, because a module that is loaded at its first use only moves the time.
 */
export async function importing(): Promise<Measure[]> {
  // Inside the project, so that the packages are found.
  const directory = mkdtempSync(join(ROOT, 'node_modules', '.loopwatch-bench-'));
  const dynamodb = await startDynamoDb();
  // As on AWS: a plain connection would spare the handshake and load other modules.
  const server = createServer(
    {
      key: readFileSync(join(KEYS, 'server-key.pem')),
      cert: readFileSync(join(KEYS, 'server-crt.pem')),
    },
    (request, response) => dynamodb.server.emit('request', request, response),
  );
  try {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const endpoint = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
    bundle('detect', join(directory, 'bundled'));
    buildSync({
      entryPoints: [join(ROOT, 'functions', 'detect.ts')],
      outfile: join(directory, 'unbundled.mjs'),
      bundle: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
    });
    const crash = readFileSync(CRASH, 'utf8');
    const service = /"service:([\w-]+)"/.exec(crash)?.[1] ?? '';
    let events = 0;
    // Each event is the first one of its service, so that none opens an incident.
    const body = () => {
      events += 1;
      return otherTask(crash, events).replaceAll(service, `${service}-${events}`);
    };
    const started = (module: string) => coldStart(module, body(), endpoint);
    const rounds: { bundled: Start; unbundled: Start }[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      rounds.push({
        bundled: await started(join(directory, 'bundled', 'index.mjs')),
        unbundled: await started(join(directory, 'unbundled.mjs')),
      });
    }
    // The first round reads the files from the disk.
    const warm = rounds.slice(1);
    const whole = ({ imported, answered }: Start) => imported + answered;
    const of = (read: (round: (typeof warm)[number]) => number) => median(warm.map(read));
    return [
      {
        what: "import of detect's bundle and its first event / the same unbundled",
        value: of(({ bundled, unbundled }) => whole(bundled) / whole(unbundled)),
        unit: 'x',
        goal: { most: 0.5 },
      },
      { what: '  import, bundled', value: of(({ bundled }) => bundled.imported), unit: 'ms' },
      { what: '  first event, bundled', value: of(({ bundled }) => bundled.answered), unit: 'ms' },
      { what: '  import, unbundled', value: of(({ unbundled }) => unbundled.imported), unit: 'ms' },
      {
        what: '  first event, unbundled',
        value: of(({ unbundled }) => unbundled.answered),
        unit: 'ms',
      },
    ];
  } finally {
    server.close();
    await dynamodb.stop();
    rmSync(directory, { recursive: true });
  }
}
