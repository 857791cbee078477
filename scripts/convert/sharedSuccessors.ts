import { carryContactForm, carryFieldsToClear } from './contactForm';
import { carryLists, carryLocator, type IdKind } from './ids';
import { becomes, hasNone, type Mapping } from './mapping';
import {
	group,
	isExpression,
	KeepNodeError,
	toList,
	mentionLost,
	pick,
	plainValue,
	refuse,
	translate,
	type Conversion,
	type Parameters,
} from './parameters';

export const OTHER_RECORDS =
	'The fields of the records have other names: correct the expressions that read them.';
const PAGING = ['returnAll', 'limit'];
const JOB_OPTIONS = ['checkEvery', 'timeLimit', 'requestTimeout'];
const ROW_OPTIONS = [...JOB_OPTIONS, 'invalidRows', 'refusedRows', 'unknownColumns'];

/** Who added a contact, in the terms of versions 1 and 2. In version 1, the customer is the account's owner. */
const SOURCES = {
	ACTION_BY_OWNER: 'Account',
	ACTION_BY_CUSTOMER: 'Account',
	ACTION_BY_VISITOR: 'Contact',
	ACTION_BY_CONTACT: 'Contact',
};

const CAMPAIGN_STATUS = {
	DRAFT: 'DRAFT',
	SCHEDULED: 'SCHEDULED',
	RUNNING: 'EXECUTING',
	SENT: 'DONE',
	DELETED: 'REMOVED',
};

const TRACKING_TYPES = {
	bounces: 'bounces',
	clicks: 'clicks',
	forwards: 'forwards',
	opens: 'opens',
	optouts: 'optouts',
	sends: 'sends',
	unsubscribes: 'optouts',
};

/** How much of a list is returned. */
function carryPaging({ from }: Conversion): Parameters {
	return pick(from, PAGING);
}

/** The same of a list that may be written to a file, with the file options, which some V3 operations keep with their other options. */
export function carryListing({ from }: Conversion, options = 'fileOptions'): Parameters {
	const file = group(from, 'fileOptions');
	return {
		...pick(from, ['output', ...PAGING]),
		...(Object.keys(file).length > 0 && { [options]: file }),
	};
}

/** The campaign's mail, which V3 finds by the campaign. */
export function campaignActivity(conversion: Conversion): Parameters {
	const located = carryLocator(
		{ ...conversion, from: { campaignActivity: conversion.from.campaign } },
		'campaignActivity',
		'campaign',
		'campaign',
	);
	return { campaignActivity: located };
}

function optional(name: string, fields: Parameters): Parameters {
	return Object.keys(fields).length > 0 ? { [name]: fields } : {};
}

/** Operations on one record. */
function aboutOne(
	resource: string,
	operation: string,
	name: string,
	kind: IdKind,
	...notes: string[]
): Mapping {
	return becomes(
		resource,
		operation,
		(conversion) => ({ [name]: carryLocator(conversion, name, kind) }),
		...notes,
	);
}

/** Creates and upserts of contacts; `who` is the name of the parameter for who added the person. */
export function writesContact(operation: 'create' | 'upsert', who: string): Mapping {
	return becomes(
		'contact',
		operation,
		(conversion) => {
			const { from, note } = conversion;
			const { form, text } = carryContactForm(conversion);
			const lists = carryLists(conversion, from.lists);
			const createSource =
				from[who] === undefined ? 'Account' : translate(from[who], SOURCES, 'Action By');
			if (createSource !== 'Account') {
				note(
					"For people who sign up themselves V3 has 'Sign Up': choose it if they filled in a form.",
				);
			}
			if (text !== undefined && operation === 'upsert')
				note(`V3 writes a note only where a contact is created: ${String(text)}`);
			return {
				...pick(from, ['unusableValues', 'preview', 'simplify']),
				contactFields: form,
				additionalFields: {
					createSource,
					...(lists !== undefined && { lists }),
					...(text !== undefined && operation === 'create' && { note: text }),
				},
			};
		},
		'Custom fields are chosen by their labels. A street has one line; prefix, middle name and fax have no field.',
		OTHER_RECORDS,
	);
}

