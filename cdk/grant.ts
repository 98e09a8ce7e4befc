/** The one way a part gives a grant: actions and resources in full, so that what is allowed can be read where it is allowed. */
import { PolicyStatement, type IRole } from 'aws-cdk-lib/aws-iam';

/** Adds one statement to the policy of a role. */
export function grant(
  role: IRole,
  actions: readonly string[],
  resources: readonly string[],
  conditions: Record<string, unknown> = {},
): void {
  role.addToPrincipalPolicy(new PolicyStatement({ actions: [...actions], resources: [...resources], conditions }));
}
