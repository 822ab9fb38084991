import { describe, expect, it } from 'vitest';
import { HOSTILE, UNSAFE } from './hostile.ts';
import { loopwatch } from './run.ts';
import { loopwatchProcess } from './run-process.ts';

const explain = (input: string, args: readonly string[] = []) =>
  loopwatch(['explain', ...args], {}, input);
const lines = (...cases: readonly object[]) =>
  cases.map((one) => `${JSON.stringify(one)}\n`).join('');

const REFUSED = 'Error: connect ECONNREFUSED 127.0.0.1:5432';

describe('loopwatch explain', () => {
  it('diagnoses a pasted log for a person', async () => {
    const { code, stdout, stderr } = await loopwatchProcess(
      ['explain'],
      {},
      `starting shop\n${REFUSED}\n`,
    );
    expect([code, stderr]).toEqual([0, '']);
    for (const said of [
      'CAUSE (medium confidence, app_config)\nIt connects to localhost:5432 (PostgreSQL)',
      `PROOF\n  | ${REFUSED}`,
      'DO NEXT\n1. ',
    ]) {
      expect(stdout).toContain(said);
    }
  });

  it.each([
    ['a stop reason', 'CannotPullContainerError: shop/media:v12: not found', 'image_not_found'],
    ['a stack event', 'shop-assets already exists in stack arn:aws:cloudformation:x', 'app_crash'],
    [
      'a reason of CloudFormation',
      'Resource handler returned message: "shop already exists" (HandlerErrorCode: AlreadyExists)',
      'cfn_already_exists',
    ],
    ['a log in JSON', '{"level":"fatal","msg":"DATABASE_URL is not set"}', 'app_config'],
  ])('guesses what it is: %s', async (_, text, category) => {
    const { stdout } = await explain(text, ['-o', 'json']);
    const { diagnoses } = JSON.parse(stdout);
    if (category !== 'app_crash') expect(diagnoses[0].category).toBe(category);
    for (const { evidence } of diagnoses) expect(text).toContain(evidence[0]);
  });

  it('answers one line for each case, in their order', async () => {
    const input = lines(
      { id: 'log', kind: 'log', exitCode: 1, text: ['shop 1.0 starts', REFUSED] },
      { id: 'stop', kind: 'ecs-stop', stopCode: 'TaskFailedToStart', text: ['RESOURCE:GPU'] },
      { id: 'stack', kind: 'cfn', text: ['Resource creation cancelled'] },
      { id: 'quiet', kind: 'log', text: ['INFO listening on :8080', 'INFO GET /health 200'] },
      { id: 'free', text: [REFUSED], stopCode: null, exitCode: null },
    );
    const { code, stdout, stderr } = await explain(input, ['-o', 'jsonl']);
    expect([code, stderr]).toEqual([0, '']);
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
      .map(({ id, countsAsFailure, diagnoses }) => [id, countsAsFailure, diagnoses[0]?.category]);
    expect(answers).toEqual([
      ['log', true, 'app_config'],
      ['stop', true, 'capacity'],
      ['stack', true, 'cfn_cancelled_cascade'],
      ['quiet', false, undefined],
      ['free', true, 'app_config'],
    ]);
  });

  it.each([
    ['benign_user', { stopCode: 'UserInitiated', exitCode: 0, text: ['Task stopped by user'] }],
    ['benign_scale', { text: ['Scaling activity initiated by (deployment ecs-svc/17)'] }],
    ['benign_infra', { text: ['Your Spot Task was interrupted.'], exitCode: 137 }],
  ])('says %s of a stop that is no failure', async (category, given) => {
    const input = lines({ id: '1', kind: 'ecs-stop', ...given });
    const { stdout } = await explain(input, ['-o', 'jsonl']);
    expect(JSON.parse(stdout)).toMatchObject({
      countsAsFailure: false,
      diagnoses: [{ category, confidence: 'high', evidence: [given.text[0]] }],
    });
  });

  it('begins with the verdict on a stop that is no failure, and leaves nothing to do', async () => {
    const { stdout } = await explain('Scaling activity initiated by (deployment ecs-svc/17)\n');
    expect(stdout).toMatch(
      /^This is no failure\.\n\nCAUSE \(high[^\n]+\n[^\n]+\n\nPROOF\n {2}\| Scaling[^\n]+\n$/,
    );
  });

  it('says how to pass a file', async () => {
    const run = await loopwatch(['explain', 'crash.log'], {}, REFUSED);
    expect(run).toMatchObject({ code: 252, stdout: '' });
    expect(run.stderr).toBe(
      'loopwatch: explain reads standard input: use `npx loopwatch explain < FILE`\n',
    );
  });

  it('prints the fields of a diagnosis, and no others', async () => {
    const { stdout } = await explain(REFUSED, ['-o', 'json']);
    expect(Object.keys(JSON.parse(stdout).diagnoses[0])).toEqual([
      'category',
      'confidence',
      'cause',
      'evidence',
      'advice',
      'phase',
      'past',
    ]);
  });

  it.each([
    ['nothing', '', []],
    ['blank lines', ' \n\n', ['-o', 'jsonl']],
    ['half a line', '{"id":"1","text":["x"]', ['-o', 'jsonl']],
    ['a list', '[1]', ['-o', 'jsonl']],
    ['no id', '{"text":["x"]}', ['-o', 'jsonl']],
    ['text that is not a list', '{"id":"1","text":"x"}', ['-o', 'jsonl']],
    ['another kind', '{"id":"1","kind":"k8s","text":["x"]}', ['-o', 'jsonl']],
    ['an exit code in words', '{"id":"1","exitCode":"one","text":["x"]}', ['-o', 'jsonl']],
    ['a stop code that is no text', '{"id":"1","stopCode":7,"text":["x"]}', ['-o', 'jsonl']],
    ['a good line and a bad one', '{"id":"1","text":["x"]}\nx', ['-o', 'jsonl']],
  ])('refuses %s in one line', async (_, input, args) => {
    const { code, stdout, stderr } = await explain(input, args);
    expect([code, stdout]).toEqual([252, '']);
    expect(stderr).toMatch(/^loopwatch: .+\n$/);
  });

  it('prints no secrets and no terminal codes', async () => {
    const secret = 'hunter2hunter2hunter2';
    const input = `${HOSTILE}\nError: connect ECONNREFUSED 127.0.0.1:5432 password=${secret}\n`;
    for (const format of ['table', 'json']) {
      const { stdout } = await explain(input, ['-o', format]);
      expect(stdout).not.toMatch(UNSAFE);
      expect(stdout).not.toContain(secret);
      expect(stdout).toContain('app_config');
    }
  });

  it('says so when it knows nothing, and when nothing is wrong', async () => {
    const [unknown, healthy] = await Promise.all([
      explain('FATAL the moon is full'),
      explain('INFO listening on :8080\nINFO GET /health 200'),
    ]);
    expect(unknown.stdout).toContain('low confidence');
    expect(healthy.stdout).toBe('Nothing in it looks like a failure.\n');
  });
});