/** Operations that both legacy nodes have, with the same parameters. */
export const SHARED: Record<string, Mapping> = {
	'contact.get': becomes(
		'contact',
		'get',
		(conversion) => ({
			...pick(conversion.from, ['simplify']),
			contact: carryLocator(conversion, 'contact', 'contact'),
		}),
		OTHER_RECORDS,
	),
	'contact.update': becomes(
		'contact',
		'update',
		(conversion) => {
			const { from } = conversion;
			const { form, text } = carryContactForm(conversion);
			if (text !== undefined)
				conversion.note(`V3 writes a note only where a contact is created: ${String(text)}`);
			const updateFields = group(from, 'updateFields');
			const fieldsToClear = carryFieldsToClear(conversion, updateFields.fieldsToClear);
			mentionLost(conversion, updateFields, ['fieldsToClear']);
			return {
				...pick(from, ['unusableValues', 'preview']),
				contact: carryLocator(conversion, 'contact', 'contact'),
				contactFields: form,
				...(fieldsToClear !== undefined && { updateFields: { fieldsToClear } }),
			};
		},
		"Custom fields are chosen by their labels. Who made the change isn't said any more.",
		OTHER_RECORDS,
	),
	'contact.unsubscribe': becomes(
		'contact',
		'unsubscribe',
		(conversion) => ({
			contact: carryLocator(conversion, 'contact', 'contact'),
			requestedBy: 'Contact',
		}),
		"'Requested By' is Contact, the careful choice: the person alone can subscribe again. Choose Account if you decided it.",
	),
	'contact.addToList': becomes(
		'contact',
		'addToList',
		(conversion) => ({
			contact: carryLocator(conversion, 'contact', 'contact'),
			lists: carryLists(conversion, conversion.from.lists),
		}),
		"Who made the change isn't said any more.",
	),
	'contact.removeFromList': becomes(
		'contact',
		'removeFromList',
		(conversion) => {
			if (conversion.from.removeFrom !== undefined && conversion.from.removeFrom !== 'some') {
				throw new KeepNodeError(
					"V3 can't remove a contact from all lists at once: name the lists.",
				);
			}
			return {
				contact: carryLocator(conversion, 'contact', 'contact'),
				lists: carryLists(conversion, conversion.from.lists),
			};
		},
		'All lists at once has no successor: name them.',
	),
	'contactList.create': becomes(
		'contactList',
		'create',
		(conversion) => {
			mentionLost(conversion, group(conversion.from, 'additionalFields'), []);
			return pick(conversion.from, ['name']);
		},
		'Status, sort order and the opt-in default have no successor.',
	),
	'contactList.get': aboutOne('contactList', 'get', 'list', 'list', OTHER_RECORDS),
	'contactList.update': becomes(
		'contactList',
		'update',
		(conversion) => {
			const fields = group(conversion.from, 'updateFields');
			if (fields.name === undefined)
				throw new KeepNodeError('V3 has none of the fields that it changes.');
			mentionLost(conversion, fields, ['name']);
			return {
				list: carryLocator(conversion, 'list', 'list'),
				updateFields: pick(fields, ['name']),
			};
		},
		'Status, sort order and the opt-in default have no successor.',
	),
	'contactList.delete': aboutOne(
		'contactList',
		'delete',
		'list',
		'list',
		'V3 deletes a list in a bulk activity; the node waits for it.',
	),
	'campaign.create': becomes(
		'campaign',
		'create',
		(conversion) => {
			const { from, note } = conversion;
			const more = group(from, 'additionalFields');
			mentionLost(conversion, more, ['lists', 'replyToEmail']);
			mentionLost(conversion, group(from, 'messageFooter'), []);
			note(
				"'From Email' and 'Reply-To Email' are addresses confirmed in the account: choose them again unless they hold an address.",
			);
			return {
				...pick(from, ['name', 'subject', 'fromName']),
				fromEmail: carryLocator(conversion, 'fromEmail', 'sender'),
				htmlContent: from.emailContent ?? '',
				...optional('additionalFields', {
					...(more.lists !== undefined && { lists: carryLists(conversion, more.lists) }),
					...(more.replyToEmail !== undefined && {
						replyToEmail: carryLocator({ ...conversion, from: more }, 'replyToEmail', 'sender'),
					}),
				}),
			};
		},
		'V3 makes the text version, the footer and the greeting itself: put what you need into the HTML.',
		OTHER_RECORDS,
	),
	'campaign.get': aboutOne('campaign', 'get', 'campaign', 'campaign', OTHER_RECORDS),
	'campaign.getAll': becomes(
		'campaign',
		'getAll',
		(conversion) => {
			const filters = group(conversion.from, 'filters');
			const { status, modifiedSince } = filters;
			return {
				...carryPaging(conversion),
				...optional('filters', {
					...pick(filters, ['emptyFilter']),
					...(status !== undefined && {
						status: toList(translate(status, CAMPAIGN_STATUS, 'Status'), 'Status'),
					}),
					...(modifiedSince !== undefined && { updatedAfter: modifiedSince }),
				}),
			};
		},
		OTHER_RECORDS,
	),
	'campaign.update': becomes(
		'campaignActivity',
		'update',
		(conversion) => {
			const { from } = conversion;
			const fields = group(from, 'updateFields');
			refuse(fields, { name: 'Name' });
			const kept = ['subject', 'fromName', 'fromEmail', 'replyToEmail', 'emailContent', 'lists'];
			mentionLost(conversion, fields, kept);
			mentionLost(conversion, group(from, 'messageFooter'), []);
			const updateFields: Parameters = {
				...pick(fields, ['subject', 'fromName']),
				...(fields.emailContent !== undefined && { htmlContent: fields.emailContent }),
				...(fields.lists !== undefined && { lists: carryLists(conversion, fields.lists) }),
			};
			for (const name of ['fromEmail', 'replyToEmail']) {
				if (fields[name] !== undefined) {
					updateFields[name] = carryLocator({ ...conversion, from: fields }, name, 'sender');
				}
			}
			if (Object.keys(updateFields).length === 0) {
				throw new KeepNodeError('V3 has none of the fields that it changes.');
			}
			return { ...campaignActivity(conversion), updateFields };
		},
		"To rename a campaign, use 'Campaign: Update'. V3 makes the text version, the footer and the greeting itself.",
	),
	'campaign.delete': aboutOne('campaign', 'delete', 'campaign', 'campaign'),
	'campaignSchedule.create': becomes('campaignActivity', 'schedule', (conversion) => ({
		...campaignActivity(conversion),
		when: 'time',
		...pick(conversion.from, ['scheduledTime']),
	})),
	'campaignSchedule.getAll': becomes(
		'campaignActivity',
		'getSchedules',
		(conversion) => {
			if (conversion.from.output !== undefined && conversion.from.output !== 'items') {
				throw new KeepNodeError('V3 gives schedules as items only: choose that first.');
			}
			return campaignActivity(conversion);
		},
		'All schedules are read, without a limit.',
		OTHER_RECORDS,
	),
	'campaignSchedule.delete': becomes(
		'campaignActivity',
		'unschedule',
		campaignActivity,
		'A campaign has one schedule, which is removed.',
	),
	'emailAddress.getAll': becomes(
		'emailAddress',
		'getAll',
		(conversion) => {
			const filters = group(conversion.from, 'filters');
			return optional('filters', {
				...pick(filters, ['emptyFilter']),
				...(filters.status !== undefined && { confirmStatus: filters.status }),
			});
		},
		OTHER_RECORDS,
	),
	'event.get': aboutOne('event', 'get', 'event', 'event', OTHER_RECORDS),
	'event.getAll': becomes('event', 'getAll', () => ({ returnAll: true }), OTHER_RECORDS),
	'registrant.get': becomes(
		'registration',
		'get',
		(conversion) => ({
			event: carryLocator(conversion, 'event', 'event'),
			registration: carryLocator(
				{ ...conversion, from: { registration: conversion.from.registrantId } },
				'registration',
				'registration',
			),
		}),
		OTHER_RECORDS,
	),
	'registrant.getAll': becomes(
		'registration',
		'getAll',
		(conversion) => ({
			...carryPaging(conversion),
			event: carryLocator(conversion, 'event', 'event'),
		}),
		OTHER_RECORDS,
	),
	'activity.addContacts': becomes(
		'activity',
		'importContacts',
		(conversion) => {
			const { from, note } = conversion;
			if (from.addTo !== undefined && from.addTo !== 'lists') {
				throw new KeepNodeError(
					"V3 doesn't create a list on import: create it first with 'Contact List: Create'.",
				);
			}
			const options = group(from, 'activityOptions');
			mentionLost(conversion, options, ROW_OPTIONS);
			note(
				"See with 'Preview' that each column goes to the field you want, custom fields above all.",
			);
			return {
				...pick(from, ['source', 'binaryProperty', 'preview', 'wait']),
				lists: carryLists(conversion, from.lists),
				...optional('activityOptions', pick(options, ROW_OPTIONS)),
			};
		},
		'Contacts that have unsubscribed stay so. A list that is named and does not exist is not created.',
	),
	'activity.removeContacts': becomes(
		'activity',
		'removeFromLists',
		(conversion) => {
			const { from } = conversion;
			if (from.source !== undefined && from.source !== 'items') {
				throw new KeepNodeError('V3 removes by contact IDs, not from a file of addresses.');
			}
			return {
				contacts: 'items',
				idField: 'contact_id',
				...pick(from, ['preview', 'wait']),
				lists: carryLists(conversion, from.lists),
				...optional('activityOptions', pick(group(from, 'activityOptions'), JOB_OPTIONS)),
			};
		},
		"V3 removes by the contact's ID: put 'Contact: Get' before the node, which finds it by the address.",
	),
	'activity.clearLists': hasNone(
		"V3 can't clear lists. 'Activity: Remove Contacts From Lists' with 'Contacts' By List takes those of one list out of it.",
	),
	'activity.exportContacts': becomes(
		'activity',
		'exportContacts',
		(conversion) => {
			const { from } = conversion;
			const options = group(from, 'activityOptions');
			mentionLost(conversion, options, JOB_OPTIONS);
			const id = plainValue(from.list);
			return {
				contacts: 'lists',
				lists: carryLists(conversion, toList(id, 'List')),
				...pick(from, ['output', 'binaryProperty']),
				...optional('activityOptions', pick(options, JOB_OPTIONS)),
			};
		},
		"Columns have other names: choose them under 'Fields'; all are exported until then.",
	),
	'activity.get': aboutOne('activity', 'get', 'activity', 'activity', OTHER_RECORDS),
	'activity.getAll': becomes(
		'activity',
		'getAll',
		(conversion) => {
			const filters = group(conversion.from, 'filters');
			refuse(filters, { type: 'Type', status: 'Status' });
			return { returnAll: true, ...optional('filters', pick(filters, ['emptyFilter'])) };
		},
		'States have other names, and one for the type has no successor.',
		OTHER_RECORDS,
	),
	'activity.download': becomes(
		'activity',
		'download',
		(conversion) => ({
			...pick(conversion.from, ['output', 'binaryProperty']),
			activity: carryLocator(conversion, 'activity', 'activity'),
			...optional(
				'activityOptions',
				pick(group(conversion.from, 'activityOptions'), ['requestTimeout']),
			),
		}),
		'Columns have other names.',
	),
};

