import { connectNode as connectV3 } from './ConstantContact/setup';
import { connectNode as connectV1 } from './ConstantContactLegacy/setup';

const LISTS = 110;
const IANA = 'http://www.iana.org/assignments/relation/next';

describe('the relation of the link to the next page in version 1', () => {
	it.each(['Next', 'NEXT', IANA, IANA.toUpperCase(), 'section next', ' next ', 'nExT\tlast'])(
		'may be %j',
		async (rel) => {
			const node = await connectV1({ constantContactV1: { contacts: 0, lists: LISTS } });
			// The second and third page are requested through their links.
			const first = await fetchFirst(node.sandbox, rel);
			node.sandbox.faults.add({ when: { path: /lists$/ }, times: 1, do: first });
			node.sandbox.log.clear();
			const { error, json } = await node.run('contactList', 'getAll', { returnAll: true });
			expect(error).toBeUndefined();
			expect(json).toHaveLength(LISTS);
			expect(node.requests()).toHaveLength(3);
			await node.close();
		},
	);

	it.each(['previous', 'nextish', 'x-next', 'urn:next', ''])('is not %j', async (rel) => {
		const node = await connectV1({ constantContactV1: { contacts: 0, lists: LISTS } });
		const first = await fetchFirst(node.sandbox, rel);
		node.sandbox.faults.add({ when: { path: /lists$/ }, times: 1, do: first });
		node.sandbox.log.clear();
		const { json } = await node.run('contactList', 'getAll', { returnAll: true });
		expect(json.length).toBeLessThanOrEqual(50);
		expect(node.requests()).toHaveLength(1);
		await node.close();
	});
});

it.each(['', 'href=""', 'href=" "'])(
	'a link to the next page of version 1 that names no address ends in an error: %j',
	async (href) => {
		const node = await connectV1({ constantContactV1: { contacts: 0, lists: LISTS } });
		const first = await fetchFirst(node.sandbox, 'next');
		const body = first.body.replace(/<link[^>]*rel="next"[^>]*>/, `<link rel="next" ${href}/>`);
		node.sandbox.faults.add({ when: { path: /lists$/ }, times: 1, do: { ...first, body } });
		const { error, json } = await node.run('contactList', 'getAll', { returnAll: true });
		expect(json).toEqual([]);
		expect(error?.message).toBe(
			'Could not get many contact lists: the list continues, but its link to the next page has no address [item 0]',
		);
		await node.close();
	},
);

it.each([{}, { href: 5 }, { next: {} }])(
	'a link to the next page of V3 that names no address ends in an error: %j',
	async (next) => {
		const node = await connectV3();
		node.sandbox.faults.add({
			when: { path: /contact_lists$/ },
			do: { kind: 'status', status: 200, body: { lists: [], _links: { next } } },
		});
		const { error } = await node.run('contactList', 'getAll', { returnAll: true });
		expect(error?.message).toContain('its link to the next page has no address');
		await node.close();
	},
);

/** The first page of lists in the sandbox, with a different relation in the link to the next one. */
async function fetchFirst(sandbox: Awaited<ReturnType<typeof connectV1>>['sandbox'], rel: string) {
	const { apiKey, username, password, baseUrl } = sandbox.constantContactV1.credentials;
	const login = Buffer.from(`${apiKey}%${username}:${password}`).toString('base64');
	const response = await fetch(`${baseUrl}/ws/customers/${username}/lists`, {
		headers: { authorization: `Basic ${login}` },
	});
	const page = await response.text();
	expect(page).toContain('rel="next"');
	return {
		kind: 'status' as const,
		status: 200,
		headers: { 'content-type': 'application/atom+xml' },
		body: page.replace('rel="next"', `rel="${rel}"`),
	};
}

it.each(['next', 'Next', 'NEXT', IANA])('a link of V3 may be named %j', async (name) => {
	const node = await connectV3();
	const record = (label: string) => ({ list_id: label, name: label, favorite: false });
	const page = (body: object) => ({
		kind: 'status' as const,
		status: 200,
		headers: { 'content-type': 'application/json' },
		body,
	});
	const links = { _links: { [name]: { href: '/v3/contact_lists?cursor=b' } } };
	node.sandbox.faults.add({ times: 1, do: page({ lists: [record('a')], ...links }) });
	node.sandbox.faults.add({ times: 1, do: page({ lists: [record('b')] }) });
	const { error, json } = await node.run('contactList', 'getAll', { returnAll: true });
	expect(error).toBeUndefined();
	expect(json.map(({ name: listName }) => listName)).toEqual(['a', 'b']);
	await node.close();
});
