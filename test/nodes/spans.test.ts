import { connectNode as connectV3 } from './ConstantContact/setup';
import { connectNode } from './ContactHub/setup';

const EARLY = '2026-01-01T00:00:00.000Z';
const LATE = '2026-02-01T00:00:00.000Z';
const NEXT_STEP =
	'Nothing can be between them: swap the two, or correct the expression that returns them.';

it('a list of events that ends before it begins is refused', async () => {
	const node = await connectNode();
	const list = async (filters: object) =>
		await node.run('event', 'getAll', { filters: filters as never });
	const { error, json } = await list({ from: LATE, to: EARLY });
	expect(json).toEqual([]);
	expect(error?.message).toBe(`'To' (${EARLY}) is before 'From' (${LATE}) [item 0]`);
	expect(error?.description).toBe(NEXT_STEP);
	expect(node.requests()).toEqual([]);
	for (const filters of [{ from: EARLY, to: LATE }, { from: EARLY, to: EARLY }, { to: EARLY }]) {
		expect((await list(filters)).error).toBeUndefined();
	}
	await node.close();
});

it.each(['Created', 'Unsubscribed', 'Updated'])(
	'a list of V3 is refused whose %s Before lies before the After',
	async (label) => {
		const node = await connectV3();
		const name = label.toLowerCase();
		const list = async (after: string, before: string) =>
			await node.run('contact', 'getAll', {
				filters: { [`${name}After`]: after, [`${name}Before`]: before },
			});
		const { error } = await list(LATE, EARLY);
		expect(error?.message).toBe(
			`'${label} Before' (${EARLY}) is before '${label} After' (${LATE}) [item 0]`,
		);
		expect(error?.description).toBe(NEXT_STEP);
		expect(node.requests()).toEqual([]);
		expect((await list(EARLY, LATE)).error).toBeUndefined();
		await node.close();
	},
);

it.each([
	['registeredAt', LATE, EARLY, true],
	['base.dob', '2000-01-02', '2000-01-01', true],
	['extended.points', 7, 3, true],
	['extended.points', 3, 7, false],
	['registeredAt', EARLY, EARLY, false],
	// How the server sorts text isn't known.
	['base.lastName', 'b', 'A', false],
])(
	'a condition on %s between %s and %s is refused: %s',
	async (attribute, value, valueTo, refused) => {
		const node = await connectNode();
		const condition = {
			attribute,
			operator: 'BETWEEN',
			value,
			valueTo,
			valueType: typeof value === 'number' ? 'number' : 'auto',
		};
		const { error } = await node.run('customer', 'getAll', {
			queryMode: 'conditions',
			conditions: { condition: [condition] },
		});
		if (refused) {
			expect(error?.message).toMatch(/^The condition on '.*' ends at .*, before it begins at /);
			expect(error?.description).toBe(
				"Swap 'Value' and 'Value To', or correct the expression that returns them.",
			);
			expect(node.requests()).toEqual([]);
		} else {
			expect(error?.message ?? '').not.toContain('before it begins');
		}
		await node.close();
	},
);
