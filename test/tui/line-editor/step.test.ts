import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createEditor,
  EDITOR_BINDINGS,
  type EditorState,
  isEditorKey,
  layoutLine,
  paste,
  step,
} from '../../../src/tui/line-editor/index.ts';
import { rowWidth } from '../../../src/tui/text/row.ts';
import { CONTEXT, drive } from './drive.ts';

describe('moving and deleting, as in readline', () => {
  test.each<[keys: string, shown: string]>([
    ['hello', 'hello|'],
    ['hello<ctrl-a>', '|hello'],
    ['hello<home>x', 'x|hello'],
    ['hello<ctrl-a><ctrl-e>', 'hello|'],
    ['hello<ctrl-b><ctrl-b>', 'hel|lo'],
    ['hello<left><right>', 'hello|'],
    ['hello<ctrl-a><ctrl-f>', 'h|ello'],
    ['aws ec2 run-instances<meta-b>', 'aws ec2 run-|instances'],
    ['aws ec2 run-instances<meta-b><meta-b>', 'aws ec2 |run-instances'],
    ['aws ec2<ctrl-a><meta-f>', 'aws| ec2'],
    ['aws ec2<ctrl-left>', 'aws |ec2'],
    ['aws ec2<home><ctrl-right><ctrl-right>', 'aws ec2|'],
    ['hello<backspace><backspace>', 'hel|'],
    ['hello<ctrl-a><delete>', '|ello'],
    ['hello<ctrl-a><ctrl-d>', '|ello'],
    ['hello<ctrl-b><ctrl-h>', 'hel|o'],
    ['ab<ctrl-t>', 'ba|'],
    ['abc<ctrl-b><ctrl-t>', 'acb|'],
    ['a<ctrl-t>', 'a|'],
    ['日本<left><backspace>', '|本'],
    ['e\u0301x<left><left><delete>', '|x'],
    ['tab\there', 'tab\there|'],
    ['a\x1b[31mb\u200dc', 'abc|'],
  ])('%s → %s', (keys, shown) => {
    expect(drive(keys).shown).toBe(shown);
  });
});

describe('killing and yanking', () => {
  test.each<[keys: string, shown: string]>([
    ['one two<ctrl-b><ctrl-b><ctrl-b><ctrl-k>', 'one |'],
    ['one two<ctrl-u>', '|'],
    ['one --two=3<ctrl-w>', 'one |'],
    ['one --two=3<meta-backspace>', 'one --two=|'],
    ['one two<ctrl-a><meta-d>', '| two'],
    ['one two<ctrl-w><ctrl-a><ctrl-y>', 'two|one '],
    ['one two three<ctrl-w><ctrl-w><ctrl-y>', 'one two three|'],
    ['one two<ctrl-a><meta-d><meta-d><ctrl-y>', 'one two|'],
    ['one two<ctrl-w>x<ctrl-w><ctrl-y>', 'one x|'],
    ['one <ctrl-u>two <ctrl-u><ctrl-y><meta-y>', 'one |'],
    ['one <ctrl-u>two <ctrl-u><ctrl-y><meta-y><meta-y>', 'two |'],
    ['one<ctrl-u><ctrl-y><left><meta-y>', 'on|e'],
    ['<ctrl-y>', '|'],
  ])('%s → %s', (keys, shown) => {
    expect(drive(keys).shown).toBe(shown);
  });
});

