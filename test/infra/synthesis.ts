import { rmSync } from 'node:fs';
import { Template } from 'aws-cdk-lib/assertions';
import { watcherApp } from '../../infra/watcher-app.ts';

/** A resource of the template. */
export type Resource = ReturnType<Template['findResources']>[string];

// The CDK's own validation of the template takes two seconds; watcher-app.test.ts runs it once.
process.env.CDK_VALIDATION = 'false';

/** Templates by their settings: most files look at the same one, and it takes half a second. */
const synthesized = new Map<string, Parameters<typeof Template.fromJSON>[0]>();

/** The stack's template, without bundling the functions. */
export function synthesize(settings: Readonly<Record<string, unknown>> = {}): Template {
  const key = JSON.stringify(settings);
  const known = synthesized.get(key);
  if (known) return Template.fromJSON(structuredClone(known));
  const defaults = { 'aws:cdk:bundling-stacks': [], emails: 'a@example.org' };
  const assembly = watcherApp({ ...defaults, ...settings }).synth();
  synthesized.set(key, assembly.stacks[0]?.template);
  rmSync(assembly.directory, { recursive: true });
  return synthesize(settings);
}

/** The resources of one type, with their logical ids. */
export function resourcesOf(template: Template, type: string): [string, Resource][] {
  return Object.entries(template.findResources(type));
}

/** An ARN, URL or name flattened to one string: `{Ref: X}` is `<X>`, an attribute is `<X.Arn>`. */
export function flat(value: unknown): string {
  if (typeof value === 'string') return value;
  const [[name, argument] = ['', '']] = Object.entries(value as Record<string, unknown>);
  if (name === 'Ref') return `<${argument}>`;
  if (name === 'Fn::GetAtt') return `<${(argument as string[]).join('.')}>`;
  const [separator, parts] = argument as [string, unknown[]];
  return parts.map(flat).join(separator);
}

/** A property that may be one value or a list of values. */
export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}
