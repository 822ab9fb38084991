import { watcherApp } from './watcher-app.ts';

// `cdk synth` and `cdk deploy` run this file; cdk.json names it.
watcherApp().synth();