describe('entering', () => {
  test('Enter submits, remembers and clears the line', () => {
    const { actions, shown, state } = drive('echo hi<enter>');
    expect(actions).toEqual([{ type: 'submit', lines: ['echo hi'] }]);
    expect(shown).toBe('|');
    expect(state.history).toEqual(['echo hi']);
  });

  test('an open quote or a trailing backslash goes on on the next line', () => {
    expect(drive("echo 'a<enter>").shown).toBe("echo 'a\n|");
    expect(drive("echo 'a<enter>b'<enter>").actions).toEqual([{ type: 'submit', lines: ["echo 'a\nb'"] }]);
    expect(drive('echo \\<enter>hi<enter>').actions).toEqual([{ type: 'submit', lines: ['echo \\\nhi'] }]);
  });

  test.each([
    ['<ctrl-d>', { type: 'end' }],
    ['x<ctrl-d>', { type: 'bell' }],
    ['some<ctrl-c>', { type: 'interrupt', text: 'some' }],
    ['some<ctrl-l>', { type: 'clear' }],
    ['<backspace>', { type: 'bell' }],
  ])('%s → %j', (keys, action) => {
    expect(drive(keys).actions.at(-1)).toEqual(action);
  });
});

describe('history', () => {
  const past = drive('one<enter>two<enter>two<enter> <enter>three<enter>').state;

  test('keeps neither blanks nor repetitions', () => {
    expect(past.history).toEqual(['one', 'two', 'three']);
  });

  test.each<[keys: string, shown: string]>([
    ['<up>', 'three|'],
    ['<up><up><up>', 'one|'],
    ['<up><up><up><up>', 'one|'],
    ['draft<up><down>', 'draft|'],
    ['draft<up><up><down><down>', 'draft|'],
    ['<ctrl-p><ctrl-p><ctrl-n>', 'three|'],
    ['draft<meta-<>', 'one|'],
    ['draft<meta-<><meta->>', 'draft|'],
  ])('%s → %s', (keys, shown) => {
    expect(drive(keys, past).shown).toBe(shown);
  });

  test('Up and Down move between the lines of one command first', () => {
    expect(drive("echo 'ab<enter>cd<up>", past).shown).toBe("ec|ho 'ab\ncd");
    expect(drive("echo 'ab<enter>cd<up><up>", past).shown).toBe('three|');
    expect(drive("echo 'ab<enter>cd<up><down>", past).shown).toBe("echo 'ab\ncd|");
  });
});

describe('searching with C-r', () => {
  const past = drive('aws ec2 describe-vpcs<enter>ping web<enter>aws sts get<enter>').state;

  test.each<[keys: string, shown: string]>([
    ['<ctrl-r>aws', '|aws sts get'],
    ['<ctrl-r>aws<ctrl-r>', '|aws ec2 describe-vpcs'],
    ['<ctrl-r>aws<ctrl-r><ctrl-s>', '|aws sts get'],
    ['<ctrl-r>aws ec', '|aws ec2 describe-vpcs'],
    ['<ctrl-r>vpcs<escape>', 'aws ec2 describe-|vpcs'],
    ['draft<ctrl-r>aws<ctrl-g>', 'draft|'],
    ['<ctrl-r>ping<ctrl-e> -c 1', 'ping web -c 1|'],
    ['<ctrl-r>pingx<backspace>', '|ping web'],
    ['<ctrl-r>aws<escape><up>', 'ping web|'],
  ])('%s → %s', (keys, shown) => {
    expect(drive(keys, past).shown).toBe(shown);
  });

  test('Enter runs what was found', () => {
    expect(drive('<ctrl-r>ping<enter>', past).actions).toEqual([{ type: 'submit', lines: ['ping web'] }]);
  });

  test('what does not occur is said, and the line stays', () => {
    const { state } = drive('<ctrl-r>zzz', past);
    expect(state.search).toMatchObject({ query: 'zzz', at: undefined });
    expect(layoutLine(state, '$ ', 40).rows[0]?.[0]?.text).toBe('(no match) ‘zzz’: ');
  });
});

