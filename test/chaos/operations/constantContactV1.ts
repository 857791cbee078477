import type { ConstantContactV1Sandbox } from '../../sandbox';
import {
	byId,
	endOfFile,
	withoutOwnId,
	form,
	found,
	inDays,
	quickly,
	type Scenario,
	type Scenarios,
} from './scenario';

type Hub = ConstantContactV1Sandbox;

/** Parameters for a contact with data and two lists. */
const contact = (hub: Hub) => {
	const fields = { FirstName: 'Ann', City: 'Rome' };
	const { id } = hub.putContact({ email: 'ann@chaos.example.com', fields, lists: [1, 3] });
	return { contact: byId(id) };
};

const list = { list: byId(2) };

/** Parameters for a campaign with this status. */
const campaign = (hub: Hub, status: string) => {
	const record = hub.campaigns().find((one) => one.status === status);
	return { campaign: byId(found(record, `campaign that is ${status}`).id) };
};

const withStatus = (status: string): Scenario<Hub> => ({ prepare: (hub) => campaign(hub, status) });

const event = (hub: Hub) => found(hub.events()[0], 'event');

const registrant = (hub: Hub) => ({
	event: byId(event(hub).id),
	registrantId: found(event(hub).registrants[0], 'registrant').id,
});

/** The header that authenticates a request. */
const login = ({ credentials: { apiKey, username, password } }: Hub) =>
	`Basic ${Buffer.from(`${apiKey}%${username}:${password}`).toString('base64')}`;

/** Parameters for a finished export, which can only be created by a request. */
async function exported(hub: Hub) {
	const { username } = hub.credentials;
	const columns = encodeURIComponent('EMAIL ADDRESS');
	await fetch(`${hub.baseUrl}/ws/customers/${username}/activities`, {
		method: 'POST',
		headers: {
			authorization: login(hub),
			'content-type': 'application/x-www-form-urlencoded',
		},
		body:
			'activityType=EXPORT_CONTACTS&fileType=CSV&exportOptDate=false&exportOptSource=false' +
			'&exportListName=false&sortBy=EMAIL_ADDRESS' +
			`&columns=${columns}&listId=${encodeURIComponent(hub.listUri(1))}`,
	});
	return { activity: byId(found(hub.activities()[0], 'activity').id) };
}

const rows = ['ann', 'bob', 'eve'].map((name) => ({
	email_address: `${name}@chaos.example.com`,
	first_name: name,
}));

/** A list with several pages. */
const pages = { constantContactV1: { contacts: 120, lists: 60, campaigns: 60 } };
/** All contacts in one list. */
const members = { constantContactV1: { contacts: 120, lists: 1 } };
const all = { returnAll: true };
const twoPages: Scenario<Hub> = { prepare: () => all, server: pages };

/** How to run each operation of the Constant Contact V1 (Legacy) node. */
export const constantContactV1Scenarios: Scenarios<Hub> = {
	account: {
		verify: {
			exceptions: [
				{
					problem: 'successes with another output',
					faults: ['Status 401'],
					reason: 'A login that is refused is a response: that is what the operation asks.',
				},
			],
		},
	},
	activity: {
		addContacts: { prepare: () => ({ lists: ['1', '2'], ...quickly }), items: rows },
		clearLists: { prepare: () => ({ lists: ['1'], ...quickly }) },
		download: { prepare: exported, exceptions: [endOfFile] },
		exportContacts: { prepare: () => ({ ...list, ...quickly }), exceptions: [endOfFile] },
		get: { prepare: exported },
		getAll: {
			prepare: async (hub) => {
				await exported(hub);
				return all;
			},
		},
		removeContacts: {
			prepare: (hub) => {
				contact(hub);
				return { lists: ['1'], ...quickly };
			},
			items: [{ email_address: 'ann@chaos.example.com' }],
		},
	},
	campaign: {
		create: {
			prepare: () => ({
				name: 'June',
				subject: 'Roses & Tulips',
				fromName: "Joe's Flowers",
				fromEmail: byId(1),
				emailContent: '<html><body><OpenTracking/>Tea</body></html>',
				emailTextContent: '<Text>Tea</Text>',
			}),
		},
		delete: withStatus('Draft'),
		get: withStatus('Draft'),
		getAll: twoPages,
		update: {
			prepare: (hub) => ({ ...campaign(hub, 'Draft'), updateFields: { subject: 'New' } }),
		},
	},
	campaignEvent: {
		getAll: {
			prepare: (hub) => ({ ...campaign(hub, 'Sent'), eventType: 'sends', ...all }),
			server: { constantContactV1: { contacts: 250, recipients: 250 } },
		},
	},
	campaignSchedule: {
		create: {
			prepare: (hub) => ({ ...campaign(hub, 'Draft'), scheduledTime: inDays(30) }),
			exceptions: [withoutOwnId],
		},
		delete: withStatus('Scheduled'),
		getAll: { prepare: (hub) => ({ ...campaign(hub, 'Scheduled'), ...all }) },
	},
	contact: {
		addToList: { prepare: (hub) => ({ ...contact(hub), lists: ['2'] }) },
		create: {
			prepare: () => ({
				contactFields: form({ email_address: 'new@chaos.example.com', first_name: 'New' }),
				lists: ['1'],
			}),
		},
		get: { prepare: contact },
		getAll: { prepare: () => ({ select: 'list', list: byId(1), ...all }), server: members },
		removeFromList: {
			prepare: (hub) => ({ ...contact(hub), removeFrom: 'some', lists: ['3'] }),
		},
		unsubscribe: { prepare: contact },
		update: {
			prepare: (hub) => ({ ...contact(hub), contactFields: form({ last_name: 'Berg' }) }),
		},
		upsert: {
			prepare: (hub) => {
				contact(hub);
				const value = { email_address: 'ann@chaos.example.com', last_name: 'Berg' };
				return { contactFields: form(value), lists: ['1'] };
			},
		},
	},
	contactEvent: {
		getAll: { prepare: (hub) => ({ ...recipient(hub), eventType: 'sends', ...all }) },
		getSummary: { prepare: (hub) => ({ ...recipient(hub), ...all }) },
	},
	contactList: {
		create: { prepare: () => ({ name: 'New' }) },
		delete: { prepare: () => list },
		get: { prepare: () => list },
		getAll: twoPages,
		getMembers: {
			prepare: () => ({ list: byId(1), ...all }),
			server: members,
		},
		update: { prepare: () => ({ ...list, updateFields: { name: 'Renamed' } }) },
	},
	emailAddress: {
		get: { prepare: () => ({ emailAddress: byId(1) }) },
		getAll: { prepare: () => all },
	},
	event: {
		get: { prepare: (hub) => ({ event: byId(event(hub).id) }) },
		getAll: { prepare: () => all },
	},
	registrant: {
		get: { prepare: registrant },
		getAll: { prepare: (hub) => ({ event: byId(event(hub).id), ...all }) },
		updateAttendance: { prepare: (hub) => ({ ...registrant(hub), attendance: 'ATTENDED' }) },
	},
};

/** Parameters for a seeded contact who has received emails. */
function recipient(hub: Hub) {
	const record = hub.contacts().next().value as { id: number } | undefined;
	return { contact: byId(found(record, 'contact').id) };
}
