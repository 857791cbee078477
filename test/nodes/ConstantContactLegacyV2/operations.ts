import type { INodeExecutionData } from 'n8n-workflow';

import { fileItem } from '../../support';
import { form } from '../ConstantContactLegacy/contact/contacts';
import { byId, type ConnectedNode, type Parameters } from './setup';

/** How to run an operation once, with the minimum that it needs. */
export interface SmokeRun {
	/** Parameters that match the account, which may first be prepared for the operation. */
	parameters?: (node: ConnectedNode) => Parameters | Promise<Parameters>;
	/** By default one input item without data. */
	items?: () => INodeExecutionData[] | Promise<INodeExecutionData[]>;
	/** Its requests, each kind once, with `:id` instead of IDs. */
	requests: string[];
}

const CAMPAIGN = '/emailmarketing/campaigns/:id';
const REPORT = `${CAMPAIGN}/tracking/reports/summary`;

const campaign = ({ account }: ConnectedNode, wanted: string) =>
	byId(String(account.campaigns().find(({ status }) => status === wanted)?.id));
const sent = (node: ConnectedNode) => ({ campaign: campaign(node, 'SENT') });
const draft = (node: ConnectedNode) => ({ campaign: campaign(node, 'DRAFT') });
const contact = ({ account }: ConnectedNode) => ({
	contact: byId(String([...account.contacts()].find(({ status }) => status === 'ACTIVE')?.id)),
});
const schedule = ({ account }: ConnectedNode) => {
	const found = account.campaigns().find(({ schedules }) => schedules.length > 0);
	return {
		campaign: byId(String(found?.id)),
		schedule: byId(String(found?.schedules[0]?.id)),
	};
};
const fileId = ({ account }: ConnectedNode) =>
	String(account.files().find(({ status }) => status === 'Active')?.id);
const file = (node: ConnectedNode) => ({ file: byId(fileId(node)) });
const folder = ({ account }: ConnectedNode) => ({
	folder: byId(String(account.folders()[0]?.id)),
});
const event = ({ account }: ConnectedNode) => ({ event: byId(String(account.events()[0]?.id)) });
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

const quickly = { activityOptions: { checkEvery: 0.1 } };
const list = { list: byId('2') };
const person = { contactFields: form({ email_address: 'new@example.com' }), lists: ['1'] };
const rows = () => [{ json: { email_address: 'row@example.com' } }];
const everything = { returnAll: true };

const TABLES = [
	'accountInfo',
	'contactLists',
	'contacts',
	'contactTracking',
	'emailCampaigns',
	'emailCampaignSummary',
	'events',
	'myLibraryFiles',
	'trashFiles',
];

/** A finished export. */
async function exported(node: ConnectedNode): Promise<Parameters> {
	const { json } = await node.run('activity', 'exportContacts', { ...list, ...quickly });
	return { activity: byId(String(json[0]?.id)) };
}

