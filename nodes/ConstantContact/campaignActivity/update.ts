import type { IDataObject } from 'n8n-workflow';

import {
	checkCleared,
	createClearingField,
	InputError,
	nothingToUpdateError,
	removeNulls,
	updateFields,
	withLock,
} from '../../kit';
import { readEmail } from '../../constantContactShared/contactForm/values';
import {
	fromEmailField,
	fromNameField,
	htmlField,
	preheaderField,
	replyToField,
	subjectField,
} from '../campaign/fields';
import { prepareHtml } from '../campaign/html';
import { recipientFields, toRecipients } from '../campaign/recipients';
import { checkSenders } from '../campaign/senders';
import { define } from '../operation';
import { findActivityId, buildActivityPath, campaignActivityField } from './reference';
import { campaignActivitySchema } from './schema';

/** What a PUT clears if it isn't sent; parts returned only on request are kept (V3 API 7). */
const CORE = [
	'from_name',
	'from_email',
	'reply_to_email',
	'subject',
	'preheader',
	'contact_list_ids',
	'segment_ids',
];

/** What an update may clear, and the value sent to clear it. */
const EMPTY: Record<string, IDataObject> = {
	lists: { contact_list_ids: [] },
	preheader: { preheader: '' },
	segment: { segment_ids: [] },
};

export const updateCampaignActivity = define.item({
	value: 'update',
	name: 'Update',
	action: 'Update campaign activity',
	description:
		"Change the content, sender or recipients of a draft campaign; fields you don't set are kept",
	requests:
		'Two per campaign: one to read, one to write; one to find its activity, and one for the addresses of the account',
	output: campaignActivitySchema,
	fields: {
		campaignActivity: campaignActivityField,
		updateFields: updateFields({
			...recipientFields,
			fieldsToClear: createClearingField([
				{ name: 'Lists', value: 'lists' },
				{ name: 'Preheader', value: 'preheader' },
				{ name: 'Segment', value: 'segment' },
			]),
			fromEmail: fromEmailField,
			fromName: fromNameField,
			htmlContent: htmlField,
			preheader: preheaderField,
			replyToEmail: replyToField,
			subject: subjectField,
		}),
	},
	async run({ api, params: { campaignActivity, updateFields }, hint }) {
		const { fromEmail, fromName, htmlContent, preheader, replyToEmail, subject } = updateFields;
		const html = htmlContent === undefined ? undefined : prepareHtml(htmlContent, 'HTML Content');
		const senders: Array<[string, string | undefined]> = [
			['From Email', fromEmail],
			['Reply-To Email', replyToEmail],
		];
		const cleared = pickCleared(updateFields.fieldsToClear ?? [], updateFields);
		await checkSenders(api, senders, hint);
		const changes = removeNulls({
			from_name: fromName,
			from_email: fromEmail && readEmail(fromEmail, 'From Email'),
			reply_to_email: replyToEmail && readEmail(replyToEmail, 'Reply-To Email'),
			subject,
			preheader,
			html_content: html,
			...cleared,
			...(await toRecipients(api, updateFields)),
		});
		if (Object.keys(changes).length === 0) throw nothingToUpdateError();
		const target = buildActivityPath(await findActivityId(api, campaignActivity));
		return await withLock(
			api.getKey(target),
			async () => {
				const current = await api.get(target);
				requireEditable(current);
				const kept = removeNulls(Object.fromEntries(CORE.map((name) => [name, current[name]])));
				return await api.put(target, { ...kept, ...changes });
			},
			api.stopSignal,
		);
	},
});

/** @throws InputError if a field is both cleared and filled in */
function pickCleared(names: string[], filled: Record<string, unknown>): IDataObject {
	checkCleared(names, {
		getLabel: (name) => (EMPTY[name] === undefined ? undefined : name),
		isFilled(name) {
			const value = filled[name];
			return value !== undefined && !(Array.isArray(value) && value.length === 0);
		},
		names: Object.keys(EMPTY),
	});
	return Object.assign({}, ...names.map((name) => EMPTY[name])) as IDataObject;
}

/** @throws InputError for anything that the service never changes (V3 API 7) */
function requireEditable({ current_status: status, role }: IDataObject): void {
	const seen = String(status).toUpperCase();
	if (String(role).toLowerCase() !== 'primary_email') {
		throw new InputError(
			`The activity can't be changed: its role is '${String(role)}'`,
			'Choose the campaign, or the activity that is its email (role primary_email).',
		);
	}
	if (seen === 'DRAFT' || seen === 'DONE') return;
	throw new InputError(
		`The campaign can't be changed: its status is '${String(status)}'`,
		"Choose a draft. 'Unschedule' turns a scheduled campaign back into a draft.",
	);
}
