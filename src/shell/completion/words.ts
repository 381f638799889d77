/** Where the cursor stands in a line: which command, which of its words, and which part of that word is replaced. */
export interface CursorWords {
  /** The words of the command before the cursor; the last is the one at the cursor, perhaps empty. Quotes are off. */
  readonly words: readonly string[];
  /** Where the last word's text begins in the line, behind an opening quote. */
  readonly from: number;
}

const ENDS_COMMAND = new Set(['|', ';', '&', '(', ')', '\n', '`', '{', '}']);
/** Words after which a command begins. */
const KEYWORDS = new Set(['if', 'then', 'else', 'elif', 'do', 'while', 'until', '!', 'time', 'sudo']);

export function wordsAt(line: string, cursor: number): CursorWords {
  let words: string[] = [];
  let word: string | undefined;
  let from = cursor;
  let quote = '';
  const begin = (at: number) => {
    if (word !== undefined) return;
    word = '';
    from = at;
  };
  const end = () => {
    if (word !== undefined && !(words.length === 0 && startsNothing(word))) words.push(word);
    word = undefined;
  };
  for (let index = 0; index < cursor; index++) {
    const character = line[index] as string;
    if (character === '$' && line[index + 1] === '(' && quote !== "'") {
      words = [];
      word = undefined;
      quote = '';
      index++;
    } else if (quote !== '') {
      if (character === quote) quote = '';
      else word = `${word}${character}`;
    } else if (character === '"' || character === "'") {
      const fresh = word === undefined;
      begin(index + 1);
      if (fresh) from = index + 1;
      quote = character;
    } else if (character === '\\') {
      begin(index);
      word = `${word}${line[++index] ?? ''}`;
    } else if (/\s/.test(character) && character !== '\n') end();
    else if (
      ENDS_COMMAND.has(character) &&
      !(character === '{' || character === '}' ? word !== undefined : false)
    ) {
      words = [];
      word = undefined;
    } else {
      begin(index);
      word = `${word}${character}`;
    }
  }
  if (word === undefined) return { words: [...words, ''], from: cursor };
  return { words: [...words, word], from };
}

/** Keywords and assignments stand before a command without being it. */
function startsNothing(word: string): boolean {
  return KEYWORDS.has(word) || /^[A-Za-z_]\w*=/.test(word);
}
