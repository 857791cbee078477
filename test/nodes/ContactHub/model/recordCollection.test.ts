import { recordCollection } from '../../../../nodes/ContactHub/model/recordCollection';
import { refusal } from '../../../support';

const collection = recordCollection({
	displayName: 'Subscription',
	description: 'What is subscribed to',
	fields: [
		{ path: 'type', label: 'Type', kind: 'choice', options: [{ name: 'High', value: 'HIGH' }] },
		{ path: 'start.date', label: 'Start Date', kind: 'date', description: 'When it began' },
		{ path: 'end', label: 'End', kind: 'dateTime' },
		{ path: 'mail', label: 'Email', kind: 'email' },
		{ path: 'isActive', label: 'Is Active', kind: 'boolean' },
		{ path: 'year', label: 'Year', kind: 'integer' },
		{ path: 'price', label: 'Price', kind: 'number' },
		{ path: 'tags', label: 'Tags', kind: 'json' },
		{ path: 'name', label: 'Name', kind: 'text' },
		{ path: 'preferences', label: 'Preferences', kind: 'keyValuePairs' },
		{ path: 'open', label: 'Open', kind: 'choice' },
		{ path: 'none', label: 'None', kind: 'choice', options: [] },
	],
});
const read = (raw: unknown) => collection.read(raw, { label: 'Subscription' } as never);

it('is shown as a collection of optional fields, sorted by what they are called', () => {
	const { options, ...shown } = collection.property;
	expect(shown).toEqual({
		displayName: 'Subscription',
		description: 'What is subscribed to',
		type: 'collection',
		default: {},
		placeholder: 'Add Field',
	});
	expect(options?.map((option) => 'displayName' in option && option.displayName)).toEqual([
		'Email',
		'End',
		'Is Active',
		'Name',
		'None',
		'Open',
		'Preferences',
		'Price',
		'Start Date',
		'Tags',
		'Type',
		'Year',
	]);
});

it.each([
	['mail', { type: 'string', default: '', placeholder: 'e.g. name@example.com' }],
	['end', { type: 'dateTime', default: '' }],
	['isActive', { type: 'boolean', default: false }],
	['year', { type: 'number', default: 0 }],
	['price', { type: 'number', default: 0 }],
	['tags', { type: 'json', default: '' }],
	['name', { type: 'string', default: '' }],
	['open', { type: 'string', default: '' }],
	['none', { type: 'options', default: '', options: [] }],
	['type', { type: 'options', default: 'HIGH', options: [{ name: 'High', value: 'HIGH' }] }],
	['start_date', { type: 'dateTime', default: '', description: 'When it began' }],
])('shows %s as %j', (name, shown) => {
	const option = collection.property.options?.find((candidate) => candidate.name === name);
	expect(option).toEqual({ displayName: expect.any(String) as string, name, ...shown });
});

it('shows pairs as a list of a key and a value each', () => {
	const option = collection.property.options?.find(({ name }) => name === 'preferences');
	const text = { type: 'string', default: '' };
	expect(option).toEqual({
		displayName: 'Preferences',
		name: 'preferences',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Pair',
		default: {},
		options: [
			{
				displayName: 'Pair',
				name: 'pair',
				values: [
					{ displayName: 'Key', name: 'key', ...text },
					{ displayName: 'Value', name: 'value', ...text },
				],
			},
		],
	});
});

it('reads what was filled in, at its place in the record', () => {
	expect(
		read({
			type: 'HIGH',
			start_date: '2020-05-06T10:00:00Z',
			year: '7',
			isActive: false,
			preferences: { pair: [{ key: 'a', value: 1 }] },
			unknown: 1,
		}),
	).toEqual({
		type: 'HIGH',
		start: { date: '2020-05-06' },
		year: 7,
		isActive: false,
		preferences: [{ key: 'a', value: '1' }],
	});
});

it('leaves out what is empty', () => {
	expect(read({ name: ' ', year: null, preferences: { pair: [] }, tags: {} })).toEqual({});
	expect(read(undefined)).toEqual({});
	expect(read('none')).toEqual({});
});

it('refuses a value of another kind', () => {
	expect(refusal(() => read({ type: 'LOW' }))).toEqual(["'Type' is 'LOW'", 'Use one of: HIGH.']);
	expect(refusal(() => read({ tags: { pair: 1 } }))[0]).toBe(`'Tags' is {"pair":1}`);
});
