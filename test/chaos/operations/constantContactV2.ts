import type { ConstantContactV2Sandbox } from '../../sandbox';
import {
	byId,
	endOfFile,
	withoutOwnId,
	accountOfAnother,
	form,
	found,
	inDays,
	quickly,
	type Scenario,
	type Scenarios,
} from './scenario';

type Account = ConstantContactV2Sandbox;

/** Parameters for a contact with data and two lists. */
const contact = (account: Account) => {
	const texts = { first_name: 'Ann', home_phone: '0781 555' };
	const { id } = account.putContact({ email: 'ann@chaos.example.com', texts, lists: [1, 3] });
	return { contact: byId(id) };
};

const list = { list: byId(2) };

/** Parameters for a campaign with this status. */
const campaign = (account: Account, status: string) => {
	const record = account.campaigns().find((one) => one.status === status);
	return { campaign: byId(found(record, `campaign that is ${status}`).id) };
};

const withStatus = (status: string): Scenario<Account> => ({
	prepare: (account) => campaign(account, status),
});

/** Parameters for a campaign's schedule. */
const schedule = (account: Account) => {
	const { id, schedules } = found(
		account.campaigns().find((one) => one.schedules.length > 0),
		'scheduled campaign',
	);
	return { campaign: byId(id), schedule: byId(found(schedules[0], 'schedule').id) };
};

const event = (account: Account) => found(account.events()[0], 'event');

const file = (account: Account) => found(account.files().find(inLibrary), 'file').id;
const inLibrary = ({ status }: { status: string }) => status === 'Active';
const folder = (account: Account) =>
	found(
		account.folders().find(({ system }) => !system),
		'folder',
	).id;

/** Parameters for a finished export, which can only be created by a request. */
async function exported(account: Account) {
	const { baseUrl, apiKey, accessToken } = account.credentials;
	await fetch(`${baseUrl}/activities/exportcontacts?api_key=${apiKey}`, {
		method: 'POST',
		headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
		body: JSON.stringify({
			file_type: 'CSV',
			sort_by: 'EMAIL_ADDRESS',
			export_date_added: false,
			export_added_by: false,
			lists: ['1'],
			column_names: ['Email Address'],
		}),
	});
	return { activity: byId(found(account.activities()[0], 'activity').id) };
}

const rows = ['ann', 'bob', 'eve'].map((name) => ({
	email_address: `${name}@chaos.example.com`,
	first_name: name,
}));

/** Lists with several pages. */
const pages = {
	constantContactV2: { contacts: 600, lists: 1, campaigns: 60, recipients: 20, trashFiles: 60 },
};
const all = { returnAll: true };
const allRecords: Scenario<Account> = { prepare: () => all };
const twoPages: Scenario<Account> = { prepare: () => all, server: pages };
/** EventSpot as it was before it was shut down. */
const eventSpot = { constantContactV2: { eventsGone: false, events: 60 } };