/**
 * Opens, clicks and the like of a campaign; `type` is the name of the parameter for the kind, which a saved node omits if it is
 * the default.
 */
export function readsTracking(type: string, usual: string): Mapping {
	return becomes(
		'campaignReport',
		'getTracking',
		(conversion) => {
			const { from } = conversion;
			refuse(group(from, 'filters'), { createdSince: 'Created Since', link: 'Link' });
			return {
				...carryListing(conversion),
				...campaignActivity(conversion),
				trackingType: translate(from[type] ?? usual, TRACKING_TYPES, 'Type'),
			};
		},
		'One kind at a time, newest first; there is no filter by time.',
		OTHER_RECORDS,
	);
}

/** The activities of a contact; `type` is the name of the parameter for the kind, which a saved node omits if it is the default. */
export function readsContactTracking(type: string, usual: string): Mapping {
	return becomes(
		'contactReport',
		'getActivities',
		(conversion) => {
			const { from } = conversion;
			refuse(group(from, 'filters'), { createdSince: 'Created Since', link: 'Link' });
			const kind = from[type] ?? usual;
			const types =
				kind === 'all'
					? {}
					: {
							trackingTypes: isExpression(kind)
								? refuseExpression()
								: [`em_${String(translate(kind, TRACKING_TYPES, 'Type'))}`],
						};
			return {
				...carryPaging(conversion),
				contact: carryLocator(conversion, 'contact', 'contact'),
				...optional('listOptions', types),
			};
		},
		'There is no filter by time.',
		OTHER_RECORDS,
	);
}

