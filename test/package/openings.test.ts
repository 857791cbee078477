import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { ownNodes } from './entries';

/** The default in a resource's menu of operations; the first line is the node's default resource. */
const OPENINGS: Record<string, string[]> = {
	ConstantContact: [
		'contact: upsert',
		'abTest: create',
		'account: get',
		'activity: importContacts',
		'automation: getAll',
		'campaign: getAll',
		'campaignActivity: get',
		'campaignReport: getSummaries',
		'contactList: getAll',
		'contactReport: getActivities',
		'customField: getAll',
		'emailAddress: getAll',
		'event: getAll',
		'landingPageReport: getContacts',
		'legacyId: getCampaignIds',
		'registration: getAll',
		'resend: create',
		'segment: getAll',
		'smsReport: getSummaries',
		'socialPost: create',
		'table: replicate',
		'tag: getAll',
	],
	ConstantContactLegacy: [
		'contact: upsert',
		'account: verify',
		'activity: addContacts',
		'campaign: getAll',
		'campaignEvent: getAll',
		'campaignSchedule: getAll',
		'contactEvent: getAll',
		'contactList: getAll',
		'emailAddress: getAll',
		'event: getAll',
		'registrant: getAll',
	],
	ConstantContactLegacyV2: [
		'contact: upsert',
		'account: get',
		'activity: addContacts',
		'campaign: getAll',
		'campaignSchedule: getAll',
		'campaignTracking: getAll',
		'contactList: getAll',
		'contactTracking: getAll',
		'emailAddress: getAll',
		'event: getAll',
		'library: getInfo',
		'libraryFile: getAll',
		'libraryFolder: getAll',
		'libraryTrash: getAll',
		'registrant: getAll',
		'table: replicate',
	],
	ContactHub: [
		'customer: upsert',
		'change: getAll',
		'education: getAll',
		'event: getAll',
		'job: getAll',
		'like: getAll',
		'session: getAll',
		'subscription: getAll',
		'workspace: getEventTypes',
	],
};

const DESTRUCTIVE = /^(clear|delete|empty|remove|replace|unsubscribe)/i;

const valuesOf = ({ options = [] }: INodeProperties) =>
	(options as INodePropertyOptions[]).map(({ value }) => String(value));

const withOperations = ownNodes().filter(({ nodeType }) => nodeType.execute !== undefined);

describe.each(withOperations)('$className', ({ className, nodeType }) => {
	const { properties } = nodeType.description;
	const resource = properties.find(({ name }) => name === 'resource');
	const menus = properties.filter(({ name }) => name === 'operation');
	const openings = menus.map((menu) => ({
		resource: String(menu.displayOptions?.show?.resource?.[0]),
		operation: String(menu.default),
		offered: valuesOf(menu),
	}));

	it('opens with what most people want', () => {
		const lines = openings.map((one) => `${one.resource}: ${one.operation}`);
		const first = lines.filter((line) => line.startsWith(`${String(resource?.default)}: `));
		expect([...first, ...lines.filter((line) => !first.includes(line))]).toEqual(
			OPENINGS[className],
		);
	});

	it('never opens with what destroys something', () => {
		expect(openings.filter(({ operation }) => DESTRUCTIVE.test(operation))).toEqual([]);
	});

	it('opens with what its menus offer', () => {
		expect(valuesOf(resource as INodeProperties)).toContain(resource?.default);
		for (const { operation, offered } of openings) expect(offered).toContain(operation);
	});
});

/** All operations of the nodes that destroy something; a package of one vendor has some of them. */
const KNOWN = [
	'clearLists',
	'delete',
	'deleteContacts',
	'deleteCustomFields',
	'deleteLists',
	'deleteTags',
	'empty',
	'removeContacts',
	'removeFromList',
	'removeFromLists',
	'removeTag',
	'removeTags',
	'replace',
	'unsubscribe',
];

it('takes no harmless operation for a destructive one, and the other way round', () => {
	const menus = withOperations.flatMap(({ nodeType }) =>
		nodeType.description.properties.filter(({ name }) => name === 'operation').flatMap(valuesOf),
	);
	const all = [...new Set(menus)].sort();
	const destructive = all.filter((name) => DESTRUCTIVE.test(name));
	expect(destructive).toEqual(all.filter((name) => KNOWN.includes(name)));
	expect(destructive).toContain('delete');
});
