import type { INodeParameters } from 'n8n-workflow';

import { connectNode as connectV3 } from './ConstantContact/setup';
import { connectNode as connectV1 } from './ConstantContactLegacy/setup';
import { connectNode as connectV2 } from './ConstantContactLegacyV2/setup';
import { connectNode as connectHub } from './ContactHub/setup';

const MISSING = '={{ $json.missing }}';
const id = (value: string) => ({ __rl: true, mode: 'id', value });
const mapped = (value: object) => ({
	mappingMode: 'defineBelow',
	value: value as never,
	schema: [],
	matchingColumns: [],
	attemptToConvertTypes: false,
	convertFieldsToString: false,
});

interface Run {
	error?: { message: string; description?: string | null };
	json: unknown[];
}

/** Expects the message to name the fields whose expressions returned nothing, and nothing to be sent. */
function expectNamed({ error, json }: Run, requests: string[], message: string): void {
	expect(json).toEqual([]);
	expect(error?.message).toContain(message);
	expect(error?.description).toMatch(/^Check the expressions?, and the incoming data\. /);
	expect(requests).toEqual([]);
}

it.each([
	[
		'customer',
		'create',
		{ customerFields: mapped({ 'base.firstName': MISSING, 'base.lastName': MISSING }) },
		"The customer is empty: the expressions of 'base.firstName', 'base.lastName' return nothing",
	],
	[
		'customer',
		'update',
		{ customer: id('1'), customerFields: mapped({ 'base.firstName': MISSING }) },
		"There is nothing to update: the expression of 'base.firstName' returns nothing",
	],
	[
		'event',
		'update',
		{ eventId: '1', updateFields: { properties: MISSING } },
		"There is nothing to update: the expression of 'Properties (JSON)' returns nothing",
	],
	[
		'education',
		'update',
		{ customer: id('1'), record: id('2'), updateFields: { schoolName: MISSING } },
		"There is nothing to update: the expression of 'School Name' returns nothing",
	],
])(
	'ContactHub names fields that are empty: %s.%s',
	async (resource, operation, parameters, text) => {
		const node = await connectHub();
		const run = await node.run(resource, operation, parameters as unknown as INodeParameters, [
			{ a: 1 },
		]);
		expectNamed(run, node.requests(), text);
		await node.close();
	},
);

it.each([
	[
		'contact',
		'update',
		{ contact: id('1'), contactFields: mapped({ first_name: MISSING, notes: '' }) },
		"There is nothing to update: the expression of 'first_name' returns nothing",
	],
	[
		'campaign',
		'update',
		{
			campaign: id('1'),
			updateFields: { greetingString: MISSING },
			messageFooter: { organizationCity: MISSING },
		},
		"There is nothing to update: the expressions of 'Greeting String', 'Organization City' return nothing",
	],
	[
		'account',
		'update',
		{ updateFields: { city: MISSING, phone: '' } },
		"There is nothing to update: the expression of 'City' returns nothing",
	],
])(
	'version 2 names fields that are empty: %s.%s',
	async (resource, operation, parameters, text) => {
		const node = await connectV2();
		const run = await node.run(resource, operation, parameters as unknown as INodeParameters, [
			{ a: 1 },
		]);
		expectNamed(run, node.requests(), text);
		await node.close();
	},
);

it('version 1 names fields that are empty', async () => {
	const node = await connectV1();
	const parameters = { contact: id('1'), contactFields: mapped({ first_name: MISSING }) };
	const run = await node.run('contact', 'update', parameters, [{ a: 1 }]);
	const text = "There is nothing to update: the expression of 'first_name' returns nothing";
	expectNamed(run, node.requests(), text);
	await node.close();
});

it.each([
	[
		'contact',
		'update',
		{
			contact: id('2d0e3d3c-9d6c-11ee-8a57-fa163e595409'),
			contactFields: mapped({ first_name: MISSING }),
		},
		"There is nothing to update: the expression of 'first_name' returns nothing",
	],
	[
		'contact',
		'create',
		{ contactFields: mapped({ email_address: MISSING, city: 'Rome' }) },
		"'SMS Number' are empty: the expression of 'email_address' returns nothing",
	],
	[
		'tag',
		'update',
		{ tag: id('2d0e3d3c-9d6c-11ee-8a57-fa163e595409'), name: MISSING },
		"'Name' is empty: its expression returns nothing",
	],
])(
	'version 3 names fields that are empty: %s.%s',
	async (resource, operation, parameters, text) => {
		const node = await connectV3();
		const { error, json } = await node.run(
			resource,
			operation,
			parameters as unknown as INodeParameters,
			[{ a: 1 }],
		);
		expect(json).toEqual([]);
		expect(error?.message).toContain(text);
		await node.close();
	},
);

it('leaves the message as it was where fields were left empty by hand, or are filled in by an agent', async () => {
	const node = await connectV2();
	for (const city of ['', "={{ $fromAI('city') }}"]) {
		const run = await node.run('account', 'update', { updateFields: { city } }, [{ a: 1 }]);
		expect(run.error?.message).toContain('There is nothing to update [item 0]');
	}
	await node.close();
});

it('names no more than five fields', async () => {
	const node = await connectV2();
	const names = ['addressLine1', 'addressLine2', 'city', 'email', 'firstName', 'lastName', 'phone'];
	const updateFields = Object.fromEntries(names.map((name) => [name, MISSING]));
	const run = await node.run('account', 'update', { updateFields }, [{ a: 1 }]);
	expect(run.error?.message).toContain("'First Name' and 2 more return nothing");
	await node.close();
});
