/**
 * A host name of the city's own before the API. TLS 1.2 at least; the certificate is made, and the name pointed here, by whoever
 * holds the domain, so nothing here needs a hosted zone.
 */
import { CfnOutput } from 'aws-cdk-lib';
import { ApiMapping, DomainName, SecurityPolicy, type HttpApi, type HttpStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { Construct } from 'constructs';
import { ANONYMOUS } from '../functions/runtime/http.ts';
import type { Settings } from './settings.ts';

type Door = { api: HttpApi; stage: HttpStage };

/** Maps the name to both stages; the outputs say where the graph is asked, and what the name has to point to. */
export function customDomain(scope: Construct, { name, certificateArn }: NonNullable<Settings['domain']>, open: Door, anonymous: Door) {
  const domain = new DomainName(scope, 'Domain', {
    domainName: name,
    certificate: Certificate.fromCertificateArn(scope, 'Certificate', certificateArn),
    securityPolicy: SecurityPolicy.TLS_1_2,
  });
  return {
    mapping: new ApiMapping(scope, 'Mapping', { api: open.api, stage: open.stage, domainName: domain }),
    anonymous: new ApiMapping(scope, 'AnonymousMapping', {
      api: anonymous.api,
      stage: anonymous.stage,
      domainName: domain,
      apiMappingKey: ANONYMOUS.slice(1), // the longest that fits decides, so all else goes to the other
    }),
    anonymousUrl: new CfnOutput(scope, 'DomainAnonymousUrl', {
      value: `https://${name}${ANONYMOUS}`,
      description: 'Where anonymous objections go under that name: nothing is logged of them',
    }),
    url: new CfnOutput(scope, 'DomainUrl', {
      value: `https://${name}/graphql`,
      description: 'Where the graph is asked under its own name',
    }),
    target: new CfnOutput(scope, 'DomainTarget', { value: domain.regionalDomainName, description: `What ${name} points to, by a CNAME` }),
  };
}
