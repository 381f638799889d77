/** The home screen's state and its steps: choosing a lab, filtering, help. */
import { type Binding, bindingIndex } from '../../bindings.ts';
import type { CatalogueLab } from '../../catalogue.ts';
import type { Key } from '../../keys.ts';
import { sanitize } from '../../text/sanitize.ts';
import { graphemes, previousBoundary } from '../../text/width.ts';

export interface HomeState {
  /** Slug of the chosen lab. */
  readonly chosen: string | undefined;
  readonly filter: string;
  readonly isFiltering: boolean;
  readonly isHelpOpen: boolean;
  /** Rows that the preview is scrolled down. */
  readonly previewScroll: number;
}

export type HomeEffect = { readonly type: 'open'; readonly slug: string } | { readonly type: 'exit' };

export interface HomeStep {
  readonly state: HomeState;
  readonly effect?: HomeEffect;
}

type HomeCommand =
  | 'up'
  | 'down'
  | 'page-up'
  | 'page-down'
  | 'first'
  | 'last'
  | 'open'
  | 'filter'
  | 'help'
  | 'back'
  | 'quit';

export const HOME_BINDINGS: readonly Binding<HomeCommand>[] = [
  { keys: ['up', 'ctrl-p', 'k'], does: 'the lab before', hint: 'choose', command: 'up' },
  { keys: ['down', 'ctrl-n', 'j'], does: 'the lab after', command: 'down' },
  { keys: ['enter'], does: 'open the lab, or go on where you left it', hint: 'open', command: 'open' },
  { keys: ['/'], does: 'show only labs with these words', hint: 'filter', command: 'filter' },
  { keys: ['pageup'], does: 'scroll the brief back', command: 'page-up' },
  { keys: ['pagedown'], does: 'scroll the brief on', hint: 'scroll', command: 'page-down' },
  { keys: ['home', 'g'], does: 'the first lab', command: 'first' },
  { keys: ['end', 'G'], does: 'the last lab', command: 'last' },
  { keys: ['function', '?'], does: 'this help', hint: 'help', command: 'help' },
  { keys: ['escape'], does: 'show all labs again', command: 'back' },
  { keys: ['q', 'ctrl-c', 'ctrl-d'], does: 'quit', hint: 'quit', command: 'quit' },
];

const commands = bindingIndex(HOME_BINDINGS);

export function createHome(catalogue: readonly CatalogueLab[], chosen?: string): HomeState {
  const slug = catalogue.some((lab) => lab.slug === chosen) ? chosen : catalogue[0]?.slug;
  return { chosen: slug, filter: '', isFiltering: false, isHelpOpen: false, previewScroll: 0 };
}

/** Labs in which every word of the filter occurs: in title, number, track, level, exam or summary. */
export function filterLabs(catalogue: readonly CatalogueLab[], filter: string): readonly CatalogueLab[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  return catalogue.filter((lab) => {
    const text = [
      lab.number,
      lab.title,
      lab.slug,
      lab.track,
      lab.level,
      lab.summary,
      ...lab.exam,
      lab.breakFix ? 'break/fix ★' : '',
    ]
      .join(' ')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

export function updateHome(state: HomeState, key: Key, catalogue: readonly CatalogueLab[]): HomeStep {
  if (key.name !== 'text' || state.isFiltering) return pressOne(state, key, catalogue);
  // Letters are commands here, and fast ones come together; after `/` the rest is the filter's.
  let step: HomeStep = { state };
  for (const [index, character] of graphemes(key.text).entries()) {
    if (step.state.isFiltering)
      return pressOne(step.state, { name: 'text', text: key.text.slice(index) }, catalogue);
    step = pressOne(step.state, { name: 'text', text: character }, catalogue);
    if (step.effect) return step;
  }
  return step;
}

function pressOne(state: HomeState, key: Key, catalogue: readonly CatalogueLab[]): HomeStep {
  if (state.isHelpOpen) return { state: { ...state, isHelpOpen: false } };
  if (state.isFiltering) {
    const typed = typeFilter(state, key, catalogue);
    if (typed) return typed;
  }
  const command = commands.get(key.name === 'text' && !state.isFiltering ? key.text : key.name);
  return command ? perform(state, command, catalogue) : { state };
}

/** A key of the filter's own; none for the others. */
function typeFilter(state: HomeState, key: Key, catalogue: readonly CatalogueLab[]): HomeStep | undefined {
  switch (key.name) {
    case 'text':
      return { state: filtered(state, state.filter + sanitize(key.text), catalogue) };
    case 'backspace': {
      const end = previousBoundary(state.filter, state.filter.length);
      return {
        state: {
          ...filtered(state, state.filter.slice(0, end), catalogue),
          isFiltering: state.filter !== '',
        },
      };
    }
    case 'ctrl-u':
    case 'ctrl-w':
      return { state: filtered(state, '', catalogue) };
    case 'tab':
      return { state: { ...state, isFiltering: false } };
  }
  return undefined;
}

function filtered(state: HomeState, filter: string, catalogue: readonly CatalogueLab[]): HomeState {
  const labs = filterLabs(catalogue, filter);
  const isStillThere = labs.some((lab) => lab.slug === state.chosen);
  return { ...state, filter, chosen: isStillThere ? state.chosen : labs[0]?.slug, previewScroll: 0 };
}

function perform(state: HomeState, command: HomeCommand, catalogue: readonly CatalogueLab[]): HomeStep {
  const labs = filterLabs(catalogue, state.filter);
  const at = labs.findIndex((lab) => lab.slug === state.chosen);
  const choose = (index: number): HomeStep => {
    const lab = labs[Math.max(0, Math.min(labs.length - 1, index))];
    return { state: { ...state, chosen: lab?.slug, previewScroll: 0 } };
  };
  switch (command) {
    case 'up':
      return choose(at - 1);
    case 'down':
      return choose(at + 1);
    case 'first':
      return choose(0);
    case 'last':
      return choose(labs.length - 1);
    case 'page-up':
      return { state: { ...state, previewScroll: Math.max(0, state.previewScroll - 5) } };
    case 'page-down':
      return { state: { ...state, previewScroll: state.previewScroll + 5 } };
    case 'open':
      return state.chosen === undefined ? { state } : { state, effect: { type: 'open', slug: state.chosen } };
    case 'filter':
      return { state: { ...state, isFiltering: true } };
    case 'help':
      return { state: { ...state, isHelpOpen: true } };
    case 'back':
      return { state: { ...filtered(state, '', catalogue), isFiltering: false } };
    case 'quit':
      return { state, effect: { type: 'exit' } };
  }
}
