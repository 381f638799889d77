/** What a request must hold and what it must not, in AWS's wording (R-VPC-4). */
import { AwsError, invalidParameterCombination, missingParameter } from './errors.ts';

/** The value; throws `MissingParameter` where there is none. `name` as in AWS's messages: `vpcId`. */
export function required<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw missingParameter(name);
  return value;
}

/** The members of `names` that the request sets, in that order. */
export function given<Input extends object, Name extends keyof Input>(
  input: Input,
  names: readonly Name[],
): Name[] {
  return names.filter((name) => isGiven(input[name]));
}

/** The one attribute that the request changes; AWS refuses none, and more than one. */
export function givenOne<Input extends object, Name extends keyof Input & string>(
  input: Input,
  names: readonly Name[],
): Name {
  const found = given(input, names);
  const [name, another] = found;
  if (!name) throw invalidParameterCombination('No attributes specified.');
  if (another) {
    throw invalidParameterCombination(
      `Fields for multiple attribute types specified: ${found.map(lowerFirst).join(', ')}`,
    );
  }
  return name;
}

/** A member's name as AWS's messages and attributes write it: `vpcId`. */
export function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** Says plainly that an option exists at AWS and isn't simulated here, rather than passing over it. */
export function refuseOptions<Input extends object>(
  input: Input,
  names: readonly (keyof Input & string)[],
): void {
  const [name] = given(input, names);
  if (name !== undefined) {
    throw new AwsError('NotSimulated', `netlab does not simulate the parameter ${name}`, 501);
  }
}

/** An empty list is as good as none: requests of the query protocols have no way to say it. */
function isGiven(value: unknown): boolean {
  return value !== undefined && !(Array.isArray(value) && value.length === 0);
}
