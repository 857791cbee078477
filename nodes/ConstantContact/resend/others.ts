import type { IDataObject } from 'n8n-workflow';

import { collection, InputError, path, schema, text } from '../../kit';
import {
	findActivityId,
	buildActivityPath,
	campaignActivityField,
	REQUESTS_FOR_EMAIL,
} from '../campaignActivity/reference';
import type { ConstantContactApi } from '../api/client';
import { define, plain } from '../operation';
import { resendSchema } from './schema';

export const getAllResends = plain.getAll({
	noun: 'resends',
	description:
		"Retrieve when a campaign is resent to those who did not open it; no items if it isn't",
	requests: REQUESTS_FOR_EMAIL,
	length: 'short',
	output: resendSchema,
	fields: { campaignActivity: campaignActivityField },
	async *pages({ api, params: { campaignActivity } }) {
		const id = await findActivityId(api, campaignActivity);
		yield await readResends(api, id);
	},
});

export const deleteResend = define.item({
	value: 'delete',
	name: 'Delete',
	action: 'Delete resend',
	description: 'Cancel a resend that has not been sent yet',
	requests:
		'Two per campaign, and one to find its activity; one fewer if the ID of the resend is given',
	output: schema.object(
		{
			deleted: { type: 'boolean' },
			campaign_activity_id: { type: 'string' },
			resend_request_id: { type: 'string' },
		},
		['deleted', 'campaign_activity_id'],
	),
	fields: {
		campaignActivity: campaignActivityField,
		options: collection({
			displayName: 'Options',
			fields: {
				resendRequestId: text({
					displayName: 'Resend Request ID',
					description: "Default: the campaign's resend",
				}),
			},
		}),
	},
	async run({ api, params: { campaignActivity, options } }) {
		const id = await findActivityId(api, campaignActivity);
		const request = options.resendRequestId ?? (await findRequestId(api, id));
		await api.delete(`${buildActivityPath(id)}/non_opener_resends${path`/${request}`}`);
		return { deleted: true, campaign_activity_id: id, resend_request_id: request };
	},
});

async function readResends(api: ConstantContactApi, id: string): Promise<IDataObject[]> {
	const resends = await api.list(`${buildActivityPath(id)}/non_opener_resends`);
	return resends.map((resend) => ({ campaign_activity_id: id, ...resend }));
}

/** A campaign has at most one resend (V3 API 7). @throws InputError if it has none */
async function findRequestId(api: ConstantContactApi, id: string): Promise<string> {
	const [resend] = await readResends(api, id);
	if (typeof resend?.resend_request_id === 'string') return resend.resend_request_id;
	throw new InputError(
		'The campaign is not going to be sent again',
		'There is nothing to delete: choose another campaign.',
	);
}
