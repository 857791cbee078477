import type { IDataObject } from 'n8n-workflow';

import { tables } from '../../../nodes/ConstantContact/tables/all';
import { byId, type AccountNode } from './setup';
import { byActivity, campaignWith, draft } from './campaign/campaigns';
import { form, wholeContact } from './contact/contacts';

/** How to run an operation once, with the minimum that it needs. */
export interface SmokeRun {
	/** Parameters that match the account, which may first be prepared for the operation. */
	parameters?: (node: AccountNode) => object | Promise<object>;
	/** JSON of the input items; by default one empty item. */
	items?: IDataObject[];
	/** Its requests, each kind once, with `:id` instead of IDs. */
	requests: string[];
	/** Further runs, with different requests. */
	others?: Array<Omit<SmokeRun, 'others'>>;
}

const TABLES = tables.map(({ value }) => value);
const all = () => ({ returnAll: true });
const list = ({ account }: AccountNode) => ({ list: byId(account.lists()[0]!.id) });
const lists = ({ account }: AccountNode) => ({ lists: [account.lists()[2]!.id] });
const tag = ({ account }: AccountNode) => ({ tag: byId(account.tags()[0]!.id) });
const tags = ({ account }: AccountNode, at = 1) => ({ tags: [account.tags()[at]!.id] });
const contact = (node: AccountNode) => ({ contact: byId(wholeContact(node).id) });
/** A contact who accepts text messages, which can only be set by a request. */
async function withNumber(node: AccountNode): Promise<object> {
	const { id } = wholeContact(node);
	const { baseUrl, accessToken } = node.account.credentials;
	await fetch(`${baseUrl}/contacts/${id}`, {
		method: 'PUT',
		headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
		body: JSON.stringify({
			update_source: 'Account',
			sms_channel: {
				full_sms_address: '+17815550100',
				sms_channel_consents: [
					{ sms_consent_permission: 'explicit', consent_type: 'promotional_sms' },
				],
			},
		}),
	});
	return { contact: byId(id) };
}

/** A finished activity. */
async function finished(node: AccountNode): Promise<object> {
	const { json } = await node.run('tag', 'delete', { ...tag(node), ...waiting });
	return { activity: byId(String(json[0]?.activity_id)) };
}

const customField = ({ account }: AccountNode) => ({
	customField: byId(account.customFields()[0]!.id),
});
const segment = () => ({ segment: byId('1') });
const draftCampaign = (node: AccountNode) => ({
	campaign: byId(campaignWith(node, 'DRAFT').campaign.id),
});
/** The email of a campaign with this status, by its own ID. */
const mailOf = (status: 'DONE' | 'DRAFT' | 'SCHEDULED') => (node: AccountNode) => ({
	campaignActivity: byActivity(campaignWith(node, status).activity.id),
});
/** A recipient of a campaign. */
const recipient = (node: AccountNode) => {
	const { activity } = campaignWith(node, 'DONE');
	const [sent] = node.account.tracking(activity.id).filter(({ kind }) => kind === 'em_sends');
	const { id } = [...node.account.contacts()].find(({ number }) => number === sent?.number)!;
	return { contact: byId(id) };
};
const lastYear = () => new Date(Date.now() - 365 * 86_400_000).toISOString();
/** A draft with an A/B test. */
async function withAbTest(node: AccountNode): Promise<object> {
	const mail = mailOf('DRAFT')(node);
	await node.run('abTest', 'create', { ...mail, alternativeSubject: 'Other' });
	return mail;
}
/** A draft that will be resent. */
async function withResend(node: AccountNode): Promise<object> {
	const mail = mailOf('DRAFT')(node);
	await node.run('resend', 'create', { ...mail, subject: 'Again' });
	return mail;
}
const RESENDS = '/emails/activities/:id/non_opener_resends';
const MAIL = 'GET /emails/activities/:id';
/** Contacts for a bulk activity. */
const chosenPeople = (node: AccountNode) => ({ contacts: 'ids', ids: wholeContact(node).id });
const waitingFor = { activityOptions: { checkEvery: 0.1 } };
const legacyIds = () => ({ idSource: 'ids', ids: '1, 2' });
const automation = ({ account }: AccountNode) => ({
	automation: byId(account.automations()[0]!.id),
});
/** The seeded event that is active. */
const activeEvent = ({ account }: AccountNode) =>
	account.events().find(({ status }) => status === 'ACTIVE')!;
