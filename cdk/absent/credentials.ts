/**
 * Stands in a bundle for @aws-sdk/credential-provider-node, which looks in files, in processes and on the network: Lambda puts a
 * function's credentials into its environment, and a function takes them from nowhere else.
 */
import { fromEnv } from '@aws-sdk/credential-provider-env';

export const defaultProvider = (): ReturnType<typeof fromEnv> => fromEnv();