describe('completing with Tab', () => {
  test.each<[keys: string, shown: string]>([
    ['c<tab>', 'create-vpc |'],
    ['d<tab>', 'describe-|'],
    ['aws d<tab>s<tab>', 'aws describe-subnets |'],
    ['d<tab><tab><enter>', 'describe-vpcs |'],
    ['d<tab><tab><tab><enter>', 'describe-subnets |'],
    ['d<tab><tab><down><down><enter>', 'describe-route-tables |'],
    ['d<tab><tab><up><enter>', 'describe-route-tables |'],
    ['d<tab><tab><shift-tab><enter>', 'describe-route-tables |'],
    ['d<tab><tab><escape>', 'describe-|'],
    ['d<tab><tab>r<enter>', 'describe-route-tables |'],
    ['d<tab><tab>r<backspace><enter>', 'describe-vpcs |'],
    ['d<tab><tab><ctrl-a>x', 'x|describe-'],
    ['zz<tab>', 'zz|'],
    ['c x<ctrl-a><right><tab>', 'create-vpc| x'],
  ])('%s → %s', (keys, shown) => {
    expect(drive(keys).shown).toBe(shown);
  });

  test('typing on narrows the menu, and closes it when nothing fits', () => {
    expect(drive('d<tab><tab>s').state.menu?.completion.items).toHaveLength(1);
    expect(drive('d<tab><tab>zz').state.menu).toBeUndefined();
  });

  test('the bell rings when there is nothing to propose', () => {
    expect(drive('zz<tab>').actions).toEqual([{ type: 'bell' }]);
  });
});

describe('every key of the help page', () => {
  test.each(EDITOR_BINDINGS.map(({ keys, does }) => [keys[0] ?? '', does]))(
    '%s does something: %s',
    (name) => {
      const from: EditorState = {
        ...drive('one two<enter>three four<enter>alpha beta').state,
        cursor: 5,
        killed: ['k', 'l'],
      };
      const yanked = step(from, { name: 'ctrl-y', text: '' }, CONTEXT).state;
      const start =
        name === 'meta-y'
          ? yanked
          : name === 'down' || name === 'meta->'
            ? step(from, { name: 'up', text: '' }, CONTEXT).state
            : from;
      const next = step(start, { name, text: '' }, CONTEXT);
      expect(isEditorKey({ name, text: '' }, start)).toBe(true);
      expect(next.state !== start || next.action !== undefined).toBe(true);
    },
  );
});

const keyNames = EDITOR_BINDINGS.flatMap(({ keys }) => keys);
const anyKey = fc.oneof(
  fc
    .constantFrom(...keyNames, 'escape', 'ctrl-g', 'ctrl-s', 'shift-tab', 'pageup', 'pagedown')
    .map((name) => ({ name, text: '' })),
  fc
    .oneof(
      fc.string({ unit: 'grapheme', maxLength: 6 }),
      fc.string({ unit: 'binary', maxLength: 4 }),
      fc.constantFrom("'", ' ', 'd', '日', '\n'),
    )
    .map((text) => ({ name: 'text', text })),
);

test('whatever is pressed, the cursor stays at a boundary within the line, and the layout within its width', () => {
  const act = fc.oneof(
    { weight: 6, arbitrary: anyKey },
    { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
  );
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60 }), fc.integer({ min: 20, max: 100 }), (acts, width) => {
      let state = createEditor(['aws ec2', "echo 'x\ny'"]);
      for (const each of acts) {
        state = (typeof each === 'string' ? paste(state, each, CONTEXT) : step(state, each, CONTEXT)).state;
        expect(state.cursor).toBeGreaterThanOrEqual(0);
        expect(state.cursor).toBeLessThanOrEqual(state.text.length);
        expect(state.text.slice(0, state.cursor)).not.toMatch(/\p{Surrogate}/u);
        expect(state.text).not.toMatch(/[\x00-\x08\x0b-\x1f\x7f]|\p{Default_Ignorable_Code_Point}/u);
        expect(state.historyAt).toBeLessThanOrEqual(state.history.length);
      }
      const { rows, cursor } = layoutLine(state, 'learner@netlab:us-east-1 $ ', width);
      for (const row of rows) expect(rowWidth(row)).toBeLessThanOrEqual(width);
      expect(cursor.row).toBeLessThan(rows.length);
      expect(cursor.column).toBeLessThan(width);
    }),
    { numRuns: 300 },
  );
});