function refuseExpression(): never {
	throw new KeepNodeError('The kind is an expression whose result has other names now.');
}

/** Totals of a contact, which V3 provides per campaign. */
export function readsContactSummary(...notes: string[]): Mapping {
	return becomes(
		'contactReport',
		'getSummary',
		(conversion) => ({
			contact: carryLocator(conversion, 'contact', 'contact'),
			start: '={{ $now.minus({ years: 5 }).plus({ days: 1 }).toISO() }}',
		}),
		"'Start' is five years back, the most that V3 reads.",
		OTHER_RECORDS,
		...notes,
	);
}

/** Totals of a campaign. */
export function readsCampaignSummary(): Mapping {
	return becomes(
		'campaignReport',
		'getStats',
		({ from, note }) => {
			const id = plainValue(from.campaign);
			if (typeof id === 'string' && /^=\s*\{\{\s*\$json\.id\s*\}\}\s*$/.test(id)) {
				note(
					"The campaigns come from the incoming items: 'ID Field' is campaign_id, as V3 calls it.",
				);
				return { level: 'campaign', idSource: 'items', idField: 'campaign_id' };
			}
			if (isExpression(id)) {
				throw new KeepNodeError(
					'V3 reads the results of all items at once, so that each item must hold its ID: choose its field.',
				);
			}
			note(
				`The campaign with the old ID ${String(id)} has another ID in V3: choose the campaign again.`,
			);
			return { level: 'campaign', idSource: 'ids', campaigns: [id] };
		},
		'Results of many campaigns are read in one request.',
		OTHER_RECORDS,
	);
}
