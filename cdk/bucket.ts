/** What every bucket is: private, reached by TLS alone, and there when the stack is not; and which pages may use it. */
import { RemovalPolicy } from 'aws-cdk-lib';
import { BlockPublicAccess, HttpMethods, ObjectOwnership, type BucketProps } from 'aws-cdk-lib/aws-s3';
import { originsIn } from '../functions/runtime/cors.ts';
import type { Settings } from './settings.ts';

const HOUR_IN_SECONDS = 3600;

export const PRIVATE = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  removalPolicy: RemovalPolicy.RETAIN,
};

/** Pages of which origins post forms to a bucket, and fetch from it. A form needs no header of its own. */
export function formsFrom({ CORS_ORIGINS }: Pick<Settings, 'CORS_ORIGINS'>): Pick<BucketProps, 'cors'> {
  const origins = originsIn(CORS_ORIGINS);
  if (origins.length === 0) return {};
  return { cors: [{ allowedOrigins: origins, allowedMethods: [HttpMethods.POST, HttpMethods.GET], maxAge: HOUR_IN_SECONDS }] };
}
