import type { IDataObject } from 'n8n-workflow';

import { additionalFields, ServerError, toResult, TransportError } from '../../kit';
import { readEmail } from '../../constantContactShared/contactForm/values';
import type { ConstantContactApi } from '../api/client';
import { CAMPAIGNS, buildActivityPath, getPrimaryActivityId } from '../campaignActivity/reference';
import { define } from '../operation';
import {
	fromEmailField,
	fromNameField,
	htmlField,
	nameField,
	preheaderField,
	replyToField,
	subjectField,
} from './fields';
import { prepareHtml } from './html';
import { recipientFields, toRecipients } from './recipients';
import { campaignSchema } from './schema';
import { checkSenders } from './senders';

/** The format for custom HTML (V3 API 7). */
const OWN_HTML = 5;

export const createCampaign = define.item({
	value: 'create',
	name: 'Create',
	action: 'Create campaign',
	description: "Create a draft campaign with your own HTML; 'Schedule' sends it",
	requests: 'One per campaign, two with recipients; one for the addresses of the account',
	output: campaignSchema,
	fields: {
		name: nameField,
		subject: subjectField,
		fromName: fromNameField,
		fromEmail: fromEmailField,
		htmlContent: htmlField,
		additionalFields: additionalFields({
			...recipientFields,
			preheader: preheaderField,
			replyToEmail: replyToField,
		}),
	},
	async run({ api, params, hint }) {
		const { name, subject, fromName, fromEmail, htmlContent, additionalFields } = params;
		const { preheader, replyToEmail = fromEmail } = additionalFields;
		const html = prepareHtml(htmlContent, 'HTML Content');
		const senders: Array<[string, string]> = [
			['From Email', fromEmail],
			['Reply-To Email', replyToEmail],
		];
		await checkSenders(api, senders, hint);
		const recipients = await toRecipients(api, additionalFields);
		const content: IDataObject = {
			from_name: fromName,
			from_email: readEmail(fromEmail, 'From Email'),
			reply_to_email: readEmail(replyToEmail, 'Reply-To Email'),
			subject,
			...(preheader !== undefined && { preheader }),
			html_content: html,
		};
		const activities = [{ format_type: OWN_HTML, ...content }];
		const campaign = await api.post(CAMPAIGNS, { name, email_campaign_activities: activities });
		if (Object.keys(recipients).length > 0) await setRecipients(api, campaign, content, recipients);
		return campaign;
	},
});

/** A new campaign doesn't accept recipients (V3 API 7), so they are set once it exists. */
async function setRecipients(
	api: ConstantContactApi,
	campaign: IDataObject,
	content: IDataObject,
	recipients: IDataObject,
): Promise<void> {
	const target = buildActivityPath(getPrimaryActivityId(campaign));
	const { html_content: _html, ...core } = content;
	const result = await toResult(api.put(target, { ...core, ...recipients }));
	if (result.ok) return;
	const { error } = result;
	if (!(error instanceof ServerError || error instanceof TransportError)) throw error;
	const told = `the campaign was created as a draft (ID ${String(campaign.campaign_id)}), but its recipients were not set: ${error.message}`;
	if (error instanceof TransportError) {
		throw new TransportError(error.problem, error.request, told, error.mayHaveActed);
	}
	const { status, request, details, data } = error;
	throw new ServerError({ status, request, serverMessage: told, details, data });
}
