import { ConstantContactLegacy } from '../../nodes/ConstantContactLegacy/ConstantContactLegacy.node';
import { contactFields } from '../../nodes/ConstantContactLegacy/contact/contactFields';
import { resources } from '../../nodes/ConstantContactLegacy/resources';
import type { JsonSchema } from '../../nodes/kit';
import { getSection } from './pages';

/** Everything listed in the client's own documentation, in order; activities by type. */
const CONTRACT = [
	'verify_credentials',
	'InvalidUsernameException',
	'get_contact_lists',
	'get_contact_list',
	'get_contact_list_members',
	'create_contact_list',
	'update_contact_list',
	'delete_contact_list',
	'get_contacts',
	'get_contact',
	'create_contact',
	'update_contact',
	'delete_contact',
	'get_contact_events',
	'get_campaigns',
	'get_campaign',
	'get_campaign_events',
	'get_activities',
	'get_activity',
	'create_activity SV_ADD',
	'create_activity REMOVE_CONTACTS_FROM_LISTS',
	'create_activity CLEAR_CONTACTS_FROM_LISTS',
	'create_activity EXPORT_CONTACTS',
];

/** The client's constants, and its activity types that add contacts. */
const CONSTANTS = [
	'EVENTS_BOUNCES',
	'EVENTS_CLICKS',
	'EVENTS_FORWARDS',
	'EVENTS_OPENS',
	'EVENTS_OUT_OUTS',
	'EVENTS_SENDS',
	'CAMPAIGNS_ALL',
	'CAMPAIGNS_DRAFT',
	'CAMPAIGNS_RUNNING',
	'CAMPAIGNS_SENT',
	'CAMPAIGNS_SCHEDULED',
	'ADD_CONTACTS',
	'ADD_CONTACT_DETAIL',
	'SV_ADD',
];

const ACTIVITY_KEYS = [
	'id updated type status errors file_name transaction_count',
	'run_start_time run_finish_time insert_time',
].join(' ');

/** The keys that the client returned, by the operation that now returns them. */
const KEYS = {
	'Contact List: Get Many': 'id name updated',
	'Contact List: Get': 'id name updated opt_in_default short_name sort_order',
	'Contact List: Get Members': 'id name email_address updated',
	'Contact: Get Many': 'id email_address email_type name opt_in_source updated',
	'Contact: Get': [
		'id updated status email_address email_type name first_name middle_name last_name job_title',
		'company_name home_phone work_phone addr1 addr2 addr3 city state_code state_name country_code',
		'country_name postal_code sub_postal_code note custom_field1 custom_field15 contact_lists',
	].join(' '),
	'Campaign: Get Many': 'id name status date updated',
	'Campaign: Get': [
		'id updated status name date last_edit_date last_run_date sent opens clicks bounces forwards',
		'opt_outs spam_reports contact_lists urls',
	].join(' '),
	'Activity: Get Many': ACTIVITY_KEYS,
	'Activity: Get': ACTIVITY_KEYS,
};

const section = getSection('docs/migration.md', 'From the Constant Contact Python client (v1)');

/** Rows of the table below its header: method, operation, differences. */
const lines = section
	.split('\n')
	.filter((line) => line.startsWith('|'))
	.slice(2)
	.map((line) =>
		line
			.split('|')
			.slice(1, -1)
			.map((cell) => cell.trim()),
	);

const outputs = new Map<string, JsonSchema>(
	resources.flatMap((resource) =>
		resource.operations.map(({ name, output }) => [`${resource.name}: ${name}`, output] as const),
	),
);

const operations = [...outputs.keys()];

const { properties } = new ConstantContactLegacy().description;

/** The labels of all parameters of an operation, including those in collections. */
function labelsOf(name: string): string[] {
	return resources.flatMap((resource) =>
		resource.operations
			.filter((operation) => `${resource.name}: ${operation.name}` === name)
			.flatMap((operation) => {
				const shown = properties.filter(
					({ displayOptions: { show } = {} }) =>
						show?.resource?.includes(resource.value) && show.operation?.includes(operation.value),
				);
				return [...JSON.stringify(shown).matchAll(/"displayName":"([^"]+)"/g)].map(
					([, label]) => label as string,
				);
			}),
	);
}

/** A cell without code formatting. */
function proseOf(cell: string): string {
	return cell.replace(/`[^`]*`/g, '');
}

/** `create_activity(type='SV_ADD', ...)` -> `create_activity SV_ADD`. */
function nameOf(cell: string): string {
	const [, name = '', type] = /^`(\w+)(?:\(type='(\w+)')?/.exec(cell) ?? [];
	return type === undefined ? name : `${name} ${type}`;
}

it('there is a line for everything that the client could do', () => {
	expect(lines.map(([client = '']) => nameOf(client))).toEqual(CONTRACT);
});

it.each(lines)('%s is an operation of the node: %s', (_client, operation, difference) => {
	expect(operations).toContain(operation);
	expect(difference).not.toBe('');
});

it('the operations that are named beside them exist', () => {
	const names = new Set([...operations, ...operations.map((name) => name.split(': ')[1])]);
	const named = lines.flatMap(([, , difference = '']) =>
		[...proseOf(difference).matchAll(/_([^_]+)_/g)].map(([, name]) => name),
	);
	expect(named.filter((name) => !names.has(name))).toEqual([]);
	expect(named.length).toBeGreaterThan(0);
});

it.each(lines)(
	'%s: the parameters of %s that are named exist',
	(_client, operation, difference) => {
		const fields = contactFields.map(({ label }) => label);
		const labels = [...labelsOf(operation as string), ...fields];
		const named = [...proseOf(difference as string).matchAll(/'([A-Z][^']*)'/g)].map(
			([, label]) => label as string,
		);
		expect(named.filter((label) => !labels.includes(label))).toEqual([]);
	},
);

it.each(Object.entries(KEYS))('%s returns the keys that the client had', (operation, keys) => {
	const { properties: returned = {} } = outputs.get(operation) ?? {};
	expect(keys.split(' ').filter((key) => !(key in returned))).toEqual([]);
});

it.each(CONSTANTS)('the constant %s is explained', (constant) => {
	expect(section).toMatch(new RegExp(`\\b${constant}\\b`));
});

it('the connection becomes the credential', () => {
	expect(section).toContain('`CTCTConnection(api_key, username, password)`');
});