const event = (node: AccountNode) => ({ event: byId(activeEvent(node).id) });
const tickets = (node: AccountNode) => ({
	...event(node),
	ticketKeys: activeEvent(node).registrations.find(({ status }) => status === 'REGISTERED')!
		.tickets[0]!.key,
});
const registrations = (node: AccountNode) => ({
	...event(node),
	registrationIds: activeEvent(node).registrations[0]!.id,
});
const waiting = { waiting: { checkEvery: 0.1 } };
const quickly = { activityOptions: { checkEvery: 0.1 } };
const person = { contactFields: form({ email_address: 'new@example.com', first_name: 'New' }) };

const SUMMARY = '/account/summary';
const LABELS = 'GET /contact_custom_fields';
/** Kinds of reports on contacts' activities, and the activity needed for each. */
const TRACKED = {
	sends: 'em_sends',
	unique_opens: 'em_opens',
	didnotopens: 'em_sends',
	clicks: 'em_clicks',
	forwards: 'em_forwards',
	optouts: 'em_optouts',
	bounces: 'em_bounces',
} as const;
const LANDING_PAGE = '/reports/landing_pages/campaign_details/:id';
const EVENT = 'GET /events/:id';
const REGISTRATIONS = '/events/:id/tracks/:track/registrations';
const REWRITE = ['GET /contacts/:id', 'PUT /contacts/:id', LABELS];

