import { automatic, byId, connectNode, manual, type ConnectedNode } from '../setup';

let node: ConnectedNode;

beforeAll(async () => {
	node = await connectNode({ contactHub: { customers: 0, events: 0 } });
});
afterAll(async () => await node.close());
beforeEach(() => node.sandbox.log.clear());

const EMAIL = 'Use one address, e.g. ann@example.com.';
const DATE = 'Use a date such as 2026-05-31 or 2026-05-31T14:30:00Z.';
const ZONE = 'Use an area and a city, e.g. Europe/Rome.';
const LOCALE = 'Use language and country, e.g. it_IT.';
const URL_TEXT = 'Use a whole address, e.g. https://example.com/a.jpg.';
const NUMBER = 'Enter a number, with a point for decimals.';
const FLAG = 'Use true or false.';
const LIST = 'Enter a list in JSON, e.g. [{"id": "1"}].';

describe('customer: invalid values', () => {
	it.each([
		['base.contacts.email', 'ann', "'Email' is 'ann'", EMAIL],
		['base.contacts.email', 'a@b', "'Email' is 'a@b'", EMAIL],
		[
			'base.contacts.email',
			'a@b.com, c@d.com',
			"'Email' is 'a@b.com, c@d.com'",
			'Enter a single address',
		],
		['base.contacts.email', 'Ann <a@b.com>', "'Email' is 'Ann <a@b.com>'", 'without the name'],
		['base.dob', '31/05/1985', "'Date of Birth' isn't a date: '31/05/1985'", 'the year first'],
		['base.dob', '1985-02-30', "'Date of Birth' isn't a date: '1985-02-30'", DATE],
		['base.dob', '1985', "'Date of Birth' isn't a date: '1985'", DATE],
		['base.dob', '12:30', "'Date of Birth' isn't a date: '12:30'", DATE],
		['base.dob', true, "'Date of Birth' isn't a date: true", DATE],
		['consents.disclaimer.date', 'yesterday', "'Disclaimer Date' isn't a date: 'yesterday'", DATE],
		['consents.disclaimer.date', '2024', "'Disclaimer Date' isn't a date: '2024'", DATE],
		[
			'consents.disclaimer.date',
			'2024-01-01T25:00',
			"'Disclaimer Date' isn't a date: '2024-01-01T25:00'",
			DATE,
		],
		['base.timezone', 'UTC', "'Time Zone' is 'UTC'", ZONE],
		['base.timezone', 'GMT', "'Time Zone' is 'GMT'", ZONE],
		['base.timezone', 'Etc/UTC', "'Time Zone' is 'Etc/UTC'", ZONE],
		['base.timezone', 'Europe/Atlantis', "'Time Zone' is 'Europe/Atlantis'", ZONE],
		['base.timezone', '+01:00', "'Time Zone' is '+01:00'", ZONE],
		['base.locale', 'it', "'Locale' is 'it'", LOCALE],
		['base.locale', 'Italian', "'Locale' is 'Italian'", LOCALE],
		['base.pictureUrl', 'www.example.com', "'Picture URL' is 'www.example.com'", URL_TEXT],
		['base.address.geo.lat', '45,4', "'Latitude' is '45,4'", NUMBER],
		['base.address.geo.lon', 'east', "'Longitude' is 'east'", NUMBER],
		[
			'consents.profiling.classic.status',
			'maybe',
			"'Profiling (Classic): Status' is 'maybe'",
			FLAG,
		],
		[
			'consents.softSpam.email.limitation',
			'constructor',
			"'Soft Spam by Email: Limitation' is 'constructor'",
			FLAG,
		],
		['base.jobs', '{"id": "1"}', `'Jobs' is '{"id": "1"}'`, LIST],
		['base.likes', { id: '1' }, `'Likes' is {"id":"1"}`, LIST],
		['base.firstName', ['Ann'], `'First Name' is ["Ann"]`, 'Enter a text.'],
		['tags.manual', [{ a: 1 }], `'Tags' is {"a":1}`, 'Enter a text.'],
	])('%s: %j', async (column, value, message, description) => {
		const items = [{ externalId: 'ok' }, { externalId: 'bad', [column]: value }];
		const { error } = await node.run(
			'customer',
			'create',
			{ customerFields: automatic(), connection: { maxConcurrentRequests: 1 } },
			items,
		);
		expect(error?.message).toBe(`${message} [item 1]`);
		expect(error?.description).toContain(description);
		expect(error?.description).toContain('1 of 2 items was done: item 0.');
		expect(error?.context?.itemIndex).toBe(1);
		expect(node.requests()).toEqual(['POST /customers']);
	});

	it('names the place of a fault in JSON', async () => {
		const { error } = await node.run('customer', 'create', {
			customerFields: manual({ 'base.educations': '[{"id": ]' }),
		});
		expect(error?.message).toMatch(
			/^'Educations' isn't valid JSON: Unexpected token .* \[item 0\]$/,
		);
		expect(node.requests()).toEqual([]);
	});

	it("refuses additional JSON that isn't an object", async () => {
		const { error } = await node.run('customer', 'create', {
			additionalFields: { json: '[1]' },
		});
		expect(error?.message).toBe("'Additional JSON' isn't a JSON object [item 0]");
	});

	it("additional JSON can't change the prototype of objects", async () => {
		const { error } = await node.run('customer', 'create', {
			additionalFields: { json: '{"base": {"firstName": "A"}, "__proto__": {"polluted": 1}}' },
		});
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
		expect(error?.message).toBe("The field name '__proto__' is not allowed [item 0]");
	});
});

