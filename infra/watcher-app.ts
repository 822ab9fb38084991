import { App, Validations } from 'aws-cdk-lib';
import flags from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' };
import { AwsSolutionsChecks } from 'cdk-nag';
import { readSettings } from './settings.ts';
import { WatcherStack } from './watcher-stack.ts';

/**
 * The CDK app: it reads the settings and builds the stack. cdk-nag's AwsSolutions pack stops the
 * synthesis if the stack breaks one of its rules without an acknowledged reason.
 *
 * @param context added to what the CDK command line passes; for tests
 */
export function watcherApp(context: Readonly<Record<string, unknown>> = {}): App {
  const app = new App({
    // The flags that `cdk init` would copy into cdk.json. They change only with aws-cdk-lib, whose
    // version is pinned.
    context: { ...flags, ...context },
    // The version report would be a resource in the template, and is of no use here.
    analyticsReporting: false,
  });
  // The acknowledged rules go into the template, so that an auditor finds the reasons there.
  Validations.of(app).addPlugins(
    new AwsSolutionsChecks(app, { writeSuppressionsToCloudFormation: true }),
  );
  new WatcherStack(app, readSettings(app.node.getAllContext()));
  return app;
}
