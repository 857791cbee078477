import { splitIntoChunks } from '../../../nodes/kit';

it.each([
	[[], []],
	[[1], [[1]]],
	[[1, 2], [[1, 2]]],
	[
		[1, 2, 3, 4, 5],
		[[1, 2], [3, 4], [5]],
	],
])('%j in twos', (list, chunks) => {
	expect([...splitIntoChunks<number>(list, 2)]).toEqual(chunks);
});
