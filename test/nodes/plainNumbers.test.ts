import { connectNode } from './ContactHub/setup';

const automatic = { mappingMode: 'autoMapInputData', value: null, schema: [] };
const form = (value: object) => ({ mappingMode: 'defineBelow', value, schema: [] });
const point = (latitude: string | number) => ({
	email: 'ann@example.com',
	Latitude: latitude,
	Longitude: '9.19',
});

describe('a number of ContactHub', () => {
	it.each([
		'0x10',
		'1e1',
		'0b11',
		'0o17',
		'1E2',
		'-0x1',
		'1e-1',
		'Infinity',
		'1,5',
		'1_0',
		'.',
		'--1',
		'٣',
	])('is not %j', async (latitude) => {
		const node = await connectNode();
		const parameters = { customerFields: automatic };
		const { error } = await node.run('customer', 'create', parameters, [point(latitude)]);
		expect(error?.message).toContain("'Latitude' is");
		expect(error?.description).toContain('Enter a number, with a point for decimals.');
		const typed = { customerFields: form({ 'base.address.geo.lat': latitude }) };
		const { error: other } = await node.run('customer', 'create', typed, [{}]);
		expect(other?.message).toContain("'Latitude' is");
		expect(node.requests()).toEqual([]);
		await node.close();
	});

	it.each([
		['45.5', 45.5],
		[' -7 ', -7],
		['+7', 7],
		['.5', 0.5],
		['5.', 5],
		['007', 7],
		[1e1, 10],
	])('is %j', async (latitude, sent) => {
		const node = await connectNode();
		await node.runOk('customer', 'create', { customerFields: automatic }, [point(latitude)]);
		expect(node.onlyRequest().body).toMatchObject({
			base: { address: { geo: { lat: sent, lon: 9.19 } } },
		});
		await node.close();
	});

	it.each(['0x10', '1e1'])('is not %j in a condition or a parameter', async (value) => {
		const node = await connectNode();
		const limit = { returnAll: false, limit: `={{ '${value}' }}` };
		const { error } = await node.run('customer', 'getAll', limit);
		expect(error?.message).toContain("'Limit' isn't a number");
		expect(node.requests()).toEqual([]);
		await node.close();
	});

	it("isn't text whose last digits would be lost", async () => {
		const node = await connectNode();
		const parameters = { customerFields: automatic };
		const item = point('12345678901234567890');
		const { error } = await node.run('customer', 'create', parameters, [item]);
		expect(error?.message).toContain("'Latitude' is '12345678901234567890'");
		expect(node.requests()).toEqual([]);
		await node.close();
	});
});
