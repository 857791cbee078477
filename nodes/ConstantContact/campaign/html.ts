import { InputError } from '../../kit';

/** The placeholder that the service replaces with the image that tracks opens; case doesn't matter. */
const TRACKING_MARK = '[[trackingImage]]';

const MARKS = /\[\[trackingimage\]\]/gi;

/** Character pairs that the service reserves (V3 pitfalls 24). */
const RESERVED = ['[#', '${', '<@'];

/** Limits: the specification's in characters, the editor's in bytes. */
const MOST_CHARACTERS = 150_000;
const MOST_BYTES = 400 * 1024;

/**
 * The HTML of an email as it is sent: with exactly one tracking placeholder, which is added if missing.
 *
 * @param label of the field, for messages
 * @throws InputError naming the position of the first thing that the service refuses
 */
export function prepareHtml(html: string, label: string): string {
	for (const pair of RESERVED) {
		const at = html.indexOf(pair);
		if (at < 0) continue;
		throw new InputError(
			`'${label}' contains '${pair}' ${describePosition(html, at)}, which Constant Contact reserves for its own use`,
			pair === '${'
				? 'A template placeholder may not have been replaced: turn the field into an expression, or remove the placeholder.'
				: 'Write it differently, e.g. with a space between the two characters.',
		);
	}
	const marks = [...html.matchAll(MARKS)].map(({ index }) => index);
	if (marks.length > 1) {
		const places = marks.map((at) => describePosition(html, at)).join(' and ');
		throw new InputError(
			`'${label}' has ${TRACKING_MARK} ${marks.length} times: ${places}`,
			'Keep only one of them.',
		);
	}
	const [mark] = marks;
	if (mark !== undefined && removeComments(html)[mark] === ' ') {
		throw new InputError(
			`'${label}' has ${TRACKING_MARK} ${describePosition(html, mark)}, which is within a comment, so opens would not be counted`,
			'Move it out of the comment, or remove it: the node inserts it.',
		);
	}
	const body = findBodyStart(html);
	if (mark !== undefined && mark < (body ?? 0)) {
		throw new InputError(
			`'${label}' has ${TRACKING_MARK} ${describePosition(html, mark)}, which is before the body`,
			'Put it into the body, or remove it: the node inserts it.',
		);
	}
	const sent =
		mark === undefined
			? `${html.slice(0, body ?? 0)}${TRACKING_MARK}${html.slice(body ?? 0)}`
			: html;
	checkSize(sent, label);
	return sent;
}

function checkSize(html: string, label: string): void {
	const shorten =
		'Shorten it: leave out comments and unused styles, and link images by their address.';
	if (html.length > MOST_CHARACTERS) {
		throw new InputError(
			`'${label}' has ${html.length} characters; the maximum is ${MOST_CHARACTERS}`,
			shorten,
		);
	}
	const bytes = Buffer.byteLength(html);
	if (bytes <= MOST_BYTES) return;
	throw new InputError(`'${label}' has ${bytes} bytes; the maximum is ${MOST_BYTES}`, shorten);
}

/** Where the content of the body begins; undefined if there is no body element. */
function findBodyStart(html: string): number | undefined {
	const tag = /<body(?=[\s>])[^>]*>/i.exec(removeComments(html));
	return tag === null ? undefined : tag.index + tag[0].length;
}

/** The same text, of the same length, with comments replaced by spaces. */
function removeComments(html: string): string {
	let text = '';
	let at = 0;
	for (;;) {
		const start = html.indexOf('<!--', at);
		const end = start < 0 ? -1 : html.indexOf('-->', start + 4);
		if (end < 0) return text + html.slice(at);
		text += html.slice(at, start) + ' '.repeat(end + 3 - start);
		at = end + 3;
	}
}

function describePosition(text: string, at: number): string {
	const lines = text.slice(0, at).split('\n');
	return `in line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}`;
}
