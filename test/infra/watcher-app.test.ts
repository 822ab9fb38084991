import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { watcherApp } from '../../infra/watcher-app.ts';

const root = join(import.meta.dirname, '..', '..');
const directory = mkdtempSync(join(tmpdir(), 'loopwatch-synth-'));
const cfnLint = spawnSync('cfn-lint', ['--version']).status === 0;

/** Runs `infra/app.ts` as the CDK's command line does, bundles and validation included. */
function synth(settings: Record<string, string>) {
  return spawnSync(process.execPath, [join('infra', 'app.ts')], {
    cwd: root,
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH,
      CDK_OUTDIR: directory,
      CDK_CONTEXT_JSON: JSON.stringify(settings),
    },
  });
}

describe('watcherApp', () => {
  const read = (file: string) => JSON.parse(readFileSync(join(directory, file), 'utf8'));

  beforeAll(() => {
    const { status, stderr } = synth({ emails: 'a@example.org' });
    expect(stderr).not.toMatch(/warning|error/i);
    expect(status).toBe(0);
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  it('gives cdk-nag and the CDK’s own validation nothing to complain about', () => {
    expect(read('validation-report.json').pluginReports).toEqual([]);
  });

  it('can be stopped by cdk-nag', () => {
    // Without the CDK's own validation, which takes two seconds and is not what is tested here.
    vi.stubEnv('CDK_VALIDATION', 'false');
    const app = watcherApp({ 'aws:cdk:bundling-stacks': [], emails: 'a@example.org' });
    const stack = app.node.findChild('Loopwatch');
    new Queue(stack, 'WithoutDeadLetters', { enforceSSL: true });
    expect(() => app.synth()).toThrow('AwsSolutions-SQS3');
  });

  it('has each function as a directory to zip, so that no Docker is needed', () => {
    const { files, dockerImages } = read('Loopwatch.assets.json');
    expect(dockerImages).toEqual({});
    const packaged = Object.values<{ source: { packaging: string } }>(files);
    expect(packaged.filter(({ source }) => source.packaging === 'zip')).toHaveLength(4);
  });

  it('says which command to type next', () => {
    const { Outputs } = read('Loopwatch.template.json');
    expect(Object.keys(Outputs)).toEqual(['TableName', 'PagesTopicArn', 'CommandLine']);
    expect(JSON.stringify(Outputs.CommandLine)).toContain('npx loopwatch incidents --table ');
  });

  it('warns when nobody would be paged, and still synthesizes the stack', () => {
    const stack = watcherApp({ 'aws:cdk:bundling-stacks': [] }).node.findChild('Loopwatch');
    expect(JSON.stringify(stack.node.metadata)).toContain('Nobody gets the pages');
  });

  it('stops at a wrong setting and says what to do', () => {
    const { status, stderr } = synth({ emails: 'joe' });
    expect(status).toBe(1);
    expect(stderr).toContain('emails: "joe" is not an e-mail address');
  });

  if (cfnLint) {
    it('passes cfn-lint', () => {
      const template = join(directory, 'Loopwatch.template.json');
      // W3005: the CDK makes a function depend on its role, although it refers to the role anyway.
      const command = ['--ignore-checks', 'W3005', '--', template];
      expect(execFileSync('cfn-lint', command, { encoding: 'utf8' })).toBe('');
    });
  } else {
    console.warn('There is no cfn-lint on this machine: it did not check the template.');
  }
});
