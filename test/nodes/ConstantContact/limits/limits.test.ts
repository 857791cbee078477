import type { IDataObject } from 'n8n-workflow';

import { campaignWith } from '../campaign/campaigns';
import { connectNode, type ConnectedNode } from '../setup';
import { emailOf, nextName, SENDINGS, type Sending, type Stock } from './sendings';
import { readLimits } from './specification';

/** Models used only in responses. */
const RESPONSES = [
	...['Customer', 'AccountEmails', 'AccountEmailCreateResponse'],
	...['EmailAddress', 'PhoneNumber', 'StreetAddress', 'ContactResource', 'ContactXrefs'],
	...['CustomFieldChoice', 'CustomField', 'CustomFields', 'ListXrefs', 'SegmentDetail'],
	...['EmailCampaigns', 'EmailCampaign'],
];

/** Values that the node never sends, or never above the limit, with the reason. */
const NEVER: Array<[RegExp, string]> = [
	[/^ContactsExport\.contact_ids$/, 'exports are of lists, tags, a segment or all'],
	[
		/^JsonImportContact\.(phone|street2?|city|state|zip|country)$/,
		'columns are sent with the kind of phone or address',
	],
	[/\.anniversary$/, 'a day has ten characters'],
	[/^Contact(Put|Post)Request\.(phone_numbers|street_addresses)$/, 'see the tests of contacts'],
	[/^Contact(Put|Post)Request\.notes$/, 'one note is sent, with a new contact'],
	[/^CustomFieldRequest\.type$/, 'one of a list'],
	[/^EmailCampaignActivity\.document_properties\./, 'stays as it is'],
];

const reasonOf = (property: string) => NEVER.find(([pattern]) => pattern.test(property))?.[1];

const limits = readLimits().filter(
	({ property }) => !RESPONSES.includes(property.split('.')[0] ?? ''),
);
const sent = limits.filter(({ property }) => reasonOf(property) === undefined);

let node: ConnectedNode;
let stock: Stock;

beforeAll(async () => {
	node = await connectNode({
		// Bulk activities end at once.
		constantContactV3: { campaigns: 13, initializedMs: 0, processingMs: 0 },
	});
});
afterAll(async () => await node.close());

/** A new account each time, because contacts fill up. */
beforeEach(async () => {
	stock = await makeStock();
});

async function makeMany(resource: string, key: string): Promise<string[]> {
	const names = Array.from({ length: 51 }, () => ({ name: nextName(12) }));
	const { json } = await node.run(resource, 'create', { name: '={{ $json.name }}' }, names);
	return json.map((record) => String(record[key]));
}

let lists: string[] | undefined;
let tags: string[] | undefined;
let customFields: string[] | undefined;
let selectFields: string[] | undefined;

async function makeFields(): Promise<string[]> {
	const labels = Array.from({ length: 51 }, (_, at) => ({ label: at === 0 ? 'Motto' : `F${at}` }));
	const { json } = await node.run(
		'customField',
		'create',
		{ label: '={{ $json.label }}', type: 'string' },
		labels,
	);
	return json.map(({ custom_field_id: id }) => `cf:${String(id)}`);
}

async function makeSelect(): Promise<string> {
	const { json } = await node.run('customField', 'create', {
		label: nextName(12),
		type: 'single_select',
		choices: 'Own',
	});
	return String(json[0]?.custom_field_id);
}

async function makeStock(): Promise<Stock> {
	lists ??= await makeMany('contactList', 'list_id');
	tags ??= await makeMany('tag', 'tag_id');
	customFields ??= await makeFields();
	selectFields ??= [await makeSelect(), await makeSelect()];
	const { campaign, activity } = campaignWith(node, 'DRAFT');
	return {
		lists,
		tags,
		customFields,
		contact: node.account.putContact({ email: emailOf(40) }).id,
		list: lists[0]!,
		tag: tags[50]!,
		customField: customFields[0]!,
		selectFields,
		campaign: campaign.id,
		activity: activity.id,
	};
}

const plainText = (length: number) => 'x'.repeat(length);

