/** What a page must not mention. */
interface AbsentText {
	/** Whether a text names the other vendor, or links to something that isn't in the repository. */
	isAbsent: (text: string) => boolean;
}

/** A part of a page between blank lines, a fenced code block, or a heading with everything below it. */
type Block =
	| { kind: 'section'; level: number; heading: string; blocks: Block[] }
	| { kind: 'code' | 'comment' | 'table' | 'list' | 'text'; lines: string[] };

/** Precedes generated tables. */
const UNFORMATTED = '<!-- prettier-ignore -->';

const FENCE = /^ *```/;
const ITEM = /^( *)(?:[-*]|\d+\.) /;

/** Splits the lines of a page into blocks, without sections. */
function splitIntoBlocks(lines: string[]): Block[] {
	const blocks: Block[] = [];
	for (let at = 0; at < lines.length;) {
		const line = lines[at] ?? '';
		let end = at + 1;
		if (line.trim() === '') {
			at = end;
			continue;
		}
		const heading = /^(#+) (.+)$/.exec(line);
		if (heading) {
			blocks.push({
				kind: 'section',
				level: (heading[1] ?? '').length,
				heading: heading[2] ?? '',
				blocks: [],
			});
			at = end;
			continue;
		}
		if (FENCE.test(line)) {
			while (end < lines.length && !FENCE.test(lines[end] ?? '')) end += 1;
			end += 1;
			blocks.push({ kind: 'code', lines: lines.slice(at, end) });
		} else if (ITEM.test(line)) {
			// Blank and indented lines belong to the list.
			while (end < lines.length && /^(?:\s|$)|^(?:[-*]|\d+\.) /.test(lines[end] ?? '')) end += 1;
			blocks.push({ kind: 'list', lines: lines.slice(at, end) });
		} else {
			while (
				end < lines.length &&
				(lines[end] ?? '').trim() !== '' &&
				!FENCE.test(lines[end] ?? '')
			) {
				end += 1;
			}
			const part = lines.slice(at, end);
			const [first = ''] = part.filter((one) => one !== UNFORMATTED);
			const kind = first.startsWith('|') ? 'table' : first.startsWith('<!--') ? 'comment' : 'text';
			blocks.push({ kind, lines: part });
		}
		at = end;
	}
	return nested(blocks);
}

/** Groups blocks by section. */
function nested(flat: Block[]): Block[] {
	const top: Block[] = [];
	const open: Array<Extract<Block, { kind: 'section' }>> = [];
	for (const block of flat) {
		if (block.kind === 'section') {
			while ((open.at(-1)?.level ?? 0) >= block.level) open.pop();
		}
		(open.at(-1)?.blocks ?? top).push(block);
		if (block.kind === 'section') open.push(block);
	}
	return top;
}

const SENTENCES = new Intl.Segmenter('en', { granularity: 'sentence' });

/** The sentences of a text that can stay. */
function keptSentences(text: string, absent: AbsentText): string {
	if (!absent.isAbsent(text)) return text;
	const joined = text.replace(/\s*\n\s*/g, ' ');
	const kept = [...SENTENCES.segment(joined)]
		.map(({ segment }) => segment)
		.filter((sentence) => !absent.isAbsent(sentence));
	return kept.join('').trimEnd();
}

/** A row without its dead links; undefined if something else in it can't stay. */
function keptRow(row: string, absent: AbsentText): string | undefined {
	if (!absent.isAbsent(row)) return row;
	const cells = row.split(/(?<!\\)\|/).map((cell) => {
		if (!/^ *\[[^\]]*\]\([^)]*\)(?:, \[[^\]]*\]\([^)]*\))+ *$/.test(cell)) return cell;
		const links = cell.trim().split(/, (?=\[)/);
		const kept = links.filter((link) => !absent.isAbsent(link));
		return kept.length === 0 ? cell : ` ${kept.join(', ')} `;
	});
	const kept = cells.join('|');
	return absent.isAbsent(kept) ? undefined : kept;
}

/** The lines of a list, item by item; indented lines below an item belong to it. */
function keptItems(lines: string[], absent: AbsentText): string[] {
	const items: string[][] = [];
	for (const line of lines) {
		if (ITEM.test(line)) items.push([line]);
		else items.at(-1)?.push(line);
	}
	const kept: string[] = [];
	let dropped: number | undefined;
	for (const item of items) {
		const [first = '', ...rest] = item;
		const [marker = '', indent = ''] = ITEM.exec(first) ?? [];
		if (dropped !== undefined && indent.length > dropped) continue;
		dropped = undefined;
		const isPlain = !rest.some((line) => FENCE.test(line) || line.trim() === '');
		const text = [first.slice(marker.length), ...rest].join('\n').trimEnd();
		const left = isPlain ? keptSentences(text, absent) : absent.isAbsent(text) ? '' : text;
		if (left === '') dropped = indent.length;
		else kept.push(...`${marker}${left}`.split('\n'));
		if (left !== '' && item.at(-1)?.trim() === '') kept.push('');
	}
	return kept;
}

/** Lines of code that can stay; indented lines below a line belong to it. */
function keptCode(lines: string[], absent: AbsentText): string[] {
	const [open = '', ...rest] = lines;
	const close = rest.pop() ?? '';
	const kept: string[] = [];
	let dropped: number | undefined;
	for (const line of rest) {
		const indent = /^\s*/.exec(line)?.[0].length ?? 0;
		if (dropped !== undefined && indent > dropped) continue;
		dropped = absent.isAbsent(line) ? indent : undefined;
		if (dropped === undefined) kept.push(line);
	}
	return kept.some((line) => line.trim() !== '') ? [open, ...kept, close] : [];
}

function keptLines(block: Exclude<Block, { kind: 'section' }>, absent: AbsentText): string[] {
	const { kind, lines } = block;
	if (kind === 'comment') return lines;
	if (kind === 'code') return keptCode(lines, absent);
	if (kind === 'list') return keptItems(lines, absent);
	if (kind === 'text') {
		const left = keptSentences(lines.join('\n'), absent);
		return left === '' ? [] : left.split('\n');
	}
	const before = lines[0] === UNFORMATTED ? [UNFORMATTED] : [];
	const [head = '', line = '', ...rows] = lines.slice(before.length);
	const kept = rows.flatMap((row) => keptRow(row, absent) ?? []);
	return kept.length === 0 ? [] : [...before, head, line, ...kept];
}

function printed(blocks: Block[], absent: AbsentText): string[] {
	return blocks.flatMap((block) => {
		if (block.kind !== 'section') {
			const lines = keptLines(block, absent);
			return lines.length === 0 ? [] : [lines.join('\n')];
		}
		const { level, heading, blocks: below } = block;
		if (absent.isAbsent(heading) && level > 1) return [];
		const body = printed(below, absent);
		return body.length === 0 && below.length > 0
			? []
			: [`${'#'.repeat(level)} ${heading}`, ...body];
	});
}

/** A block generated by `npm run docs`; if it is now empty, it is removed. */
const EMPTY_BLOCK =
	/<!-- generated: \S+ -->\n\n(?=<!-- end of generated -->)<!-- end of generated -->\n*/g;

/**
 * Removes from a page what can't stay: sections by heading, rows, items, lines of code and sentences.
 *
 * @returns the page; empty if only its title is left
 */
export function prunePage(text: string, absent: AbsentText): string {
	if (!absent.isAbsent(text)) return text;
	const parts = printed(splitIntoBlocks(text.split('\n')), absent);
	const page = `${parts.join('\n\n')}\n`.replace(EMPTY_BLOCK, '');
	return /^(?:#[^\n]*)?\n*$/.test(page) ? '' : page;
}

/** The text below a second-level heading, up to the next one. @throws Error if there is none */
export function getSection(text: string, heading: string): string {
	const [, section] = `\n${text}`.split(`\n## ${heading}\n`);
	if (section === undefined) throw new Error(`There is no section '${heading}'`);
	return (section.split('\n## ')[0] ?? '').trim();
}
