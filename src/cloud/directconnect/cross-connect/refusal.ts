/** What a colocation site, a carrier or a partner answers when it can't do what it is asked; no error of AWS. */
import { AwsError } from '../../kernel/errors.ts';

/** `message`: whole sentences, with the way out. */
export function coloRefuses(message: string): AwsError {
  return new AwsError('ColoRefused', message);
}
