/**
 * The CDK app: one stack for any account and any partition, checked by cdk-nag while it is synthesised. It looks nothing up and
 * needs no network. Run by the CDK (cdk.json) or by itself: `tsx cdk/app.ts`.
 */
import { fileURLToPath } from 'node:url';
import { App, Validations, type AppProps } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import cdk from '../cdk.json' with { type: 'json' };
import { stackName } from './settings.ts';
import { ZhichengStack } from './stack.ts';

/** The app with the context of cdk.json; what the CDK or `props` gives goes before it. */
export function zhicheng(props: AppProps = {}): { app: App; stack: ZhichengStack } {
  const context = { ...cdk.context, ...props.context };
  const app = new App({ outdir: process.env['CDK_OUTDIR'] ?? 'cdk.out', analyticsReporting: false, ...props, context });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return { app, stack: new ZhichengStack(app, stackName(app.node)) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) zhicheng().app.synth();