/** Every operation of the JSON API that saved workflows may contain, by resource. */
export const OPERATIONS: Record<string, Record<string, SmokeRun>> = {
	account: {
		get: { requests: ['GET /account/info'] },
		update: {
			parameters: () => ({ updateFields: { phone: '555-1212' } }),
			requests: ['GET /account/info', 'PUT /account/info'],
		},
	},
	emailAddress: {
		create: {
			parameters: () => ({ emailAddress: 'new@example.com' }),
			requests: ['POST /account/verifiedemailaddresses'],
		},
		getAll: {
			parameters: () => everything,
			requests: ['GET /account/verifiedemailaddresses'],
		},
	},
	contact: {
		create: { parameters: () => person, requests: ['POST /contacts'] },
		upsert: { parameters: () => person, requests: ['GET /contacts', 'POST /contacts'] },
		get: { parameters: contact, requests: ['GET /contacts/:id'] },
		getAll: { parameters: () => everything, requests: ['GET /contacts'] },
		update: {
			parameters: (node) => ({ ...contact(node), contactFields: form({ job_title: 'Cook' }) }),
			requests: ['GET /contacts/:id', 'PUT /contacts/:id'],
		},
		unsubscribe: { parameters: contact, requests: ['DELETE /contacts/:id'] },
		addToList: {
			parameters: (node) => ({
				contact: byId(String(node.account.putContact({ email: 'a@b.example', lists: [1] }).id)),
				lists: ['2'],
			}),
			requests: ['GET /contacts/:id', 'PUT /contacts/:id'],
		},
		removeFromList: {
			parameters: (node) => ({ ...contact(node), lists: ['1'] }),
			requests: ['DELETE /contacts/:id/lists/:id'],
		},
	},
	contactList: {
		create: { parameters: () => ({ name: 'New' }), requests: ['POST /lists'] },
		get: { parameters: () => list, requests: ['GET /lists/:id'] },
		getAll: { parameters: () => everything, requests: ['GET /lists'] },
		update: {
			parameters: () => ({ ...list, updateFields: { name: 'Renamed' } }),
			requests: ['GET /lists/:id', 'PUT /lists/:id'],
		},
		delete: { parameters: () => list, requests: ['DELETE /lists/:id'] },
		getMembers: {
			parameters: () => ({ ...list, ...everything }),
			requests: ['GET /lists/:id/contacts'],
		},
	},
	contactTracking: {
		getAll: {
			parameters: (node) => ({ ...contact(node), ...everything }),
			requests: ['GET /contacts/:id/tracking'],
		},
		getSummary: {
			parameters: contact,
			requests: ['GET /contacts/:id/tracking/reports/summary'],
		},
		getSummaryByCampaign: {
			parameters: (node) => ({ ...contact(node), ...everything }),
			requests: ['GET /contacts/:id/tracking/reports/summaryByCampaign'],
		},
	},
	campaign: {
		create: {
			parameters: () => ({
				name: 'June',
				subject: 'Roses',
				fromName: 'Joe',
				fromEmail: byId('joe@flowers.example.com'),
				emailContent: '<html><body>Roses</body></html>',
				emailTextContent: 'Roses',
			}),
			requests: ['POST /emailmarketing/campaigns'],
		},
		get: { parameters: sent, requests: [`GET ${CAMPAIGN}`] },
		getAll: { parameters: () => everything, requests: ['GET /emailmarketing/campaigns'] },
		update: {
			parameters: (node) => ({ ...draft(node), updateFields: { subject: 'Tulips' } }),
			requests: [`GET ${CAMPAIGN}`, `PUT ${CAMPAIGN}`],
		},
		delete: { parameters: draft, requests: [`DELETE ${CAMPAIGN}`] },
		preview: { parameters: draft, requests: [`GET ${CAMPAIGN}/preview`] },
		sendTest: {
			parameters: (node) => ({ ...draft(node), emailAddresses: 'joe@flowers.example.com' }),
			requests: [`POST ${CAMPAIGN}/tests`],
		},
	},
	campaignSchedule: {
		create: {
			parameters: (node) => ({ ...draft(node), scheduledTime: inDays(3) }),
			requests: [`POST ${CAMPAIGN}/schedules`],
		},
		get: { parameters: schedule, requests: [`GET ${CAMPAIGN}/schedules/:id`] },
		getAll: {
			parameters: (node) => ({ ...schedule(node), ...everything }),
			requests: [`GET ${CAMPAIGN}/schedules`],
		},
		update: {
			parameters: (node) => ({ ...schedule(node), scheduledTime: inDays(4) }),
			requests: [`PUT ${CAMPAIGN}/schedules/:id`],
		},
		delete: { parameters: schedule, requests: [`DELETE ${CAMPAIGN}/schedules/:id`] },
	},
	campaignTracking: {
		getAll: {
			parameters: (node) => ({ ...sent(node), ...everything }),
			requests: [`GET ${CAMPAIGN}/tracking`],
		},
		getSummary: { parameters: sent, requests: [`GET ${REPORT}`] },
	},
	library: { getInfo: { requests: ['GET /library/info'] } },
	libraryFile: {
		upload: {
			parameters: () => ({ additionalFields: quickly.activityOptions }),
			items: async () => [
				await fileItem({
					content: Buffer.from('picture'),
					fileName: 'tulips.jpg',
					mimeType: 'image/jpeg',
				}),
			],
			requests: [
				'POST /library/files',
				'GET /library/files/uploadstatus/:id',
				'GET /library/files/:id',
			],
		},
		get: { parameters: file, requests: ['GET /library/files/:id'] },
		getAll: { parameters: () => everything, requests: ['GET /library/files'] },
		update: {
			parameters: (node) => ({ ...file(node), updateFields: { name: 'renamed.jpg' } }),
			requests: ['GET /library/files/:id', 'PUT /library/files/:id'],
		},
		delete: { parameters: file, requests: ['DELETE /library/files/:id'] },
		move: {
			parameters: (node) => ({ ...folder(node), files: [fileId(node)] }),
			requests: ['PUT /library/folders/:id/files'],
		},
		getUploadStatus: {
			parameters: (node) => ({ files: [fileId(node)] }),
			requests: ['GET /library/files/uploadstatus/:id'],
		},
	},
	libraryFolder: {
		create: { parameters: () => ({ name: 'Spring' }), requests: ['POST /library/folders'] },
		get: { parameters: folder, requests: ['GET /library/folders/:id'] },
		getAll: { parameters: () => everything, requests: ['GET /library/folders'] },
		update: {
			parameters: (node) => ({ ...folder(node), updateFields: { name: 'Summer' } }),
			requests: ['GET /library/folders/:id', 'PUT /library/folders/:id'],
		},
		delete: {
			parameters: async (node) => {
				const { json } = await node.run('libraryFolder', 'create', { name: 'Spring' });
				return { folder: byId(String(json[0]?.id)) };
			},
			requests: ['DELETE /library/folders/:id'],
		},
	},
	libraryTrash: {
		getAll: { parameters: () => everything, requests: ['GET /library/folders/trash/files'] },
		empty: { requests: ['DELETE /library/folders/trash/files'] },
	},
	event: {
		get: { parameters: event, requests: ['GET /eventspot/events/:id'] },
		getAll: { parameters: () => everything, requests: ['GET /eventspot/events'] },
	},
	registrant: {
		get: {
			parameters: (node) => ({
				...event(node),
				registrantId: node.account.events()[0]?.registrants[0]?.id,
			}),
			requests: ['GET /eventspot/events/:id/registrants/:id'],
		},
		getAll: {
			parameters: (node) => ({ ...event(node), ...everything }),
			requests: ['GET /eventspot/events/:id/registrants'],
		},
	},
	activity: {
		addContacts: {
			parameters: () => ({ lists: ['1'], ...quickly }),
			items: rows,
			requests: ['POST /activities/addcontacts', 'GET /activities/:id'],
		},
		removeContacts: {
			parameters: () => ({ lists: ['1'], ...quickly }),
			items: rows,
			requests: ['POST /activities/removefromlists', 'GET /activities/:id'],
		},
		clearLists: {
			parameters: () => ({ lists: ['1'], ...quickly }),
			requests: ['POST /activities/clearlists', 'GET /activities/:id'],
		},
		exportContacts: {
			parameters: () => ({ ...list, ...quickly }),
			requests: [
				'POST /activities/exportcontacts',
				'GET /activities/:id',
				'GET /activities/exports/:id',
			],
		},
		get: { parameters: exported, requests: ['GET /activities/:id'] },
		getAll: {
			parameters: async (node) => {
				await exported(node);
				return everything;
			},
			requests: ['GET /activities'],
		},
		download: {
			parameters: exported,
			requests: ['GET /activities/:id', 'GET /activities/exports/:id'],
		},
	},
	table: {
		confirm: { requests: [] },
		estimate: {
			parameters: () => ({ tables: TABLES }),
			requests: ['GET /lists', 'GET /emailmarketing/campaigns', 'GET /library/info'],
		},
		replicate: {
			parameters: () => ({ replication: 'full', tables: TABLES }),
			requests: [
				'GET /account/info',
				'GET /lists',
				'GET /emailmarketing/campaigns',
				`GET ${CAMPAIGN}/tracking`,
				'GET /contacts',
				`GET ${REPORT}`,
				'GET /eventspot/events',
				'GET /library/files',
				'GET /library/folders/trash/files',
			],
		},
	},
};
