/** What a security group and its rules may be called (R-SG-12, R-SG-13). */
import { AwsError, invalidParameterValue, missingParameter } from '../../kernel/errors.ts';

const ALLOWED = /^[a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]{1,255}$/;
const CHARACTERS = 'a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*';

/** The name as it is stored: without trailing spaces. */
export function checkName(text: string | undefined): string {
  if (text === undefined) throw missingParameter('GroupName');
  const name = text.trimEnd();
  if (name.toLowerCase() === 'default') {
    throw new AwsError('InvalidGroup.Reserved', `Cannot use reserved security group name: ${name}`);
  }
  if (/^sg-/i.test(name)) {
    throw invalidParameterValue(name, 'GroupName', 'Group names may not be in the format sg-*.');
  }
  if (!ALLOWED.test(name)) {
    throw invalidParameterValue(
      name,
      'GroupName',
      `Invalid security group name. Valid names are non-empty strings less than 256 characters from the following set: ${CHARACTERS}`,
    );
  }
  return name;
}

export function checkDescription(text: string | undefined): string {
  if (text === undefined || text === '') throw missingParameter('GroupDescription');
  if (!ALLOWED.test(text)) {
    throw invalidParameterValue(
      text,
      'GroupDescription',
      `Invalid security group description. Valid descriptions are strings less than 256 characters from the following set: ${CHARACTERS}`,
    );
  }
  return text;
}

export function checkRuleDescription(text: string | undefined): void {
  if (text === undefined || text === '' || ALLOWED.test(text)) return;
  throw new AwsError(
    'InvalidParameterValue',
    `Invalid rule description. Valid descriptions are strings less than 256 characters from the following set: ${CHARACTERS}`,
  );
}
