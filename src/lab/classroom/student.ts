/** Who a student is: an ID as the school writes it (a number, a login, a mail address), and nothing else. */

/** Also a part of file names and of cells: no blanks, slashes or controls, and nothing that begins like an option. */
const ID = /^[\p{L}\p{N}][\p{L}\p{N}._@+-]{0,99}$/u;

export const STUDENT_ID_RULE =
  'a student ID is 1 to 100 letters, digits and . _ @ + -, beginning with a letter or a digit';

/** The one spelling of an ID, however it was typed; undefined where it is none. */
export function studentId(text: string): string | undefined {
  const id = text.trim().normalize('NFKC').toLowerCase();
  return ID.test(id) ? id : undefined;
}