/** Runs the operation with this many characters or entries. */
async function send(sending: Sending, count: number) {
	const { resource, operation, parameters, items, entries, text = plainText } = sending;
	const value = entries === undefined ? text(count) : '';
	const all = entries?.(count, stock) ?? [];
	node.sandbox.log.clear();
	const result = await node.run(
		resource,
		operation,
		{ ...parameters(value, all, stock) },
		items?.(value) ?? [{}],
	);
	return { ...result, value, entries: all };
}

/** Requests that write. */
const writes = () => node.sandbox.log.entries.filter(({ method }) => method !== 'GET');

/** The value at a path in a body; a key may itself contain a dot. */
function parentOf(body: unknown, path: string): [parent: IDataObject, key: string] {
	const keys = path.split('.');
	const key = keys.pop() ?? '';
	const parent = keys.reduce<unknown>((value, one) => (value as IDataObject)[one], body);
	return [parent as IDataObject, key];
}

const valueAt = (body: unknown, path: string): unknown => {
	const [parent, key] = parentOf(body, path);
	return parent[key];
};

/** Resends a request of the node with one more character or entry. */
async function sendMore(sending: Sending, most: number): Promise<Response> {
	const { method, path, body } = writes().at(-1)!;
	const changed = structuredClone(body) as IDataObject;
	const [parent, key] = parentOf(changed, sending.at);
	const value = parent[key];
	if (Array.isArray(value)) {
		const more = sending.entries?.(most + 1, stock) ?? [];
		const extra = typeof value[0] === 'string' ? more.at(-1) : (value.at(-1) as object);
		parent[key] = [...(value as unknown[]), extra] as never;
	} else parent[key] = (sending.text ?? plainText)(most + 1);
	const { baseUrl, accessToken } = node.account.credentials;
	return await fetch(`${baseUrl}${path.replace(/^\/v3/, '')}`, {
		method,
		headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
		body: JSON.stringify(changed),
	});
}

/** The errors that an activity reports for its rows. */
async function faultsOf(response: Response): Promise<string[]> {
	const { activity_id: id } = (await response.json()) as IDataObject;
	const options = { checkEvery: 0.1 };
	for (;;) {
		const { json } = await node.run('activity', 'get', {
			activity: { __rl: true, mode: 'id', value: id as string },
		});
		if (json[0]?.state === 'completed') return (json[0].activity_errors ?? []) as string[];
		await new Promise((resolve) => setTimeout(resolve, options.checkEvery * 1000));
	}
}

it('of the specification are all here, and those that are left out exist', () => {
	expect(limits.length).toBeGreaterThan(120);
	expect(Object.keys(SENDINGS).sort()).toEqual(sent.map(({ property }) => property).sort());
	for (const [pattern] of NEVER) {
		expect(limits.map(({ property }) => property).filter((one) => pattern.test(one))).not.toEqual(
			[],
		);
	}
});

describe.each(sent.map(({ property, most, unit }) => [property, most, unit] as const))(
	'%s, at most %i %s',
	(property, most) => {
		const sending = SENDINGS[property]!;

		it(
			sending.isSplit ? 'is sent in several requests' : 'is checked before anything is sent',
			async () => {
				const { error, entries } = await send(sending, most + 1);
				if (sending.isSplit) {
					const parts = writes().map(({ body }) => valueAt(body, sending.at) as string[]);
					expect(error).toBeUndefined();
					expect(parts.map(({ length }) => length)).toEqual([most, 1]);
					expect(parts.flat()).toEqual(entries);
					return;
				}
				expect(writes()).toEqual([]);
				const said = `${String(error?.message)} ${String(error?.description)}`;
				if (sending.neverValid === undefined) expect(said).toMatch(new RegExp(`\\b${most}\\b`));
				else expect(error).toBeDefined();
			},
		);

		if (sending.neverValid !== undefined) return;

		it('is sent whole, and the service takes no more', async () => {
			const { error, value, entries } = await send(sending, most);
			expect(error).toBeUndefined();
			const arrived = valueAt(writes().at(-1)?.body, sending.at);
			if (Array.isArray(arrived)) expect(arrived).toHaveLength(entries.length);
			else expect(arrived).toBe(value);
			const response = await sendMore(sending, most);
			if (sending.refusedBy === 'activity') {
				expect((await faultsOf(response)).join()).toMatch(new RegExp(`\\b${most}\\b`));
			} else expect(response.status).toBe(400);
		});
	},
);
