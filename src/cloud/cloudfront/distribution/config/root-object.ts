/** The object that is meant when somebody asks for `/` (R-CF-11). */
import { AwsError } from '../../../kernel/errors.ts';

const LENGTH = 255;

export function checkRootObject(name: string): string {
  if (/^(?:[A-Za-z0-9_\-.*$~"'&][A-Za-z0-9_\-.*$/~"'&]*)?$/.test(name) && name.length <= LENGTH) return name;
  throw new AwsError(
    'InvalidDefaultRootObject',
    'The default root object file name is too big or contains an invalid character.',
  );
}
