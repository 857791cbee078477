/**
 * A table; cells may contain Markdown but no line breaks. Columns are not padded: pages would double in size, and one long cell
 * would change every row.
 */
export function table(headers: string[], rows: string[][]): string {
	const line = (cells: string[]) => `| ${cells.map(toCell).join(' | ')} |`;
	const lines = [line(headers), line(headers.map(() => '---')), ...rows.map(line)];
	return ['<!-- prettier-ignore -->', ...lines].join('\n');
}

/** Text as code. */
export function code(text: string): string {
	return `\`${text}\``;
}

/** A text from the editor as Markdown: links are kept, other angle brackets are shown literally. */
export function prose(text: string): string {
	return text
		.replace(/<a href="([^"]+)">(.*?)<\/a>/g, '[$2]($1)')
		.replace(/<(?=\w)/g, '\\<')
		.replace(/\.\.\./g, '…');
}

/** A text as a sentence, with a full stop. */
export function sentence(text: string): string {
	return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** GitHub's anchor for a heading, provided no earlier heading has the same text. */
export function anchor(heading: string): string {
	return heading
		.trim()
		.toLowerCase()
		.replace(/[^\p{L}\p{N}\s_-]/gu, '')
		.replace(/\s/g, '-');
}

/** Texts as a list in a sentence: `a, b and c`. */
export function enumerate(texts: string[], conjunction = 'and'): string {
	const last = texts[texts.length - 1] ?? '';
	return texts.length < 2 ? last : `${texts.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}

function toCell(text: string): string {
	return text.replace(/\|/g, '\\|');
}