/** Every operation that saved workflows may contain, by resource. */
export const OPERATIONS: Record<string, Record<string, SmokeRun>> = {
	abTest: {
		create: {
			parameters: (node) => ({ ...mailOf('DRAFT')(node), alternativeSubject: 'Other' }),
			requests: [`POST /emails/activities/:id/abtest`],
		},
		delete: { parameters: withAbTest, requests: ['DELETE /emails/activities/:id/abtest'] },
		get: { parameters: withAbTest, requests: ['GET /emails/activities/:id/abtest'] },
	},
	account: {
		get: { requests: [`GET ${SUMMARY}`] },
		getAddress: { requests: [`GET ${SUMMARY}/physical_address`] },
		getPrivileges: { requests: ['GET /account/user/privileges'] },
		setAddress: {
			parameters: () => ({ addressLine1: '1 Elm Street', city: 'Rome', countryCode: 'IT' }),
			requests: [`GET ${SUMMARY}/physical_address`, `PUT ${SUMMARY}/physical_address`],
			others: [
				{
					parameters({ account }) {
						account.physicalAddress = undefined;
						return { addressLine1: '1 Elm Street', city: 'Rome', countryCode: 'IT' };
					},
					requests: [`GET ${SUMMARY}/physical_address`, `POST ${SUMMARY}/physical_address`],
				},
			],
		},
		update: {
			parameters: () => ({ updateFields: { website: 'https://elm.example' } }),
			requests: [`GET ${SUMMARY}`, `PUT ${SUMMARY}`],
		},
	},
	activity: {
		addTags: {
			parameters: (node) => ({ ...chosenPeople(node), ...tags(node), ...waitingFor }),
			requests: ['POST /activities/contacts_taggings_add', 'GET /activities/:id'],
		},
		addToLists: {
			parameters: (node) => ({ ...chosenPeople(node), ...lists(node), ...waitingFor }),
			requests: ['GET /contacts', 'POST /activities/add_list_memberships', 'GET /activities/:id'],
		},
		deleteContacts: {
			parameters: (node) => ({ ...chosenPeople(node), confirmDeletion: true, ...waitingFor }),
			requests: ['POST /activities/contact_delete', 'GET /activities/:id'],
		},
		deleteCustomFields: {
			parameters: ({ account }) => ({ records: [account.customFields()[0]!.id], ...waitingFor }),
			requests: ['POST /activities/custom_fields_delete', 'GET /activities/:id'],
		},
		deleteLists: {
			parameters: ({ account }) => ({ records: [account.lists()[0]!.id], ...waitingFor }),
			requests: ['POST /activities/list_delete', 'GET /activities/:id'],
		},
		deleteTags: {
			parameters: ({ account }) => ({ records: [account.tags()[0]!.id], ...waitingFor }),
			requests: ['POST /activities/contacts_tags_delete', 'GET /activities/:id'],
		},
		removeFromLists: {
			parameters: (node) => ({ ...chosenPeople(node), ...lists(node), ...waitingFor }),
			requests: ['POST /activities/remove_list_memberships', 'GET /activities/:id'],
		},
		removeTags: {
			parameters: (node) => ({ ...chosenPeople(node), ...tags(node), ...waitingFor }),
			requests: ['POST /activities/contacts_taggings_remove', 'GET /activities/:id'],
		},
		download: {
			async parameters(node) {
				const { json } = await node.run('activity', 'exportContacts', quickly);
				return { activity: byId(String(json[0]?.activity_id)) };
			},
			requests: ['GET /activities/:id', 'GET /contact_exports/:id'],
		},
		exportContacts: {
			parameters: () => quickly,
			requests: [
				'POST /activities/contact_exports',
				'GET /activities/:id',
				'GET /contact_exports/:id',
			],
		},
		get: { parameters: finished, requests: ['GET /activities/:id'] },
		getAll: {
			async parameters(node) {
				await finished(node);
				return all();
			},
			requests: ['GET /activities'],
		},
		importContacts: {
			parameters: (node) => ({ ...lists(node), ...quickly }),
			items: [{ email: 'row@example.com' }],
			requests: [
				LABELS,
				'GET /contacts',
				'POST /activities/contacts_json_import',
				'GET /activities/:id',
			],
			others: [
				{
					parameters: (node) => ({
						...lists(node),
						activityOptions: { ...waiting.waiting, sendAs: 'file' },
					}),
					items: [{ email: 'row@example.com' }],
					requests: [
						LABELS,
						'GET /contacts',
						'POST /activities/contacts_file_import',
						'GET /activities/:id',
					],
				},
			],
		},
	},
	automation: {
		create: {
			parameters: (node) => ({ name: 'New', ...lists(node) }),
			requests: ['POST /automations/workflows'],
		},
		get: { parameters: automation, requests: ['GET /automations/workflows/:id'] },
		getAll: { parameters: all, requests: ['GET /automations/workflows'] },
		update: {
			parameters: (node) => ({ ...automation(node), updateFields: { name: 'Renamed' } }),
			requests: ['GET /automations/workflows/:id', 'PUT /automations/workflows/:id'],
		},
	},
	campaign: {
		create: { parameters: () => draft(), requests: ['GET /account/emails', 'POST /emails'] },
		delete: { parameters: draftCampaign, requests: ['DELETE /emails/:id'] },
		get: { parameters: draftCampaign, requests: ['GET /emails/:id'] },
		getAll: { parameters: all, requests: ['GET /emails'] },
		update: {
			parameters: (node) => ({ ...draftCampaign(node), name: 'Renamed' }),
			requests: ['PATCH /emails/:id'],
		},
	},
	campaignActivity: {
		get: { parameters: mailOf('DRAFT'), requests: [MAIL] },
		getSchedules: { parameters: mailOf('SCHEDULED'), requests: [`${MAIL}/schedules`] },
		getSendHistory: { parameters: mailOf('DONE'), requests: [`${MAIL}/send_history`] },
		preview: { parameters: mailOf('DRAFT'), requests: [`${MAIL}/previews`] },
		schedule: {
			parameters: (node) => ({ ...mailOf('DRAFT')(node), when: 'now' }),
			requests: ['POST /emails/activities/:id/schedules'],
		},
		sendTest: {
			parameters: (node) => ({ ...mailOf('DRAFT')(node), emailAddresses: 'ann@example.com' }),
			requests: ['POST /emails/activities/:id/tests'],
		},
		unschedule: {
			parameters: mailOf('SCHEDULED'),
			requests: ['DELETE /emails/activities/:id/schedules'],
		},
		update: {
			parameters: (node) => ({ ...mailOf('DRAFT')(node), updateFields: { subject: 'New' } }),
			requests: [MAIL, 'PUT /emails/activities/:id'],
		},
	},
	campaignReport: {
		getLinks: {
			parameters: (node) => ({ ...mailOf('DONE')(node), options: { withoutClicks: true } }),
			requests: ['GET /reports/email_reports/:id/links'],
		},
		getStats: {
			parameters: (node) => ({
				idSource: 'ids',
				campaigns: [campaignWith(node, 'DONE').campaign.id],
			}),
			requests: ['GET /reports/stats/email_campaigns/:id'],
			others: [
				{
					parameters: (node) => ({
						level: 'activity',
						idSource: 'ids',
						ids: campaignWith(node, 'DONE').activity.id,
					}),
					requests: ['GET /reports/stats/email_campaign_activities/:id'],
				},
			],
		},
		getSummaries: {
			parameters: all,
			requests: ['GET /reports/summary_reports/email_campaign_summaries'],
		},
		getTracking: {
			parameters: (node) => ({ ...mailOf('DONE')(node), ...all() }),
			requests: ['GET /reports/email_reports/:id/tracking/opens'],
			others: Object.entries(TRACKED).map(([trackingType, kind]) => ({
				parameters(node) {
					const { activity } = campaignWith(node, 'DONE');
					const { id: contactId } = wholeContact(node);
					node.account.recordActivity({ activityId: activity.id, contactId, kind });
					return { ...mailOf('DONE')(node), ...all(), trackingType };
				},
				requests: [`GET /reports/email_reports/:id/tracking/${trackingType}`],
			})),
		},
	},
	contact: {
		addTag: { parameters: (node) => ({ ...contact(node), ...tags(node) }), requests: REWRITE },
		addToList: { parameters: (node) => ({ ...contact(node), ...lists(node) }), requests: REWRITE },
		create: { parameters: () => person, requests: ['POST /contacts'] },
		delete: { parameters: contact, requests: ['DELETE /contacts/:id'] },
		get: { parameters: contact, requests: ['GET /contacts/:id', LABELS] },
		getAll: { parameters: all, requests: ['GET /contacts', LABELS] },
		getCounts: { requests: ['GET /contacts/counts'] },
		getSmsHistory: {
			parameters: withNumber,
			requests: ['GET /contacts/sms_engagement_history/:id'],
		},
		removeFromList: {
			parameters: (node) => ({ ...contact(node), lists: [node.account.lists()[0]!.id] }),
			requests: REWRITE,
		},
		removeTag: {
			parameters: (node) => ({ ...contact(node), ...tags(node, 0) }),
			requests: [
				'POST /activities/contacts_taggings_remove',
				'GET /activities/:id',
				'GET /contacts/:id',
				LABELS,
			],
		},
		resubscribe: {
			parameters(node) {
				const { id } = wholeContact(node);
				node.account.optOut(id);
				return { contact: byId(id), ...lists(node) };
			},
			requests: ['PUT /contacts/resubscribe/:id'],
		},
		signUp: {
			parameters: (node) => ({ ...person, ...lists(node) }),
			requests: ['GET /contacts', 'POST /contacts/sign_up_form'],
		},
		unsubscribe: { parameters: contact, requests: REWRITE },
		update: {
			parameters: (node) => ({
				...contact(node),
				contactFields: form({ job_title: 'Chef' }),
			}),
			requests: REWRITE,
		},
		upsert: { parameters: () => person, requests: ['GET /contacts', 'POST /contacts'] },
	},
	contactList: {
		create: { parameters: () => ({ name: 'New' }), requests: ['POST /contact_lists'] },
		delete: {
			parameters: (node) => ({ ...list(node), ...waiting }),
			requests: ['DELETE /contact_lists/:id', 'GET /activities/:id'],
		},
		get: { parameters: list, requests: ['GET /contact_lists/:id'] },
		getAll: { parameters: all, requests: ['GET /contact_lists'] },
		getMembers: {
			parameters: (node) => ({ ...list(node), ...all() }),
			requests: ['GET /contacts', LABELS],
		},
		update: {
			parameters: (node) => ({ ...list(node), updateFields: { name: 'Renamed' } }),
			requests: ['GET /contact_lists/:id', 'PUT /contact_lists/:id'],
		},
	},
	contactReport: {
		getActivities: {
			parameters: (node) => ({ ...recipient(node), ...all() }),
			requests: ['GET /reports/contact_reports/:id/activity_details'],
		},
		getRates: {
			parameters: (node) => ({ ...recipient(node), start: lastYear() }),
			requests: ['GET /reports/contact_reports/:id/open_and_click_rates'],
		},
		getSummary: {
			parameters: (node) => ({ ...recipient(node), start: lastYear(), ...all() }),
			requests: ['GET /reports/contact_reports/:id/activity_summary'],
		},
	},
	customField: {
		create: {
			parameters: () => ({ label: 'New', type: 'single_select', choices: 'Red' }),
			requests: ['POST /contact_custom_fields'],
		},
		delete: { parameters: customField, requests: ['DELETE /contact_custom_fields/:id'] },
		get: { parameters: customField, requests: ['GET /contact_custom_fields/:id'] },
		getAll: { parameters: all, requests: ['GET /contact_custom_fields'] },
		update: {
			parameters: (node) => ({ ...customField(node), updateFields: { label: 'Renamed' } }),
			requests: ['GET /contact_custom_fields/:id', 'PUT /contact_custom_fields/:id'],
		},
	},
	emailAddress: {
		create: {
			parameters: () => ({ emailAddress: 'sales@example.com' }),
			requests: ['POST /account/emails'],
		},
		getAll: { parameters: all, requests: ['GET /account/emails'] },
	},
	legacyId: {
		getCampaignIds: { parameters: legacyIds, requests: ['GET /emails/campaign_id_xrefs'] },
		getContactIds: { parameters: legacyIds, requests: ['GET /contacts/contact_id_xrefs'] },
		getListIds: { parameters: legacyIds, requests: ['GET /contact_lists/list_id_xrefs'] },
	},
	resend: {
		create: {
			parameters: (node) => ({ ...mailOf('DRAFT')(node), subject: 'Again' }),
			requests: [`POST ${RESENDS}`],
		},
		delete: { parameters: withResend, requests: [`GET ${RESENDS}`, `DELETE ${RESENDS}/DRAFT`] },
		getAll: {
			parameters: async (node) => ({ ...(await withResend(node)), ...all() }),
			requests: [`GET ${RESENDS}`],
		},
	},
	segment: {
		create: { parameters: () => ({ name: 'New', criteria: '{}' }), requests: ['POST /segments'] },
		delete: { parameters: segment, requests: ['DELETE /segments/1'] },
		get: { parameters: segment, requests: ['GET /segments/1'] },
		getAll: { parameters: all, requests: ['GET /segments'] },
		getMembers: { parameters: () => ({ ...segment(), ...all() }), requests: ['GET /contacts'] },
		rename: {
			parameters: () => ({ ...segment(), name: 'Renamed' }),
			requests: ['PATCH /segments/1/name'],
		},
		update: {
			parameters: () => ({ ...segment(), updateFields: { name: 'Renamed' } }),
			requests: ['GET /segments/1', 'PUT /segments/1'],
		},
	},
	event: {
		checkIn: { parameters: tickets, requests: ['POST /events/:id/check_in/tickets'] },
		copy: {
			parameters: (node) => ({ ...event(node), name: 'Again' }),
			requests: ['POST /events/:id/copy'],
		},
		create: { parameters: () => ({ name: 'New' }), requests: ['POST /events/default'] },
		get: { parameters: event, requests: [EVENT] },
		getAll: { parameters: all, requests: ['GET /events'] },
		undoCheckIn: { parameters: tickets, requests: ['POST /events/:id/undo_check_in/tickets'] },
		update: {
			parameters: (node) => ({ ...event(node), updateFields: { title: 'Renamed' } }),
			requests: [EVENT, 'PATCH /events/:id'],
		},
	},
	landingPageReport: {
		getContacts: {
			parameters: ({ account }) => ({ ...all(), landingPageId: account.landingPages()[0]! }),
			requests: [`GET ${LANDING_PAGE}/p_unique_contact_opens`],
			others: [
				'p_contact_opens',
				'p_unique_contact_adds',
				'p_unique_contact_clicks',
				'p_unique_contact_sms_optins',
				'p_unique_contact_updates',
			].map((report) => ({
				parameters: ({ account }) => ({
					...all(),
					landingPageId: account.landingPages()[0]!,
					report,
				}),
				requests: [`GET ${LANDING_PAGE}/${report}`],
			})),
		},
	},
	registration: {
		get: {
			parameters: (node) => ({
				...event(node),
				registration: byId(activeEvent(node).registrations[0]!.id),
			}),
			requests: [EVENT, `GET ${REGISTRATIONS}/:id`],
		},
		getAll: {
			parameters: (node) => ({ ...event(node), ...all() }),
			requests: [EVENT, `GET ${REGISTRATIONS}`],
		},
		updatePayment: {
			parameters: registrations,
			requests: [EVENT, `PUT ${REGISTRATIONS}/payment_status`],
		},
		updateStatus: { parameters: registrations, requests: [EVENT, `PUT ${REGISTRATIONS}`] },
	},
	smsReport: {
		getSummaries: {
			parameters: () => ({ ...all(), start: '2025-01-01' }),
			requests: ['GET /reports/summary_reports/sms_campaign_summaries'],
		},
	},
	socialPost: {
		create: {
			parameters: () => ({ publish: 'now', profiles: ['p-1001'], text: 'Roses' }),
			requests: ['POST /social/posts'],
		},
		getConnections: { requests: ['GET /social/connections'] },
		getHashtagGroups: { parameters: all, requests: ['GET /social/hashtags/groups'] },
		getProfiles: { requests: ['GET /social/profiles'] },
	},
	table: {
		confirm: { requests: [] },
		estimate: {
			parameters: () => ({ tables: TABLES }),
			requests: [
				'GET /reports/summary_reports/email_campaign_summaries',
				'GET /emails',
				'GET /contacts/counts',
			],
		},
		replicate: {
			parameters: () => ({ replication: 'full', tables: TABLES }),
			requests: [
				'GET /account/summary',
				'GET /contact_lists',
				'GET /emails',
				'GET /emails/:id',
				...['bounces', 'clicks', 'forwards', 'opens', 'optouts', 'sends'].map(
					(report) => `GET /reports/email_reports/:id/tracking/${report}`,
				),
				'GET /contacts',
				'GET /contact_custom_fields',
				'GET /reports/summary_reports/email_campaign_summaries',
				'GET /segments',
				'GET /contact_tags',
			],
		},
	},
	tag: {
		create: { parameters: () => ({ name: 'New tag' }), requests: ['POST /contact_tags'] },
		delete: {
			parameters: (node) => ({ ...tag(node), ...waiting }),
			requests: ['DELETE /contact_tags/:id', 'GET /activities/:id'],
		},
		get: { parameters: tag, requests: ['GET /contact_tags/:id'] },
		getAll: { parameters: all, requests: ['GET /contact_tags'] },
		update: {
			parameters: (node) => ({ ...tag(node), name: 'Renamed' }),
			requests: ['PUT /contact_tags/:id'],
		},
	},
};
