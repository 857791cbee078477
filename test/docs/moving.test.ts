import { movedOperations } from '../../scripts/docs/moving';
import { readPage } from './pages';

const PAGE = readPage('docs/moving-to-v3.md');

/** The rows of the generated table with a name, as texts of their cells. */
function rowsOf(block: string): string[][] {
	const [, text = ''] = PAGE.split(`<!-- generated: ${block} -->`);
	const [table = ''] = text.split('<!-- end of generated -->');
	return [...table.matchAll(/^\| (.*) \|$/gm)].slice(2).map(([, row = '']) => row.split(' | '));
}

describe.each([
	['constantContactLegacy', 'successorsV1', 'V1', 40],
	['constantContactLegacyV2', 'successorsV2', 'V2', 64],
] as const)('operations of %s', (node, block, version, count) => {
	const operations = movedOperations(node);

	it('are all on the page, with their successor or what to do instead', () => {
		expect(operations).toHaveLength(count);
		const rows = rowsOf(block);
		const lost = rowsOf('lostOperations');
		for (const { title, successor, notes } of operations) {
			if (successor === undefined) {
				const row = lost.find(([titles]) => titles?.split('; ').some((one) => isOf(one, title)));
				expect([title, row?.[1]]).toEqual([title, notes.join(' ')]);
			} else {
				const row = rows.find(([first]) => first === title);
				expect([title, row?.[1]]).toEqual([title, expect.stringContaining(`[${successor}](`)]);
			}
		}
		const found = operations.filter(({ successor }) => successor !== undefined);
		expect(rows).toHaveLength(found.length);
	});

	/** Whether an entry of the table is about an operation of this version. */
	function isOf(entry: string, title: string): boolean {
		return entry.startsWith(`${title} (`) && entry.includes(version);
	}
});

it('gives a reason for each operation without a successor', () => {
	const lost = [
		...movedOperations('constantContactLegacy'),
		...movedOperations('constantContactLegacyV2'),
	].filter(({ successor }) => successor === undefined);
	expect(lost.map(({ title }) => title)).toEqual(
		expect.arrayContaining(['Activity: Clear Lists', 'Library File: Upload']),
	);
	for (const { notes } of lost) expect(notes.join(' ')).not.toBe('');
});
