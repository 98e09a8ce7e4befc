/**
 * A host name of the city's own before the API. TLS 1.2 at least; the certificate is made, and the name pointed here, by whoever
 * holds the domain, so nothing here needs a hosted zone.
 */
import { CfnOutput } from 'aws-cdk-lib';
import { ApiMapping, DomainName, SecurityPolicy, type HttpApi, type HttpStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { Construct } from 'constructs';
import type { Settings } from './settings.ts';
import type { UnloggedApi } from './unlogged-api.ts';

type Door = { api: HttpApi; stage: HttpStage };

/** Maps the name to all stages, those that log nothing by what they are called; the outputs say where the graph is asked, and what the name has to point to. */
export function customDomain(
  scope: Construct,
  { name, certificateArn }: NonNullable<Settings['domain']>,
  open: Door,
  unlogged: Record<string, UnloggedApi>,
) {
  const domain = new DomainName(scope, 'Domain', {
    domainName: name,
    certificate: Certificate.fromCertificateArn(scope, 'Certificate', certificateArn),
    securityPolicy: SecurityPolicy.TLS_1_2,
  });
  const without = Object.entries(unlogged).map(([called, { api, stage, path, takes }]) => ({
    // The longest that fits decides, so all else goes to the other.
    mapping: new ApiMapping(scope, `${called}Mapping`, { api, stage, domainName: domain, apiMappingKey: path.slice(1) }),
    url: new CfnOutput(scope, `Domain${called}Url`, {
      value: `https://${name}${path}`,
      description: `Where ${takes} go under that name: nothing is logged of them`,
    }),
  }));
  return {
    mapping: new ApiMapping(scope, 'Mapping', { api: open.api, stage: open.stage, domainName: domain }),
    without,
    url: new CfnOutput(scope, 'DomainUrl', {
      value: `https://${name}/graphql`,
      description: 'Where the graph is asked under its own name',
    }),
    target: new CfnOutput(scope, 'DomainTarget', { value: domain.regionalDomainName, description: `What ${name} points to, by a CNAME` }),
  };
}