describe('customer: values that are accepted', () => {
	it.each([
		['base.dob', '1985-05-31', '1985-05-31'],
		['base.dob', '1985-05-31T23:59:00-10:00', '1985-05-31'],
		['base.dob', '1985-05-31T00:00:00.000+0000', '1985-05-31'],
		['base.dob', '1985-05-31 23:00', '1985-05-31'],
		['base.dob', '19850531', '1985-05-31'],
		['base.timezone', ' Europe/Rome ', 'Europe/Rome'],
		['base.timezone', 'America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
		['base.locale', 'it_IT', 'it_IT'],
		['base.locale', 'zh_hans_CN', 'zh_hans_CN'],
		['base.locale', 'it-IT', 'it_IT'],
		['base.locale', 'EN-gb', 'en_GB'],
		['base.pictureUrl', 'https://example.com/a.jpg', 'https://example.com/a.jpg'],
		['base.firstName', 42, '42'],
		['base.lastName', ' keeps  its blanks within ', 'keeps  its blanks within'],
		['base.jobs', [], []],
		['base.jobs', '[{"id": "1", "isCurrent": true}]', [{ id: '1', isCurrent: true }]],
		['consents.disclaimer.date', 1_700_000_000_000, '2023-11-14T22:13:20.000Z'],
		['consents.disclaimer.date', '2024-03-01T10:00:00.500+0000', '2024-03-01T10:00:00.500Z'],
		['consents.profiling.classic.status', 'No', false],
		['consents.profiling.classic.status', 1, true],
		['tags.manual', 'a,  b ,', ['a', 'b']],
		['tags.manual', ['a, b', 'c'], ['a, b', 'c']],
		['tags.manual', '["a, b", "c"]', ['a, b', 'c']],
	])('%s: %j', async (column, value, expected) => {
		const items = [{ externalId: 'x', [column]: value }];
		await node.run('customer', 'create', { customerFields: automatic() }, items);
		const body = node.onlyRequest().body as object;
		const sent = column
			.split('.')
			.reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], body);
		expect(sent).toEqual(expected);
	});
});

describe('customer: a point', () => {
	const geo = (lat: string | number, lon: string | number) => ({
		'base.address.geo.lat': lat,
		'base.address.geo.lon': lon,
	});

	it.each([
		['-0.5', '9.19', { lat: -0.5, lon: 9.19 }],
		[45.4642, '+9.190', { lat: 45.4642, lon: 9.19 }],
	])('%s and %s are read', async (lat, lon, expected) => {
		const items = [{ externalId: 'x', ...geo(lat, lon) }];
		await node.run('customer', 'create', { customerFields: automatic() }, items);
		expect(node.onlyRequest().body).toMatchObject({ base: { address: { geo: expected } } });
	});

	it.each(['create', 'upsert', 'replace', 'update'])(
		'%s: one coordinate alone is refused before anything is sent',
		async (operation) => {
			const chosen = { customer: byId('b5a2c0e8-1111-4111-8111-000000000001') };
			const points = [
				[45.46, '', 'Latitude', 'Longitude'],
				[' ', '9.19', 'Longitude', 'Latitude'],
			] as const;
			for (const [lat, lon, given, missing] of points) {
				const items = [{ externalId: 'x', ...geo(lat, lon) }];
				const parameters = { ...chosen, customerFields: automatic() };
				const { error } = await node.run('customer', operation, parameters, items);
				expect(error?.message).toContain(`'${given}' is filled in, but '${missing}' is empty`);
				expect(node.requests()).toEqual([]);
			}
		},
	);

	it('a coordinate that is null in JSON counts as empty', async () => {
		const { error } = await node.run('customer', 'create', {
			customerFields: manual({ 'base.firstName': 'Ann' }),
			additionalFields: { json: '{"base": {"address": {"geo": {"lat": 45, "lon": null}}}}' },
		});
		expect(error?.message).toContain("'Latitude' is filled in, but 'Longitude' is empty");
		expect(node.requests()).toEqual([]);
	});
});

describe('customer: the limit of 64 KB', () => {
	const LIMIT = 64 * 1024;
	const write = async (json: object) =>
		await node.run('customer', 'create', { additionalFields: { json: JSON.stringify(json) } });

	it.each(['base', 'extended'])('holds for %s in bytes, not in characters', async (part) => {
		const { error } = await write({ [part]: { firstName: 'è'.repeat(LIMIT / 2) } });
		const bytes = LIMIT + '{"firstName":""}'.length;
		expect(error).toMatchObject({
			message: `'${part}' has ${bytes} bytes; the maximum is ${LIMIT} [item 0]`,
			description: 'Shorten the values in it.',
		});
		expect(node.requests()).toEqual([]);
	});

	it('holds for extra', async () => {
		const { error } = await write({ externalId: 'x', extra: 'x'.repeat(LIMIT + 1) });
		expect(error?.message).toBe(`'extra' has ${LIMIT + 1} bytes; the maximum is ${LIMIT} [item 0]`);
		expect(node.requests()).toEqual([]);
	});

	it('accepts exactly 64 KB', async () => {
		const loyaltyCard = 'x'.repeat(LIMIT - '{"loyaltyCard":""}'.length);
		const { error } = await write({ extended: { loyaltyCard } });
		expect(error).toBeUndefined();
		expect(node.requests()).toEqual(['POST /customers']);
	});
});
