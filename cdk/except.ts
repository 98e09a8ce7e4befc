/** How a part says, beside itself, which rule of cdk-nag does not hold for it and why. */
import { Stack, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { flattenCfnReference } from 'cdk-nag/lib/utils/flatten-cfn-reference.js';

/** A rule by its id without the pack. It holds for what is inside the part, too. */
export function except(part: IConstruct, rule: string, because: string): void {
  Validations.of(part).acknowledge({ id: `AwsSolutions-${rule}`, reason: because });
}

/** A grant of this role on a pattern: this one resource and no other. */
export function exceptPattern(role: IConstruct, resource: string, because: string): void {
  except(role, `IAM5[Resource::${flattenCfnReference(Stack.of(role).resolve(resource))}]`, because);
}
