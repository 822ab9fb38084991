import { App, Validations } from 'aws-cdk-lib';
import flags from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' };
import { AwsSolutionsChecks } from 'cdk-nag';
import { readSettings } from './settings.ts';
import { WatcherStack } from './watcher-stack.ts';

/**
 * The CDK app: the settings are read, the stack is built, and cdk-nag's AwsSolutions pack refuses
 * the synthesis if the stack breaks one of its rules without an acknowledged reason.
 *
 * @param context added to what the CDK command line passes; tests use it.
 */
export function watcherApp(context: Readonly<Record<string, unknown>> = {}): App {
  const app = new App({
    // What `cdk init` would copy into cdk.json. aws-cdk-lib is pinned, so they change only with it.
    context: { ...flags, ...context },
    // The version report is a resource of its own in the template, and says nothing to us.
    analyticsReporting: false,
  });
  // The acknowledged rules go into the template, so that an auditor finds the reasons there.
  Validations.of(app).addPlugins(
    new AwsSolutionsChecks(app, { writeSuppressionsToCloudFormation: true }),
  );
  new WatcherStack(app, readSettings(app.node.getAllContext()));
  return app;
}
