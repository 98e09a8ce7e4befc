/**
 * An operator's own account. A function finds it in its environment; an operator has it in a profile, in SSO, in a role, where the SDK finds
 * and renews it. What is signed without the SDK (runtime/aws.ts) asks it there, each time and only then: many a command needs no account.
 */
import { takeAccountsFrom } from '../runtime/aws.ts';
import { dynamoClient } from '../runtime/dynamo-table.ts';

export function signAsOperator(): void {
  const { config } = dynamoClient();
  takeAccountsFrom(async () => {
    const { accessKeyId, secretAccessKey, sessionToken } = await config.credentials();
    return { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }), region: await config.region() };
  });
}
