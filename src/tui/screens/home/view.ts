/** The home screen as a frame: labs by track on the left, what the chosen one is about on the right. */
import { type KeyGroup, shownKey } from '../../bindings.ts';
import type { CatalogueLab, ProgressBySlug } from '../../catalogue.ts';
import { bar, between, box, joint, overMiddle, rule, scrollBar, thumbRows } from '../../frame/box.ts';
import { keyRows } from '../../frame/key-rows.ts';
import type { Frame } from '../../terminal/screen.tsx';
import { EMPTY_ROW, fitRow, type Row, row, type Span, spread } from '../../text/row.ts';
import { textWidth } from '../../text/width.ts';
import { style } from '../../theme.ts';
import { listRows } from './list.ts';
import { previewRows } from './preview.ts';
import { spokenHome } from './spoken.ts';
import { filterLabs, HOME_BINDINGS, type HomeState } from './state.ts';

export interface HomeParts {
  readonly state: HomeState;
  readonly catalogue: readonly CatalogueLab[];
  readonly progress: ProgressBySlug;
  /** What goes on: a lab that opens, or why it did not. */
  readonly notice: Row;
  readonly keys: readonly KeyGroup[];
  readonly columns: number;
  readonly rows: number;
}

/** Narrower, and only the list is shown. */
const PREVIEW_COLUMNS = 76;

export function drawHome(parts: HomeParts): Frame {
  const { state, catalogue, progress, notice, keys, columns, rows } = parts;
  const labs = filterLabs(catalogue, state.filter);
  const chosen = labs.find((lab) => lab.slug === state.chosen);
  const hasPreview = columns >= PREVIEW_COLUMNS;
  const listWidth = hasPreview ? Math.min(64, Math.max(40, Math.floor((columns - 7) * 0.5))) : columns - 4;
  const previewWidth = columns - 7 - listWidth;
  const height = rows - 4;
  const list = listRows(labs, state.chosen, progress, listWidth);
  const listTop = Math.max(0, Math.min(list.chosenRow - Math.floor(height / 2), list.rows.length - height));
  const preview = hasPreview && chosen ? previewRows(chosen, progress[chosen.slug], previewWidth) : [];
  const previewTop = Math.max(0, Math.min(state.previewScroll, preview.length - height));
  const thumb = thumbRows(preview.length, height, previewTop);
  const body = Array.from({ length: height }, (_, index): Row => {
    const left = fitRow(list.rows[listTop + index] ?? EMPTY_ROW, listWidth);
    if (!hasPreview) return between([{ text: ' ' }, ...left], columns);
    const right: Row = [
      { text: ' ' },
      ...left,
      { text: ' ' },
      bar(),
      { text: ' ' },
      ...(preview[previewTop + index] ?? EMPTY_ROW),
    ];
    return between(right, columns, scrollBar(thumb, index, true));
  });
  const title = row([style.brand, ' netlab '], [style.muted, '─ a flight simulator for cloud networks ']);
  const top = rule('╭', '╮', columns, title, totals(catalogue, progress));
  const bottom = rule('├', '┤', columns);
  const frame = [
    hasPreview ? joint(top, listWidth + 3, '┬') : top,
    ...body,
    hasPreview ? joint(bottom, listWidth + 3, '┴') : bottom,
    between([{ text: ' ' }, ...footer(state, notice, labs.length, columns - 4, hasPreview)], columns),
    rule('╰', '╯', columns),
  ];
  const spoken = spokenHome(labs, chosen, progress, state, notice);
  if (state.isHelpOpen) return { rows: withHelp(frame, keys, columns), spoken };
  const filterColumn = 10 + textWidth(state.filter);
  return {
    rows: frame,
    cursor: state.isFiltering ? { row: rows - 2, column: Math.min(columns - 3, filterColumn) } : undefined,
    spoken,
  };
}

function totals(catalogue: readonly CatalogueLab[], progress: ProgressBySlug): Row {
  const solved = catalogue.filter((lab) => progress[lab.slug]?.state === 'solved').length;
  const points = catalogue.reduce((sum, lab) => sum + (progress[lab.slug]?.points ?? 0), 0);
  return row([style.muted, ` ${solved}/${catalogue.length} labs · ${points} points `]);
}

function footer(state: HomeState, notice: Row, count: number, width: number, hasPreview: boolean): Row {
  if (notice.length > 0) return fitRow(notice, width);
  if (state.isFiltering || state.filter !== '') {
    const found = row([style.muted, count === 1 ? '1 lab' : `${count} labs`]);
    return spread(row([style.key, 'Filter: '], state.filter), found, width);
  }
  const hints = HOME_BINDINGS.flatMap(({ keys, hint, command }, index): Span[] => {
    if (!hint || (command === 'page-down' && !hasPreview)) return [];
    const shown = command === 'up' ? '↑↓' : shownKey(keys[0] ?? '');
    return [
      { text: index > 0 ? ' · ' : '', style: style.muted },
      { text: shown, style: style.key },
      { text: ` ${hint}`, style: style.muted },
    ];
  });
  return fitRow(hints, width);
}

function withHelp(frame: readonly Row[], keys: readonly KeyGroup[], columns: number): Row[] {
  const width = Math.min(columns - 4, 64);
  const signs = row(
    [style.warn, '◐'],
    ' under way   ',
    [style.good, '✓'],
    ' solved   ',
    [style.star, '★'],
    ' something is broken: mend it',
  );
  const lines = [
    EMPTY_ROW,
    ...keys.flatMap(({ bindings }) => keyRows(bindings, width - 4)),
    EMPTY_ROW,
    row('  ', ...signs.map((s) => [s.style, s.text] as const)),
    EMPTY_ROW,
  ];
  return overMiddle(frame, box(row([style.title, ' Keys ']), lines, width), columns);
}
