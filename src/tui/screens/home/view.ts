/** The home screen as a frame: labs by track on the left, what the chosen one is about on the right. */
import { type KeyGroup, shownKey } from '../../bindings.ts';
import type { CatalogueLab, LabProgress, ProgressBySlug } from '../../catalogue.ts';
import { bar, between, box, joint, overMiddle, rule, scrollBar, thumbRows } from '../../frame/box.ts';
import { keyRows } from '../../frame/key-rows.ts';
import type { Frame } from '../../terminal/screen.tsx';
import { markdownRows, withoutHeading } from '../../text/markdown.ts';
import { EMPTY_ROW, fitRow, highlight, type Row, row, rowText, type Span, spread } from '../../text/row.ts';
import { sanitize } from '../../text/sanitize.ts';
import { textWidth } from '../../text/width.ts';
import { wrapWords } from '../../text/wrap.ts';
import { style } from '../../theme.ts';
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

const trackTitles: Readonly<Record<CatalogueLab['track'], string>> = {
  vpc: 'VPC',
  dns: 'Route 53',
  cdn: 'CloudFront',
  hybrid: 'Direct Connect',
};

export function drawHome(parts: HomeParts): Frame {
  const { state, catalogue, progress, notice, keys, columns, rows } = parts;
  const labs = filterLabs(catalogue, state.filter);
  const chosen = labs.find((lab) => lab.slug === state.chosen);
  const hasPreview = columns >= PREVIEW_COLUMNS;
  const listWidth = hasPreview ? Math.min(56, Math.max(40, Math.floor((columns - 7) * 0.5))) : columns - 4;
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
    between([{ text: ' ' }, ...footer(state, notice, labs.length, columns - 4)], columns),
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

function listRows(
  labs: readonly CatalogueLab[],
  chosen: string | undefined,
  progress: ProgressBySlug,
  width: number,
) {
  const rows: Row[] = [];
  let chosenRow = 0;
  let track: string | undefined;
  for (const lab of labs) {
    if (lab.track !== track) {
      if (rows.length > 0) rows.push(EMPTY_ROW);
      rows.push(row([style.title, trackTitles[lab.track]]));
      track = lab.track;
    }
    if (lab.slug === chosen) chosenRow = rows.length;
    rows.push(labRow(lab, progress[lab.slug], lab.slug === chosen, width));
  }
  if (labs.length === 0) rows.push(row([style.muted, 'No lab has these words. Esc shows all.']));
  return { rows, chosenRow };
}

/** Narrower, and titles need the room that the dots take. */
const DOTS_WIDTH = 44;

const levelDots: Readonly<Record<CatalogueLab['level'], string>> = {
  beginner: '●○○',
  intermediate: '●●○',
  advanced: '●●●',
};

const progressMarks = {
  solved: row([style.good, '✓ ']),
  started: row([style.warn, '◐ ']),
  new: row([style.muted, '○ ']),
};

function labRow(lab: CatalogueLab, progress: LabProgress | undefined, isChosen: boolean, width: number): Row {
  const dots = width >= DOTS_WIDTH ? `${levelDots[lab.level]} ` : '';
  const left: Row = [
    { text: isChosen ? '▸ ' : '  ', style: style.focus },
    ...progressMarks[progress?.state ?? 'new'],
    { text: `${String(lab.number).padStart(2)} `, style: style.muted },
    { text: sanitize(lab.title) },
    ...(lab.breakFix ? [{ text: ' ★', style: style.star }] : []),
  ];
  const score =
    progress?.state === 'started' ? 'resume ' : progress ? `${progress.points}/${progress.maxPoints} ` : '';
  const right = row(
    [progress?.state === 'started' ? style.warn : style.good, ` ${score}`],
    [style.muted, `${dots}${String(lab.minutes).padStart(3)} min`],
  );
  const line = spread(left, right, width);
  return isChosen ? highlight(line, style.selected) : line;
}

function previewRows(lab: CatalogueLab, progress: LabProgress | undefined, width: number): Row[] {
  const facts = [
    lab.level,
    `${lab.minutes} min`,
    `${lab.tasks} tasks`,
    ...(lab.breakFix ? ['★ break/fix'] : []),
  ].join(' · ');
  return [
    ...wrapWords(row([style.title, sanitize(lab.title)]), width),
    ...wrapWords(row([style.muted, facts]), width),
    ...wrapWords(row([style.muted, `exam ${lab.exam.join(', ')}`]), width),
    ...(progress ? [EMPTY_ROW, progressRow(progress)] : []),
    EMPTY_ROW,
    ...wrapWords(row(sanitize(lab.summary)), width),
    ...(lab.brief ? [EMPTY_ROW, ...markdownRows(previewBrief(lab.brief, lab.title), width)] : []),
  ];
}

/** What a seed has yet to draw is left open. */
function previewBrief(brief: string, title: string): string {
  return withoutHeading(brief, title).replace(/\{[a-z0-9_]+\}/g, '…');
}

function progressRow({ state, points, maxPoints }: LabProgress): Row {
  const score = `${points} of ${maxPoints} points`;
  return state === 'solved'
    ? row([style.good, `✓ solved, ${score}`])
    : row([style.warn, `◐ under way, ${score}: Enter goes on`]);
}

function footer(state: HomeState, notice: Row, count: number, width: number): Row {
  if (notice.length > 0) return fitRow(notice, width);
  if (state.isFiltering || state.filter !== '') {
    const found = row([style.muted, count === 1 ? '1 lab' : `${count} labs`]);
    return spread(row([style.key, 'Filter: '], state.filter), found, width);
  }
  const hints = HOME_BINDINGS.flatMap(({ keys, hint, command }, index): Span[] => {
    if (!hint) return [];
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

function spokenHome(
  labs: readonly CatalogueLab[],
  chosen: CatalogueLab | undefined,
  progress: ProgressBySlug,
  state: HomeState,
  notice: Row,
): string[] {
  const told = (lab: CatalogueLab) =>
    `${lab.number}: ${sanitize(lab.title)}, ${trackTitles[lab.track]}, ${lab.level}, ${lab.minutes} minutes, ${progress[lab.slug]?.state ?? 'new'}`;
  return [
    'netlab, a flight simulator for cloud networks.',
    ...(state.isFiltering ? [`Filter: ${state.filter}`] : []),
    `${labs.length} labs.`,
    ...(chosen ? [`Chosen: ${told(chosen)}. ${sanitize(chosen.summary)}`] : []),
    ...labs.filter((lab) => lab !== chosen).map(told),
    rowText(notice),
    'Arrows choose, Enter opens, slash filters, question mark helps, q quits.',
  ];
}