/** How to run each operation of the Constant Contact V2 (Legacy) node. */
export const constantContactV2Scenarios: Scenarios<Account> = {
	account: {
		get: {},
		update: {
			prepare: () => ({ updateFields: { phone: '555 0100' } }),
			exceptions: [accountOfAnother],
		},
	},
	activity: {
		addContacts: { prepare: () => ({ lists: ['1', '2'], ...quickly }), items: rows },
		clearLists: { prepare: () => ({ lists: ['1'], ...quickly }) },
		download: { prepare: exported, exceptions: [endOfFile] },
		exportContacts: { prepare: () => ({ ...list, ...quickly }), exceptions: [endOfFile] },
		get: { prepare: exported },
		getAll: {
			prepare: async (account) => {
				await exported(account);
				return all;
			},
		},
		removeContacts: {
			prepare: (account) => {
				contact(account);
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
				fromEmail: byId('joe@flowers.example.com'),
				emailContent: '<html><body><p>Tea</p></body></html>',
				emailTextContent: 'Tea',
			}),
		},
		delete: withStatus('DRAFT'),
		get: withStatus('DRAFT'),
		getAll: twoPages,
		preview: withStatus('DRAFT'),
		sendTest: {
			prepare: (account) => ({
				...campaign(account, 'DRAFT'),
				emailAddresses: 'ann@chaos.example.com',
			}),
		},
		update: {
			prepare: (account) => ({ ...campaign(account, 'DRAFT'), updateFields: { subject: 'New' } }),
		},
	},
	campaignSchedule: {
		create: {
			prepare: (account) => ({ ...campaign(account, 'DRAFT'), scheduledTime: inDays(30) }),
			exceptions: [withoutOwnId],
		},
		delete: { prepare: schedule },
		get: { prepare: schedule },
		getAll: { prepare: (account) => ({ campaign: schedule(account).campaign, ...all }) },
		update: { prepare: (account) => ({ ...schedule(account), scheduledTime: inDays(40) }) },
	},
	campaignTracking: {
		getAll: {
			prepare: (account) => ({ ...campaign(account, 'SENT'), ...all }),
			server: { constantContactV2: { contacts: 520, recipients: 520 } },
		},
		getSummary: withStatus('SENT'),
	},
	contact: {
		addToList: { prepare: (account) => ({ ...contact(account), lists: ['2'] }) },
		create: {
			prepare: () => ({
				contactFields: form({ email_address: 'new@chaos.example.com', first_name: 'New' }),
				lists: ['1'],
			}),
		},
		get: { prepare: contact },
		getAll: twoPages,
		removeFromList: {
			prepare: (account) => ({ ...contact(account), removeFrom: 'some', lists: ['1', '3'] }),
		},
		unsubscribe: { prepare: contact },
		update: {
			prepare: (account) => ({ ...contact(account), contactFields: form({ last_name: 'Berg' }) }),
		},
		upsert: {
			prepare: (account) => {
				contact(account);
				const value = { email_address: 'ann@chaos.example.com', last_name: 'Berg' };
				return { contactFields: form(value), lists: ['1'] };
			},
		},
	},
	contactList: {
		create: { prepare: () => ({ name: 'New' }) },
		delete: { prepare: () => list },
		get: { prepare: () => list },
		getAll: allRecords,
		getMembers: { prepare: () => ({ list: byId(1), ...all }), server: pages },
		update: { prepare: () => ({ ...list, updateFields: { name: 'Renamed' } }) },
	},
	contactTracking: {
		getAll: { prepare: (account) => ({ ...recipient(account), ...all }) },
		getSummary: { prepare: recipient },
		getSummaryByCampaign: { prepare: (account) => ({ ...recipient(account), ...all }) },
	},
	emailAddress: {
		create: { prepare: () => ({ emailAddress: 'new@chaos.example.com' }) },
		getAll: allRecords,
	},
	event: {
		get: { prepare: (account) => ({ event: byId(event(account).id) }), server: eventSpot },
		getAll: { prepare: () => all, server: eventSpot },
	},
	library: { getInfo: {} },
	libraryFile: {
		delete: { prepare: (account) => ({ file: byId(file(account)) }) },
		get: { prepare: (account) => ({ file: byId(file(account)) }) },
		getAll: allRecords,
		getUploadStatus: {
			prepare: (account) => ({ files: [String(file(account))] }),
			exceptions: [
				{
					problem: 'errors that do not name the operation',
					faults: ['Empty body'],
					reason: 'The API returns nothing for files that it does not know; the error says so.',
				},
			],
		},
		move: {
			prepare: (account) => ({
				folder: byId(folder(account)),
				files: [String(file(account))],
			}),
		},
		update: {
			prepare: (account) => ({
				file: byId(file(account)),
				updateFields: { description: 'Red tulips' },
			}),
		},
		upload: {
			prepare: () => ({
				binaryProperty: 'data',
				additionalFields: quickly.activityOptions,
			}),
			file: { content: 'tulips', fileName: 'tulips.jpg', mimeType: 'image/jpeg' },
			exceptions: [
				{
					problem: 'errors that do not name the operation',
					reason:
						'Once the file is uploaded, errors say that it was, and that its status could not be read.',
				},
			],
		},
	},
	libraryFolder: {
		create: { prepare: () => ({ name: 'New' }) },
		delete: { prepare: (account) => ({ folder: byId(folder(account)) }) },
		get: { prepare: (account) => ({ folder: byId(folder(account)) }) },
		getAll: allRecords,
		update: {
			prepare: (account) => ({
				folder: byId(folder(account)),
				updateFields: { name: 'Renamed' },
			}),
		},
	},
	libraryTrash: { empty: {}, getAll: twoPages },
	registrant: {
		get: {
			prepare: (account) => ({
				event: byId(event(account).id),
				registrantId: found(event(account).registrants[0], 'registrant').id,
			}),
			server: eventSpot,
		},
		getAll: {
			prepare: (account) => ({ event: byId(event(account).id), ...all }),
			server: eventSpot,
		},
	},
	table: {
		confirm: {},
		estimate: { prepare: () => ({ tables: ['emailCampaigns'] }) },
		replicate: {
			prepare: () => ({ tables: ['contacts', 'contactLists'], replication: 'full' }),
			server: pages,
		},
	},
};

/** Parameters for a seeded contact who has received emails. */
function recipient(account: Account) {
	const record = account.contacts().next().value as { id: number } | undefined;
	return { contact: byId(found(record, 'contact').id) };
}
