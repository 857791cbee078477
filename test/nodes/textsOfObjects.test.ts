import { connectNode as connectV3 } from './ConstantContact/setup';
import { connectNode as connectV1 } from './ConstantContactLegacy/setup';
import { connectNode as connectV2 } from './ConstantContactLegacyV2/setup';
import { connectNode } from './ContactHub/setup';

const WORDS =
	/has '\[object Object\]' in its text, which is what an object becomes when it is converted to text/;
const mapped = (value: object) => ({
	mappingMode: 'defineBelow',
	value: value as never,
	schema: [],
	matchingColumns: [],
	attemptToConvertTypes: false,
	convertFieldsToString: false,
});
const automatic = { ...mapped({}), mappingMode: 'autoMapInputData', value: null };
const inObject = '=Dear {{ $json.person }}';
const person = { person: { name: 'Ann' } };

interface Run {
	error?: { message: string; description?: string | null };
	json: unknown[];
}

/** Expects nothing to be sent, and the message to say what is wrong. */
function expectRefusal({ error, json }: Run, requests: string[]): void {
	expect(json).toEqual([]);
	expect(error?.message).toMatch(WORDS);
	expect(error?.description).toContain('Name the field of the object');
	expect(requests.filter((line) => !line.startsWith('GET '))).toEqual([]);
}

it.each([
	['customer', 'create', { customerFields: mapped({ 'base.firstName': inObject }) }, person],
	['customer', 'upsert', { customerFields: mapped({ extra: inObject }) }, person],
	['customer', 'create', { customerFields: automatic }, { firstName: 'Dear [object Object]' }],
	[
		'event',
		'create',
		{
			assignTo: 'externalId',
			externalId: 'x',
			eventType: 'viewedPage',
			specifyProperties: 'json',
			propertiesJson: '={ "title": "Page of {{ $json.person }}" }',
		},
		person,
	],
	['education', 'create', { additionalFields: { schoolName: inObject } }, person],
])('ContactHub writes no object as text: %s.%s', async (resource, operation, parameters, item) => {
	const node = await connectNode();
	const [customer] = node.hub.customers();
	const customerId = { __rl: true, mode: 'id', value: customer?.id ?? '' };
	const run = await node.run(
		resource,
		operation,
		{ customer: customerId, ...(parameters as object) },
		[item],
	);
	expectRefusal(run, node.requests());
	await node.close();
});

it.each([
	['contactList', 'create', { name: inObject }, person],
	[
		'contact',
		'create',
		{ contactFields: mapped({ email_address: 'a@example.com', notes: inObject }), lists: ['1'] },
		person,
	],
	['activity', 'addContacts', { lists: ['1'] }, { email: 'a@b.co', first_name: '[object Object]' }],
])('version 2 writes no object as text: %s.%s', async (resource, operation, parameters, item) => {
	const node = await connectV2();
	const run = await node.run(resource, operation, parameters, [item]);
	expectRefusal(run, node.requests());
	await node.close();
});

it('version 1 writes no object as text', async () => {
	const node = await connectV1();
	const run = await node.run('contactList', 'create', { name: inObject }, [person]);
	expectRefusal(run, node.requests());
	await node.close();
});

it('V3 writes no object as text', async () => {
	const node = await connectV3();
	const run = await node.run('tag', 'create', { name: inObject }, [person]);
	expectRefusal(run, node.requests());
	await node.close();
});

it('what was written by hand is meant', async () => {
	const node = await connectNode();
	const query =
		'{"type":"simple","are":{"condition":{"type":"atomic","attribute":"extra","operator":"EQUALS","value":"[object Object]"}}}';
	const { error } = await node.run('customer', 'getAll', { queryMode: 'json', queryJson: query });
	expect(error).toBeUndefined();
	await node.close();
});

it.each(['={{ $json.missing }}.csv', '=customers-{{ $json.missing }}.csv'])(
	'a file has no name if its expression returns nothing: %s',
	async (fileName) => {
		const node = await connectNode();
		const { error, json } = await node.run('customer', 'getAll', {
			output: 'file',
			listOptions: { fileName },
		});
		expect(json).toEqual([]);
		expect(error?.message).toContain(
			"'File Name' consists only of the text around an expression that returns nothing",
		);
		expect(node.requests()).toEqual([]);
		await node.close();
	},
);
