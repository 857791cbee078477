/** What stands between these two comments is written by `npm run docs`. */
const BLOCK = /<!-- generated: (\S+) -->[\s\S]*?<!-- end of generated -->/g;

/**
 * Fills the generated blocks of a page; what people wrote around them stays.
 *
 * @param text the page as it is
 * @param contents what goes into each block, by the block's name
 * @throws {Error} when the page has an unknown block, or lacks one that is given
 */
export function fillBlocks(text: string, contents: Record<string, string>): string {
	const missing = new Set(Object.keys(contents));
	const filled = text.replace(BLOCK, (_block, name: string) => {
		const content = contents[name];
		if (content === undefined) throw new Error(`Nobody generates the block '${name}'`);
		missing.delete(name);
		return block(name, content);
	});
	if (missing.size > 0) throw new Error(`The page lacks the blocks ${[...missing].join(', ')}`);
	return filled;
}

/**
 * Fills one generated block of a page; all others stay.
 *
 * @throws {Error} when the page lacks it
 */
export function fillBlock(text: string, name: string, content: string): string {
	const blocks = [...text.matchAll(BLOCK)].filter(([, found]) => found === name);
	if (blocks.length === 0) throw new Error(`The page lacks the block ${name}`);
	return text.replace(BLOCK, (old, found: string) => (found === name ? block(name, content) : old));
}

function block(name: string, content: string): string {
	return `<!-- generated: ${name} -->\n\n${content}\n\n<!-- end of generated -->`;
}

/**
 * Reads notes on resources and operations: `## customer.upsert`, then the note.
 *
 * @returns notes by the heading above them
 */
export function readNotes(text: string): Map<string, string> {
	const [, ...sections] = text.split(/^## /m);
	return new Map(
		sections.map((section) => {
			const end = section.indexOf('\n');
			return [section.slice(0, end).trim(), section.slice(end).trim()];
		}),
	);
}
