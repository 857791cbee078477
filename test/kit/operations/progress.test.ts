import { describeProgress, type ItemProgress } from '../../../nodes/kit/operations/progress';

const done: ItemProgress = { done: true, writes: 'none' };
const not = (writes: ItemProgress['writes'] = 'none'): ItemProgress => ({ done: false, writes });
const CONTINUE =
	"Turn on 'Continue' under 'On Error' in the node's settings to run the others in any case.";

it.each<[ItemProgress[], string | undefined]>([
	[[not()], undefined],
	[[done], undefined],
	[[not(), not()], 'None of the 2 items was processed.'],
	[[done, not(), done], `2 of 3 items were done: items 0, 2. ${CONTINUE}`],
	[[not(), done], `1 of 2 items was done: item 1 (the first one is item 0). ${CONTINUE}`],
	[[not('unknown')], 'May have been carried out: item 0. Check Hub before you run again.'],
	[[not('repeatable')], 'May have been carried out: item 0. Running again does no harm.'],
	[[not('done')], 'Partly carried out: item 0.'],
	[
		[not('unknown'), not('unknown'), not()],
		'May have been carried out: items 0 to 1. Check Hub before you run again.',
	],
	[
		[done, not('unknown'), not('repeatable'), not('done'), not()],
		`1 of 5 items was done: item 0. May have been carried out: item 1. Check Hub before you run again. May have been carried out: item 2. Running again does no harm. Partly carried out: item 3. ${CONTINUE}`,
	],
])('%j', (items, text) => expect(describeProgress(items, 'Hub')).toBe(text));

it('names ten ranges at most', () => {
	const items = Array.from({ length: 60 }, (_, index) => (index % 2 === 0 ? done : not()));
	expect(describeProgress(items, 'Hub')).toContain(
		'30 of 60 items were done: items 0, 2, 4, 6, 8, 10, 12, 14, 16, 18 and others.',
	);
});
